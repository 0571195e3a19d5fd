"""Which model answers, kept in this process."""

from collections.abc import Mapping
from types import MappingProxyType

from alchemorsel.domain.vocabulary import Feature

NO_OWN: Mapping[Feature, str] = MappingProxyType({})


class MemoryModelChoice:
    """The settings, until somebody selects another default.

    Args:
        configured: the default of the settings.
        own: models that features have for themselves; empty means none. A selection never touches them.
    """

    kept_in = "memory"

    def __init__(self, configured: str, own: Mapping[Feature, str] = NO_OWN) -> None:
        self._configured = configured
        self._own = {feature: name for feature, name in own.items() if name}
        self._selected: str | None = None

    @property
    def default(self) -> str:
        return self._selected or self._configured

    @property
    def selected(self) -> bool:
        return self._selected is not None

    def current(self, feature: Feature) -> str:
        return self._own.get(feature) or self.default

    async def select(self, name: str) -> None:
        self.put(name)

    def put(self, name: str | None) -> None:
        """The default from now on; None for the one of the settings."""
        self._selected = name
