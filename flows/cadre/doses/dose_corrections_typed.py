"""Words of a cadre or a midwife that put a recorded vaccine right, as the start of a talk."""

from collections.abc import Sequence
from typing import Any

from dialog.input.dose_corrections import read_dose_correction
from dialog.input.vaccination import day_named
from dialog.turn import Go
from domain.changes import OF_DOSES
from domain.immunization import SpokenDose
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_line import read_typed
from flows.cadre.who.somebody import look_for


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


def correction_of_last(typed: str, register: Register) -> Go | None:
    """Read 'bukan intan, dimas' or 'salah tanggal, kemarin' of the doses saved last."""
    told = read_dose_correction(typed)
    if told is None or told.removes:
        return None
    change = register.last_change()
    if change is None or change.saving not in OF_DOSES:
        return None
    last = register.child(change.child)
    said = told.right or told.wrong or told.about
    if read_typed(said).doses:
        return None
    day = day_named(said)
    given = {"to": "" if day else _another(said, last, register), "day": day}
    given = {name: said for name, said in given.items() if said}
    if len(given) != 1:
        return None
    subject = {"child_id": last.id, "among": change.added.get("dose"), "ahead": sorted(given)}
    return Go(flow="correct_doses", subject=subject, given=given)


def _another(named: str, last: Child, register: Register) -> str:
    """Leave of the names the one that is not the child of the last save."""
    own = set(last.name.lower().split())
    left = " ".join(word for word in named.replace(",", " ").split() if word.lower() not in own)
    somebody = look_for(register, left) if left else None
    return left if somebody is not None and somebody.found and somebody.is_exact else ""


def _antigens(spoken: Sequence[SpokenDose]) -> list[list[Any]]:
    return [[one.antigen or list(one.choices), one.number] for one in spoken]
