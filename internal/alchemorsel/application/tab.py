"""Keeps the tab of one request: how many upstream calls it made, and how long it waited for models."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Tab:
    """`calls` were made upstream; `model_s` seconds went by between asking a model and its last word."""

    __slots__ = ("calls", "model_s")

    def __init__(self) -> None:
        self.calls = 0
        self.model_s = 0.0


_current: ContextVar[Tab | None] = ContextVar("tab", default=None)


@contextmanager
def open_tab() -> Iterator[Tab]:
    """A tab of its own for what happens inside, in this task and those it starts; an outer one is charged as well."""
    outer, tab = _current.get(), Tab()
    token = _current.set(tab)
    try:
        yield tab
    finally:
        _current.reset(token)
        if outer is not None:
            outer.calls += tab.calls
            outer.model_s += tab.model_s


def current_tab() -> Tab:
    """The innermost open one; where there is none, one that nobody reads."""
    return _current.get() or Tab()
