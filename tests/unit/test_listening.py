"""What a start says where its ports are taken: ports that can be had, all of them, and none twice."""

import re
import socket
from collections.abc import Iterator

import pytest

from alchemorsel.bootstrap.listening import Place, listening
from tests.support.ports import free_port

HERE = "127.0.0.1"


@pytest.fixture(name="taken")
def a_taken_port() -> Iterator[int]:
    with socket.create_server((HERE, free_port())) as server:
        yield server.getsockname()[1]


def api(port: int) -> Place:
    return Place(HERE, port, "API_PORT")


def web(port: int) -> Place:
    return Place(HERE, port, "WEB_PORT")


def refusal(*places: Place, avoiding: frozenset[int] = frozenset(), command: str = "") -> str:
    with pytest.raises(SystemExit) as ended:
        listening(*places, avoiding=avoiding, command=command)
    return str(ended.value.code)


def ports_in(told: str) -> tuple[int, int]:
    match = re.search(r"API_PORT=(\d+) WEB_PORT=(\d+) make run$", told)
    assert match is not None, told
    return int(match[1]), int(match[2])


def test_the_port_that_is_advised_is_not_the_neighbours(taken: int) -> None:
    told = refusal(api(taken), web(taken + 1), command="make run")
    assert f"cannot listen on {HERE}:{taken} (Address already in use)" in told
    advised = ports_in(told)
    assert advised[1] == taken + 1
    assert advised[0] > taken + 1


def test_what_is_advised_can_be_had_at_once_even_where_both_are_taken(taken: int) -> None:
    with socket.create_server((HERE, free_port())) as other:
        told = refusal(api(taken), web(other.getsockname()[1]), command="make run")
    assert told.count("cannot listen") == 2
    advised = ports_in(told)
    for listener in listening(api(advised[0]), web(advised[1])):
        listener.close()


def test_two_that_want_the_same_port_are_kept_apart() -> None:
    port = free_port()
    advised = ports_in(refusal(api(port), web(port), command="make run"))
    assert advised[0] == port != advised[1]


def test_one_alone_leaves_the_port_of_the_other_to_it(taken: int) -> None:
    told = refusal(api(taken), avoiding=frozenset({taken + 1}))
    match = re.search(r"Choose another: API_PORT=(\d+)$", told)
    assert match is not None, told
    assert int(match[1]) > taken + 1


def test_an_address_that_is_not_ours_is_not_cured_by_a_port() -> None:
    told = refusal(Place("192.0.2.1", 8080, "API_PORT"))
    assert "cannot listen on 192.0.2.1:8080" in told
    assert "Choose" not in told


def test_sockets_come_in_the_order_of_their_places() -> None:
    ports = [free_port(), free_port()]
    first, second = listening(api(ports[0]), web(ports[1]))
    with first, second:
        assert [each.getsockname()[1] for each in (first, second)] == ports
