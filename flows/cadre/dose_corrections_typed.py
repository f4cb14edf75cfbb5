"""Words of a cadre or a midwife that put a recorded vaccine right, as the start of a talk."""

from collections.abc import Sequence
from typing import Any

from dialog.input.dose_corrections import read_dose_correction
from dialog.turn import Go
from domain.immunization import SpokenDose
from flows.cadre.dose_line import read_typed


def correction_in(typed: str) -> Go | None:
    """Read 'salah, bukan dpt3 tapi ipv1'; None when no recorded vaccine is meant."""
    told = read_dose_correction(typed)
    if told is None:
        return None
    # What was wrong is named apart, or stands with the child.
    wrong = read_typed(told.wrong if read_typed(told.wrong).doses else told.about)
    right = read_typed(told.right)
    if not (wrong.doses or right.doses):
        return None
    days = right.days or (() if told.right else wrong.days)
    given = {
        "child": read_typed(told.about).child or wrong.child,
        "to": right.child if not right.doses else "",
        "right": told.right if right.doses else "",
        "day": days[-1] if days else "",
    }
    given = {name: said for name, said in given.items() if said}
    return Go(
        flow="correct_doses",
        subject={
            "wrong": _antigens([one.spoken for one in wrong.doses]),
            "ahead": sorted(given),
            "removes": told.removes,
        },
        given=given,
    )


def _antigens(spoken: Sequence[SpokenDose]) -> list[list[Any]]:
    return [[one.antigen or list(one.choices), one.number] for one in spoken]
