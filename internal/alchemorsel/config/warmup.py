"""Reads the file of common wishes, wherever it is named: by the settings or on the command line."""

from pathlib import Path

from alchemorsel.application.warmup_list import WarmUpList, read_list
from alchemorsel.domain.errors import InvalidRequest


def load_list(path: str) -> WarmUpList:
    """The list in this file.

    Raises:
        InvalidRequest: it cannot be read, or what it holds is no list of wishes.
    """
    try:
        text = Path(path).read_bytes()
    except OSError as error:
        raise InvalidRequest(
            f"{path}: the list of wishes cannot be read ({error.strerror}).",
            suggestion="ALCHEMORSEL_CACHE_WARMUP_FILE says where it is.",
        ) from None
    return read_list(text, path)
