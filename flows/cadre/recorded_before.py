"""A child who was weighed before on the same day: never overwritten silently, never kept twice."""

from dataclasses import replace
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import clock
from dialog.texts import lines, text
from dialog.turn import Go
from domain.growth.slips import Report
from domain.people import Child, Weighing
from domain.register import Register
from flows.cadre.result import progress_line, spoken_name
from flows.cadre.slips import Settled
from flows.cadre.which_child import children_near, short_measures


def recorded_on(register: Register, child: Child, on: date) -> Weighing | None:
    """Give the weighing that stands for a child on a day."""
    return next((w for w in register.weighings(child.id) if w.on == on), None)


async def beside_saved(
    chat: Chat, register: Register, child: Child, already: Weighing, taken: Settled
) -> Settled | Go | None:
    """Complete a report by what was saved today; one that differs is asked about."""
    taken = _completed(taken, already)
    if _same(taken.report, already):
        _say_recorded(chat, register, child)
        return None
    if _adds_only(taken.report, already):
        return taken
    if await replaces(chat, register, child, already, taken.report):
        return taken
    return Go(flow="nothing_saved")


async def replaces(
    chat: Chat, register: Register, child: Child, already: Weighing, report: Report | None
) -> bool:
    """Ask before figures of the same day are replaced; a colleague who saved them is named."""
    by = register.person(already.recorded_by) if already.recorded_by else None
    if by is not None and by.id != register.speaker.id and already.recorded_at_local:
        found = text(
            "{cadre} sudah mencatat {child} jam {clock}: {measures}.",
            cadre=by.call,
            child=child.first_name,
            clock=clock(already.recorded_at_local),
            measures=short_measures(already),
        )
    else:
        found = text(
            "{child} sudah dicatat hari ini: {measures}.",
            child=child.first_name,
            measures=short_measures(already),
        )
    change = (
        text("Mau diganti?")
        if report is None
        else text(
            "Ganti menjadi {measures}?",
            measures=short_measures(
                replace(
                    already,
                    weight_g=whole(report.weight_g),
                    length_mm=whole(report.length_mm),
                )
            ),
        )
    )
    picked = await chat.ask(
        "replaces",
        lines(found, change),
        one_of(
            choice("change", text("Ganti"), "UBAH", "YA"),
            choice("leave", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    return picked == "change"


def _completed(taken: Settled, already: Weighing) -> Settled:
    report = taken.report
    if report.weight_g is None:
        report = replace(report, weight_g=already.weight_g)
    if report.length_mm is None:
        report = replace(report, length_mm=already.length_mm)
    return replace(taken, report=report)


def _same(report: Report, already: Weighing) -> bool:
    return (report.weight_g, report.length_mm) == (already.weight_g, already.length_mm)


def _adds_only(report: Report, already: Weighing) -> bool:
    return report.weight_g == already.weight_g and already.length_mm is None


def _say_recorded(chat: Chat, register: Register, child: Child) -> None:
    chat.say(
        lines(
            text(
                "{child} sudah dicatat hari ini dengan angka yang sama. "
                "Tidak saya simpan dua kali.",
                child=spoken_name(child, children_near(register)),
            ),
            progress_line(register, child.posyandu_id),
        )
    )


def whole(value: object) -> int | None:
    """Give a figure in whole grams or millimetres."""
    return None if value is None else round(float(str(value)))
