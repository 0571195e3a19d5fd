"""Renders the parts of the status page, each by itself: what has not changed is not sent again."""

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from markupsafe import Markup

from alchemorsel.interfaces.web import status_words
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.kitchen_status import Look
from alchemorsel.interfaces.web.posting import TOKEN
from alchemorsel.interfaces.web.rendering import environment
from alchemorsel.interfaces.web.sparkline import HEIGHT, WIDTH, sparkline
from alchemorsel.interfaces.web.trouble import trouble_of
from alchemorsel.interfaces.web.visit import Visit

NAMES = ("jobs", "providers", "models", "cache", "recent")


class Part(msgspec.Struct, frozen=True):
    """`digest` is equal where nothing has changed."""

    name: str
    html: Markup
    digest: str


def parts_of(visit: Visit, seen: Look) -> tuple[Part, ...]:
    """Every part as it is now, in the visitor's language."""
    return tuple(_parts(visit, seen))


def _parts(visit: Visit, seen: Look) -> Iterator[Part]:
    facts = _facts(visit, seen)
    for name in NAMES:
        html = environment(visit.language).get_template(f"status_{name}.html").render(facts)
        digest = blake2b(html.encode("utf-8", "replace"), digest_size=6).hexdigest()
        # The template has escaped everything that was not its own.
        yield Part(name, Markup(html), digest)  # noqa: S704


def _facts(visit: Visit, seen: Look) -> dict[str, Any]:
    words = visit.words
    recent = seen.recent
    calls = {} if isinstance(recent, ApiFailure) else {each.provider: each.seconds for each in recent.calls}
    return {
        "visit": visit,
        "token_field": TOKEN,
        "jobs": visit.site.desk.jobs.all,
        "health": _or_none(seen.health),
        "models": _or_none(seen.models),
        "cache": _or_none(seen.cache),
        "recent": _or_none(recent),
        "has_ollama": seen.has_ollama,
        "has_cache": seen.has_cache,
        "troubles": {
            name: trouble_of(part, words)
            for name in ("health", "models", "cache", "recent")
            if isinstance(part := getattr(seen, name), ApiFailure)
        },
        "said": status_words,
        "sparks": {provider: sparkline(seconds) for provider, seconds in calls.items()},
        "box": (WIDTH, HEIGHT),
        "bytes": partial(status_words.bytes_text, words=words),
        # A filter of its own: what the API calls a failure is not ours to trust.
        "reason": lambda code: words.gettext(status_words.REASONS.get(code, code)),
        "trouble_of": lambda failure: trouble_of(failure, words),
    }


def _or_none(part: Any) -> Any:
    return None if isinstance(part, ApiFailure) else part
