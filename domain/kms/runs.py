"""2T, 3T: how many weighings in a row did not rise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.kms.codes import Code, PastWeighing, growth_code, month_number, one_of_month
from domain.people import Sex


@dataclass(frozen=True, kw_only=True)
class Run:
    """Successive weighings with T, up to the newest one."""

    count: int
    """0 when the newest weighing is no T; from 2 on the child is "2T"."""
    has_empty_month: bool
    """A month without weighing lies within the run: say "2T (ada bulan kosong)"."""


def run_without_rise(*, sex: Sex, born: date, weighings: tuple[PastWeighing, ...]) -> Run:
    """Count the successive T up to the newest weighing; one weighing a month counts."""
    count, is_gap_open, has_empty_month = 0, False, False
    for code in _codes_newest_first(sex, born, weighings):
        if code is Code.DID_NOT_RISE:
            count += 1
            has_empty_month = has_empty_month or is_gap_open
        elif code is Code.ABSENT_LAST_MONTH and count:
            is_gap_open = True
        else:
            break
    return Run(count=count, has_empty_month=has_empty_month)


def _codes_newest_first(
    sex: Sex, born: date, weighings: tuple[PastWeighing, ...]
) -> Iterator[Code]:
    """Yield the letter of each month's weighing, from the newest back."""
    in_order = sorted(weighings, key=lambda weighing: weighing.on)
    months = [
        one_of_month(tuple(month))
        for _, month in groupby(in_order, key=lambda weighing: month_number(weighing.on))
    ]
    for weighing in reversed(months):
        yield growth_code(
            sex=sex,
            born=born,
            on=weighing.on,
            weight_g=weighing.weight_g,
            past=weighings,
        ).code
