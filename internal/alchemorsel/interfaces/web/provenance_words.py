"""Who answered, in one line; why others did not; and how old it is."""

from collections.abc import Callable, Iterator
from datetime import datetime

from alchemorsel.domain.provenance import Attempt, Provenance
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.web.amounts import number_text
from alchemorsel.interfaces.web.catalogue import Catalogue

_ANSWERED = "answered"
_SHORTEST_S = 0.1
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400


def provenance_line(provenance: Provenance, *, remembered: bool, now: datetime, words: Catalogue) -> str:
    """`llama3.2:3b on your own Ollama, 3.2 s; from the cache, 12 minutes old`."""
    age_s = (now - provenance.generated_at).total_seconds()
    age = age_text(age_s, words)
    first = f"{who(provenance.provider, provenance.model, words)}, {_took(provenance.seconds, words)}"
    if remembered:
        return f"{first}; " + words.gettext("from the cache, %(age)s old") % {"age": age}
    return first if age_s < _MINUTE_S else f"{first}; " + words.gettext("%(age)s old") % {"age": age}


def who(provider: Provider, model: str, words: Catalogue) -> str:
    """A provider as people call it, with its model."""
    says: dict[Provider, Callable[[], str]] = {
        Provider.OLLAMA: lambda: words.gettext("%(model)s on your own Ollama"),
        Provider.OPENAI: lambda: words.gettext("%(model)s at OpenAI or the like"),
        Provider.MOCK: lambda: words.gettext("the rule kitchen (%(model)s)"),
        Provider.TABLE: lambda: words.gettext("the foods table (%(model)s)"),
    }
    return says[provider]().replace("%(model)s", model)


def failed_attempts(provenance: Provenance, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Who was asked before, and why they did not answer; those who said the same twice are told once."""
    return tuple(dict.fromkeys(_failed(provenance, words)))


def age_text(seconds: float, words: Catalogue) -> str:
    """Whole seconds, minutes, hours or days, whichever says it in the fewest words."""
    whole = max(0, int(seconds))
    if whole < _MINUTE_S:
        return words.ngettext("%(n)d second", "%(n)d seconds", whole) % {"n": whole}
    if whole < _HOUR_S:
        return words.ngettext("%(n)d minute", "%(n)d minutes", whole // _MINUTE_S) % {"n": whole // _MINUTE_S}
    if whole < _DAY_S:
        return words.ngettext("%(n)d hour", "%(n)d hours", whole // _HOUR_S) % {"n": whole // _HOUR_S}
    return words.ngettext("%(n)d day", "%(n)d days", whole // _DAY_S) % {"n": whole // _DAY_S}


def _took(seconds: float, words: Catalogue) -> str:
    if seconds < _SHORTEST_S:
        return f"< {number_text(_SHORTEST_S, words)} s"
    return f"{number_text(round(seconds, 1), words)} s"


def _failed(provenance: Provenance, words: Catalogue) -> Iterator[tuple[str, str]]:
    for attempt in provenance.attempts:
        if attempt.outcome != _ANSWERED:
            yield who(attempt.provider, attempt.model or "?", words), _why(attempt)


def _why(attempt: Attempt) -> str:
    return " ".join(filter(None, (attempt.reason or attempt.outcome, attempt.suggestion)))
