"""Reads the file of common wishes, wherever it is named: by the settings or on the command line."""

from pathlib import Path

from alchemorsel.application.warmup_list import WarmUpList, read_list
from alchemorsel.config.settings import Settings
from alchemorsel.domain.errors import InvalidRequest

INSTALLED = Path(__file__).parents[3]
"""What the shipped files lie below, whatever folder the service is started from."""


def wishes_of(settings: Settings) -> WarmUpList:
    """The list of the settings, which is the shipped one where they name none.

    Raises:
        InvalidRequest: it cannot be read, or what it holds is no list of wishes.
    """
    named = Path(settings.cache_warmup_file)
    shipped = settings.sources.get("cache_warmup_file", "default") == "default"
    file = INSTALLED / named if shipped else named
    return _list_at(file, suggestion="ALCHEMORSEL_CACHE_WARMUP_FILE says where it is.")


def wishes_in(file: str) -> WarmUpList:
    """The list that the command line names; raises as `wishes_of`."""
    return _list_at(Path(file), suggestion="--file takes its path; without it, the list of the settings is asked.")


def _list_at(file: Path, *, suggestion: str) -> WarmUpList:
    try:
        text = file.read_bytes()
    except OSError as error:
        raise InvalidRequest(
            f"{file}: the list of wishes cannot be read ({error.strerror}).", suggestion=suggestion
        ) from None
    return read_list(text, str(file))
