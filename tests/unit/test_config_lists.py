from ipaddress import ip_network
from typing import Any

import pytest

from alchemorsel.config.kinds import Kind
from alchemorsel.config.lists import host_names, networks, origins

TAKEN: list[tuple[Kind[Any], str, object]] = [
    (origins(), "", ()),
    (origins(), "https://A.example, http://b:8080", ("https://a.example", "http://b:8080")),
    (origins(), "https://a:443,http://a:80,http://a", ("https://a", "http://a")),
    (origins(), "http://[::1]:3010", ("http://[::1]:3010",)),
    (host_names(), "Kitchen.Example, box", ("kitchen.example", "box")),
    (host_names(), "10.0.0.5,fe80::1", ("10.0.0.5", "fe80::1")),
    (networks(), "10.0.0.1/8", (ip_network("10.0.0.0/8"),)),
    (networks(), "127.0.0.1,2001:db8::/32", (ip_network("127.0.0.1/32"), ip_network("2001:db8::/32"))),
]
NOT_TAKEN: list[tuple[Kind[Any], str]] = [
    *[(origins(), word) for word in ("*", "null", "a.example", "https://", "https://a/", "https://a,", "https://*.a")],
    *[(host_names(), word) for word in ("a:80", "a b", ",", "-a", "http://a", "a/")],
    *[(networks(), word) for word in ("0.0.0.0/0", "::/0", "10.0.0.0/33", "example.com", "10.0.0.1,")],
]


@pytest.mark.parametrize(("kind", "given", "value"), TAKEN)
def test_a_list_means_its_values_and_writes_them_again(kind: Kind[Any], given: str, value: object) -> None:
    assert kind.parse(given) == value
    assert kind.parse(kind.write(kind.parse(given))) == value


@pytest.mark.parametrize(("kind", "given"), NOT_TAKEN)
def test_one_wrong_value_spoils_the_list(kind: Kind[Any], given: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the given one; only the kind of error matters
        kind.parse(given)
