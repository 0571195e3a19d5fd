"""What is read together is said in one command, and everybody gets what is theirs."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import ResponseError

from alchemorsel.infrastructure.cache.folding import Words, folded, unfolded

STORE = {"a": b"1", "b": b"2", "c": None}
COMMANDS = st.one_of(
    st.sampled_from(sorted(STORE)).map(lambda key: ("GET", key)),
    st.sampled_from(sorted(STORE)).map(lambda key: ("UNLINK", key)),
    st.sampled_from(sorted(STORE)).map(lambda key: ("EVAL", "return 1", 1, key)),
)


def answer(words: Words) -> Any:
    match words:
        case ("GET", key):
            return STORE[key]
        case ("MGET", *keys):
            return [STORE[key] for key in keys]
    return words


@given(st.lists(COMMANDS, min_size=1, max_size=12))
def test_folding_changes_no_reply(commands: list[Words]) -> None:
    said = folded(commands)
    assert unfolded(commands, [answer(words) for words in said]) == [answer(words) for words in commands]
    assert len([words for words in said if words[0] in {"GET", "MGET"}]) <= 1


def test_a_fault_of_the_reading_is_everybodys() -> None:
    fault = ResponseError("no")
    commands: list[Words] = [("GET", "a"), ("UNLINK", "b"), ("GET", "c")]
    assert unfolded(commands, [fault, 1]) == [fault, 1, fault]
