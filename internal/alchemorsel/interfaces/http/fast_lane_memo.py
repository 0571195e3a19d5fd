"""Knows under which key the answer to a body is remembered, as long as that holds."""

from collections import OrderedDict

from litestar.types import Scope

from alchemorsel.application.cache import CacheOrigin

MOST = 8192
"""Bodies whose keys are known; each takes about half a kilobyte."""
Mark = tuple[str, bytes, bytes, bytes]
"""The path, how the body is labelled, and its digest."""
_KEY = "remembered_as"
_QUICK = "from_memory"


class Memo:
    """Bounded, the least recently used goes first; another version of the keys empties it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._version: object = None
        self._keys: OrderedDict[Mark, str] = OrderedDict()

    def __len__(self) -> int:
        return len(self._keys)

    def key_of(self, mark: Mark, version: object) -> str | None:
        self._keep_to(version)
        key = self._keys.get(mark)
        if key is not None:
            self._keys.move_to_end(mark)
        return key

    def learn(self, mark: Mark, version: object, key: str) -> None:
        """Take note, unless the keys have another version by now."""
        if version != self._version:
            return
        self._keys[mark] = key
        if len(self._keys) > self._most:
            self._keys.popitem(last=False)

    def _keep_to(self, version: object) -> None:
        if version != self._version:
            self._keys.clear()
            self._version = version


def note_key(scope: Scope, origin: CacheOrigin) -> None:
    """Tell those around where an answer is remembered, if it is."""
    if origin.key and (origin.is_hit or origin.stored):
        scope["state"][_KEY] = origin.key


def noted_key(scope: Scope) -> str | None:
    """What was noted while this request was answered."""
    return scope["state"].get(_KEY)


def passed_quickly(scope: Scope) -> None:
    """Tell those around that this one was answered before any routing."""
    scope["path_template"] = scope["path"]
    scope["state"][_QUICK] = True


def is_quick(scope: Scope) -> bool:
    """Whether it was."""
    return _QUICK in scope["state"]
