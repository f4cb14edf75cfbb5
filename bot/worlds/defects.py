"""Defects where a person is trying things out: told once, and never the end of everything."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

DEFECTS = (LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError)
"""What a mistake in our own code raises: one conversation ends, the others go on."""


def tell_once() -> None:
    """Write defects to the standard error stream, of five attempts the first, and nothing else."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _first_attempt,
            structlog.processors.LogfmtRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def _first_attempt(
    _logger: object, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    if event.get("attempt", 1) != 1:
        raise structlog.DropEvent
    return event
