"""Heads are written down once, and nothing in them can begin another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.interfaces.http.heads import encoded, parted

NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=20).map(str.encode)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40).map(str.encode)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=20))
def test_a_head_reads_as_it_was_written(lines: list[tuple[bytes, bytes]]) -> None:
    assert parted(encoded(lines)) == lines


@pytest.mark.parametrize("bad", [b"a\r\nset-cookie: b", b"a\nb", b"a\rb", b"\r\n\r\n"])
def test_a_line_break_is_not_let_out(bad: bytes) -> None:
    for line in ((b"etag", bad), (bad, b"x")):
        with pytest.raises(ValueError, match="line break"):
            encoded([(b"vary", b"accept"), line])
