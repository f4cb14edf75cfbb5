"""Figures that belong to another child: they fit a neighbour in the list and not this one."""

from domain.growth.expectation import Subject, is_as_expected
from domain.growth.slip_rules import Field
from domain.growth.slips import Fine, Impossible, Report, Swapped, check


def looks_like_other(report: Report, subject: Subject, other: Subject) -> bool:
    """Tell whether both figures are far from this child's and near the other's."""
    return (
        is_far(report, subject)
        and all(_fits(report, other, field) for field in Field)
        and isinstance(check(report, other), Fine)
    )


def is_far(report: Report, subject: Subject) -> bool:
    """Tell whether both figures are far from this child's.

    A slip of the hand that explains the figures by itself comes first.
    """
    verdict = check(report, subject)
    is_explained = isinstance(verdict, Fine | Swapped) or (
        isinstance(verdict, Impossible) and verdict.proposal is not None
    )
    return not is_explained and not any(_fits(report, subject, field) for field in Field)


def _fits(report: Report, subject: Subject, field: Field) -> bool:
    """Tell whether a figure lies near what is expected of a child who was measured before."""
    value = report.value(field)
    if value is None or subject.last(field) is None:
        return False
    return is_as_expected(subject, field, value)
