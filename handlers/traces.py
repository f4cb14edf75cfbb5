"""Where a defect happened, without what it was about: messages of errors may quote people."""

from traceback import extract_tb

import structlog

log = structlog.get_logger()

DEEPEST = 6


def log_defect(event: str, defect: BaseException, **values: object) -> None:
    """Log a defect that is dealt with, under the name of the event."""
    log.error(event, trace=trace_of(defect), **values)


def trace_of(defect: BaseException) -> str:
    """Name the kind of a defect and the deepest places it passed through."""
    places = [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}"
        for frame in extract_tb(defect.__traceback__)
    ]
    return f"{type(defect).__name__} at {' > '.join(places[-DEEPEST:])}"
