"""The service without its `gc.freeze()`, to be compared with."""

import gc

from alchemorsel.bootstrap.api import main


def _leave() -> None:
    """Freeze nothing."""


gc.freeze = _leave
main()
