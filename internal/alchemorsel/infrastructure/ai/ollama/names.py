"""Ollama's rules for when two model names mean the same model."""

_DEFAULTS = ("registry.ollama.ai/", "library/")


def canonical(name: str) -> str:
    """The name without the default registry and namespace, in lower case, with its tag."""
    short = name.strip().lower()
    for prefix in _DEFAULTS:
        short = short.removeprefix(prefix)
    return short if ":" in short.rpartition("/")[2] else f"{short}:latest"


def is_same(one: str, other: str) -> bool:
    return canonical(one) == canonical(other)
