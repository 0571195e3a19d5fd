"""Keeps the tab of one request: the upstream calls it made, and how long it waited for models and for Redis."""

import time
from contextvars import ContextVar, Token


class RedisWaits:
    """One request's waits: `total_s` seconds in all; the first `past_s` of them are charged to its patience no more."""

    __slots__ = ("past_s", "total_s")

    def __init__(self) -> None:
        self.total_s = self.past_s = 0.0


class Tab:
    """`calls` were made upstream; `model_s` seconds went by between asking a model and its last word.

    Args:
        outer: of the same request; `began`, in seconds of `perf_counter`, and `redis` are the request's own.
    """

    __slots__ = ("began", "calls", "model_s", "redis")

    def __init__(self, outer: "Tab | None" = None) -> None:
        self.calls = 0
        self.model_s = 0.0
        self.began: float = time.perf_counter() if outer is None else outer.began
        self.redis: RedisWaits = RedisWaits() if outer is None else outer.redis


_current: ContextVar[Tab | None] = ContextVar("tab", default=None)


class open_tab:  # noqa: N801 - used like a function; as a generator it would cost every request three times as much
    """A tab of its own for what happens inside, in this task and those it starts; an outer one is charged as well."""

    __slots__ = ("_outer", "_tab", "_token")

    def __enter__(self) -> Tab:
        self._outer = _current.get()
        self._tab = Tab(self._outer)
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
