"""A log that tells only what goes wrong: a measurement prints its figures alone."""

import logging

import structlog


def quiet_log() -> None:
    """Leave out what is told of every message."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
