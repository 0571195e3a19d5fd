"""Log lines on stderr: coloured for people, JSON for programs, the same for our own and the libraries'."""

import logging
import sys

import structlog
from structlog.typing import Processor

_QUIET = ("httpx", "httpcore", "openai", "asyncio", "uvicorn.access")
"""Libraries that tell of every request they make or see; at `debug` they may."""


def set_up_logs(*, level: str, as_json: bool) -> None:
    """Send everything through one formatter.

    Args:
        level: debug, info, warning or error; lines below it are not made.
        as_json: one JSON object a line instead of coloured text.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=_rendering(as_json=as_json))
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(number)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(number, logging.WARNING) if number > logging.DEBUG else number)


def _rendering(*, as_json: bool) -> list[Processor]:
    without_meta: Processor = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if as_json:
        return [without_meta, structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # The colourful traceback shows what every variable held: keys, wishes, whole pages.
    plain = structlog.dev.plain_traceback
    return [without_meta, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
