import io

import pytest
from rich.console import Console

from alchemorsel.application.call import Asking, Event, Reset, Wrote, silent
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.cli.console import plain
from alchemorsel.interfaces.cli.waiting import said, waiting


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Asking(Provider.OLLAMA, "llama3.2:3b"), "asking llama3.2:3b on ollama"),
        (Wrote("x", 42), "writing: 42 tokens"),
        (Reset("the answer was cut"), "once more: the answer was cut"),
    ],
)
def test_the_moving_line_says_what_happens(event: Event, words: str) -> None:
    assert said(event) == words


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_moves_where_nobody_looks(*, quiet: bool) -> None:
    out = io.StringIO()
    with waiting(Console(file=out, force_terminal=quiet), quiet=quiet) as progress:
        assert progress is silent
    assert out.getvalue() == ""


def test_a_person_at_a_terminal_sees_the_line_move() -> None:
    out = io.StringIO()
    with waiting(Console(file=out, force_terminal=True, width=80), quiet=False) as progress:
        progress(Wrote("x", 42))
    assert "writing: 42 tokens" in out.getvalue()


def test_text_of_models_is_made_harmless() -> None:
    assert plain("a\x1b[31m\u202eb\n c\u200d") == "a [31m b c\u200d"
