"""Keeps the tab of one request: how many upstream calls it made, and how long it waited for models."""

from contextvars import ContextVar, Token


class Tab:
    """`calls` were made upstream; `model_s` seconds went by between asking a model and its last word."""

    __slots__ = ("calls", "model_s")

    def __init__(self) -> None:
        self.calls = 0
        self.model_s = 0.0


_current: ContextVar[Tab | None] = ContextVar("tab", default=None)


class open_tab:  # noqa: N801 - used like a function; as a generator it would cost every request three times as much
    """A tab of its own for what happens inside, in this task and those it starts; an outer one is charged as well."""

    __slots__ = ("_outer", "_tab", "_token")

    def __enter__(self) -> Tab:
        self._outer = _current.get()
        self._tab = Tab()
        self._token: Token[Tab | None] = _current.set(self._tab)
        return self._tab

    def __exit__(self, *_exc: object) -> None:
        _current.reset(self._token)
        if self._outer is not None:
            self._outer.calls += self._tab.calls
            self._outer.model_s += self._tab.model_s


def current_tab() -> Tab:
    """The innermost open one; where there is none, one that nobody reads."""
    return _current.get() or Tab()
