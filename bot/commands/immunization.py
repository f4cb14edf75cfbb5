"""`sapa immunization`: what the programme says about every child of a file of cases or a sheet."""

import json
from collections.abc import Callable
from datetime import date
from io import TextIOWrapper
from typing import Any, BinaryIO

from rich.console import Console

from bot.whole_files import (
    STANDARD_STREAM,
    BadSheetError,
    called,
    opened,
    refuse_same,
    written,
)
from documents.immunization_sheet import SheetError, Summary, convert
from domain.immunization import current_schedule
from domain.immunization.cases import CaseError, answer_child, answer_woman

Answer = Callable[[dict[str, Any]], dict[str, Any]]
KINDS: dict[str, Answer] = {"cases": answer_child, "wus_cases": answer_woman}


def run(source: str, target: str, *, today: date) -> int:
    """Write a file with its answers; 0 even when rows had errors, 1 when nothing was written."""
    complaints = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        refuse_same(source, target)
        with opened(source) as binary:
            summary = _answered(source, binary, target, today)
    except BadSheetError as bad:
        complaints.print(str(bad), markup=False)
        return 1
    errors = (
        f"{summary.rows_with_errors:,} with an error" if summary.rows_with_errors else "no errors"
    )
    complaints.print(f"{summary.rows:,} answered, {errors}", markup=False)
    return 0


def _answered(source: str, binary: BinaryIO, target: str, today: date) -> Summary:
    text = TextIOWrapper(binary, encoding="utf-8", newline="")
    name = called(source, "input")
    try:
        if _is_json(source, text):
            cases = _read_cases(text)
            summary = _answer_cases(cases)
            with written(target) as result:
                result.write(json.dumps(cases, ensure_ascii=False, indent=1).encode() + b"\n")
            return summary
        with written(target) as result:
            out = TextIOWrapper(result, encoding="utf-8", newline="")
            summary = convert(text, out, today=today)
            out.flush()
            out.detach()  # else the stream would be closed with it
            return summary
    except SheetError as unusable:
        raise BadSheetError(f"{name} cannot be used: {unusable}") from None
    except UnicodeDecodeError:
        raise BadSheetError(f"{name} cannot be used: it is not UTF-8 text") from None
    finally:
        text.detach()


def _is_json(source: str, text: TextIOWrapper) -> bool:
    """Go by the name of the file; a pipe is looked into."""
    if source != STANDARD_STREAM:
        return source.lower().endswith(".json")
    head = text.buffer.peek(1_000) if hasattr(text.buffer, "peek") else b""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["}


def _read_cases(text: TextIOWrapper) -> dict[str, Any]:
    try:
        read = json.loads(text.read().removeprefix("\ufeff"))
    except json.JSONDecodeError as wrong:
        raise SheetError(f"line {wrong.lineno} is no JSON: {wrong.msg}") from None
    cases = {"cases": read} if isinstance(read, list) else read
    if not isinstance(cases, dict) or not any(kind in cases for kind in KINDS):
        raise SheetError('it holds neither "cases" nor "wus_cases"')
    for kind in KINDS:
        if not isinstance(cases.get(kind, []), list):
            raise SheetError(f"{kind} is no list")
    return cases


def _answer_cases(cases: dict[str, Any]) -> Summary:
    """Put `expected`, or an `error`, into every case."""
    cases["ruleset"] = current_schedule().ruleset
    count = with_errors = 0
    for kind, answer in KINDS.items():
        for place, case in enumerate(cases.get(kind, [])):
            count += 1
            if not isinstance(case, dict):
                raise SheetError(f"{kind}[{place}] is no object")
            case.pop("error", None)
            case.pop("expected", None)
            try:
                case["expected"] = answer(case.get("input", {}))
            except CaseError as wrong:
                case["error"] = str(wrong)
                with_errors += 1
    return Summary(rows=count, rows_with_errors=with_errors)
