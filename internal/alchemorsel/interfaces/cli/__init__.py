"""The command line: asks the kitchen as a person or a script would, and tells the truth with its exit code."""

from alchemorsel.interfaces.cli.app import make_cli
from alchemorsel.interfaces.cli.banner import Found, banner
from alchemorsel.interfaces.cli.wiring import Wiring

__all__ = ["Found", "Wiring", "banner", "make_cli"]
