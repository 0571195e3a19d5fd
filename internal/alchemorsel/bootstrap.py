"""The composition root: the only module that knows everybody."""


def api() -> None:
    """Serve the HTTP API until told to stop."""


def cli() -> None:
    """Run one command of the operator's command line."""
