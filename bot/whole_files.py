"""Files that commands read and write: a pipe or a file, and a result never half-written."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

STANDARD_STREAM = "-"


class BadSheetError(Exception):
    """A file that cannot be read, used or written; the message names it and says why."""


def refuse_same(source: str, target: str) -> None:
    """Refuse to write over what is read."""
    if STANDARD_STREAM in {source, target}:
        return
    if Path(source).resolve() == Path(target).resolve() or (
        Path(source).exists() and Path(target).exists() and Path(source).samefile(target)
    ):
        raise BadSheetError(f"{target} is the input itself: give the result another name")


@contextmanager
def opened(source: str) -> Iterator[BinaryIO]:
    """Open what is read."""
    if source == STANDARD_STREAM:
        yield sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as binary:
            yield binary
    except OSError as error:
        raise BadSheetError(f"{source} cannot be read: {error.strerror}") from None


@contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """Open what is written; a file takes its name when it is whole and safely on the disk."""
    path = Path(target).resolve()  # a link stays a link
    try:
        if target == STANDARD_STREAM:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif path.exists() and not stat.S_ISREG(path.stat().st_mode):
            with path.open("wb") as device:  # a pipe or /dev/null, which nothing must replace
                yield device
        else:
            with _replacing(path) as file:
                yield file
    except OSError as error:
        raise BadSheetError(
            f"{called(target, 'output')} cannot be written: {error.strerror}"
        ) from None


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside a file and rename at the end; after any error the old file is as it was."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def called(name: str, kind: str) -> str:
    """Name a file in a complaint; a pipe by what it is for."""
    return f"the {kind}" if name == STANDARD_STREAM else name
