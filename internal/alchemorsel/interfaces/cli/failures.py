"""Tells a person on stderr what went wrong and what to do next; never a trace."""

from rich.console import Console
from rich.text import Text

from alchemorsel.domain.errors import AlchemorselError, BadAnswer, InvalidRequest, Unavailable
from alchemorsel.interfaces.cli.console import for_messages, plain
from alchemorsel.interfaces.cli.provenance_lines import each_once, why_not
from alchemorsel.interfaces.cli.wish import flag_of


def tell(error: AlchemorselError) -> None:
    """The detail, what belongs to it, and the suggestion."""
    console = for_messages()
    _line(console, "No: " if isinstance(error, InvalidRequest) else "No answer: ", error.detail, "bold red")
    for label, text in _more(error):
        _line(console, f"  {label}: ", text, "bold")
    if error.suggestion:
        _line(console, "Try: ", error.suggestion, "bold green")


def tell_bug(error: Exception) -> None:
    """An error nobody foresaw."""
    said = f"this is a mistake in Alchemorsel itself ({type(error).__name__})."
    _line(for_messages(), "Sorry: ", said, "bold red")
    _line(for_messages(), "Try: ", "the same with --log-level debug shows where, for a report.", "bold green")


def _more(error: AlchemorselError) -> list[tuple[str, str]]:
    more: list[tuple[str, str]] = []
    if isinstance(error, InvalidRequest):
        more += [("where", flag_of(error.field))] if error.field else []
        more += [("allowed", ", ".join(error.allowed))] if error.allowed else []
    if isinstance(error, Unavailable):
        tried = each_once(why_not(attempt) for attempt in error.attempts)
        more += [(who, why) for who, _, why in (line.partition(": ") for line in tried)]
    if isinstance(error, BadAnswer):
        more += [(str(finding.severity), finding.explanation) for finding in error.findings]
    if isinstance(error, Unavailable) and error.retry_after_s is not None:
        more.append(("again in", f"{error.retry_after_s:.0f} s"))
    return more


def _line(console: Console, label: str, text: str, style: str) -> None:
    console.print(Text.assemble((label, style), plain(text)), soft_wrap=not console.is_terminal)
