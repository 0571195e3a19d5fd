"""What may be a local model's name, when two names mean one model, and which names an operator allows."""

import re
from fnmatch import fnmatchcase

import msgspec

from alchemorsel.domain.errors import InvalidRequest

LONGEST_NAME = 256

_DEFAULTS = ("registry.ollama.ai/", "library/")
_NAMESPACE = r"[A-Za-z0-9_][A-Za-z0-9_-]{0,79}"
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}"
_LOCAL = re.compile(rf"(?:{_NAMESPACE}/)?{_PART}(?::{_PART})?")
_FORM = "[namespace/]model[:tag]"
_LONGEST_ECHO = 60
_SEGMENTS_WITH_HOST = 3  # host, namespace, model


def canonical(name: str) -> str:
    """The name without the default registry and namespace, in lower case, with its tag."""
    short = name.strip().lower()
    for prefix in _DEFAULTS:
        short = short.removeprefix(prefix)
    return short if ":" in short.rpartition("/")[2] else f"{short}:latest"


def is_same(one: str, other: str) -> bool:
    return canonical(one) == canonical(other)


def is_cloud(name: str) -> bool:
    """Whether Ollama would pass the question on to its makers instead of answering it here."""
    model, _, tag = canonical(name).rpartition(":")
    return tag == "cloud" or tag.endswith("-cloud") or model.endswith("-cloud")


def names_a_registry(name: str) -> bool:
    """Whether the first part is a host: Ollama would contact whoever the name says."""
    first, *rest = name.strip().split("/")
    return len(rest) + 1 >= _SEGMENTS_WITH_HOST or (bool(rest) and bool(set(first) & set(".:")))


def patterns_of(text: str) -> tuple[str, ...]:
    """The globs of a comma-separated list."""
    return tuple(pattern for part in text.split(",") if (pattern := part.strip().lower()))


def is_allowed(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a glob fits the canonical name; a glob without a tag fits every tag."""
    short = canonical(name)
    return any(fnmatchcase(short, pattern if ":" in pattern else f"{pattern}:*") for pattern in patterns)


class NamePolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Which names may reach Ollama.

    Args:
        allowed: globs over canonical names, as `patterns_of` reads them.
        trusted: names the operator configured; these pass whatever they look like.
    """

    allowed: tuple[str, ...] = ("*",)
    trusted: tuple[str, ...] = ()

    def check(self, name: str) -> str:
        """The name without blanks around it.

        Raises:
            InvalidRequest: it is no local model's name, or not an allowed one.
        """
        name = name.strip()
        if any(is_same(name, trusted) for trusted in self.trusted):
            return name
        if names_a_registry(name):
            raise _invalid(name, "names a registry, and models are pulled from Ollama's own only", _FORM)
        if not _LOCAL.fullmatch(name):
            raise _invalid(name, "is no name of a model", _FORM)
        if is_cloud(name):
            raise _invalid(name, "runs in Ollama's cloud, and only local models answer here", _FORM)
        if not is_allowed(name, self.allowed):
            raise _invalid(name, "is not among the models allowed here", *self.allowed)
        return name


def _invalid(name: str, what: str, *allowed: str) -> InvalidRequest:
    shown = name if len(name) <= _LONGEST_ECHO else f"{name[:_LONGEST_ECHO]}..."
    return InvalidRequest(
        f"{shown!a} {what}.",
        field="name",
        allowed=allowed,
        suggestion="Write it as [namespace/]model[:tag], such as llama3.2:3b."
        if _FORM in allowed
        else "Choose another, or let the operator widen ALCHEMORSEL_OLLAMA_ALLOWED_MODELS.",
    )
