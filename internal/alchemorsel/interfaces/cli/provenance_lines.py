"""Who answered, in one line; and a banner nobody can miss where a stand-in did."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from alchemorsel.domain.provenance import Attempt, Provenance
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.cli.console import plain

_ANSWERED = "answered"


def print_provenance(console: Console, provenance: Provenance) -> None:
    """The last lines of every page."""
    failed = [attempt for attempt in provenance.attempts if attempt.outcome != _ANSWERED]
    console.print()
    if provenance.degraded:
        console.print(Text(_stand_in(provenance, failed), style="bold yellow"))
    else:
        console.print(Text(said_by(provenance), style="dim"))
    style = "yellow" if provenance.degraded else "dim"
    for line in each_once(why_not(attempt) for attempt in failed):
        console.print(Padding(Text(line, style=style), (0, 0, 0, 2), expand=False))


def said_by(provenance: Provenance) -> str:
    """`llama3.2:3b on ollama, 3.2 s`."""
    if provenance.provider is Provider.MOCK:
        return f"the rule kitchen ({plain(provenance.model)}), {provenance.seconds:.1f} s"
    return f"{plain(provenance.model)} on {provenance.provider}, {provenance.seconds:.1f} s"


def why_not(attempt: Attempt) -> str:
    """Why an earlier one did not answer, and what would help."""
    model = f" ({plain(attempt.model)})" if attempt.model else ""
    words = [plain(attempt.reason or attempt.outcome), plain(attempt.suggestion or "")]
    return f"{attempt.provider}{model}: {' '.join(word for word in words if word)}"


def each_once(lines: Iterable[str]) -> Iterator[str]:
    """Lines that repeat the one before them become one, with their number."""
    for line, same in groupby(lines):
        times = len(list(same))
        yield line if times == 1 else f"{line} ({times} times)"


def _stand_in(provenance: Provenance, failed: Sequence[Attempt]) -> str:
    if provenance.provider is not Provider.MOCK:
        return f"A STAND-IN ANSWERED: {said_by(provenance)}"
    why = "; no model answered:" if failed else "; no model was asked."
    return f"THE RULE KITCHEN ANSWERED, not a language model{why}"
