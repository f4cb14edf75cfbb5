"""A child who was weighed before on the same day: never overwritten silently, never kept twice."""

from dataclasses import replace
from datetime import date

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.spoken import clock
from dialog.texts import lines, text
from dialog.turn import Go
from domain.growth.slips import Report
from domain.people import Child, Weighing
from domain.register import Register
from flows.cadre.growth.line_answers import figures_of
from flows.cadre.growth.result import progress_line
from flows.cadre.growth.slips import Settled
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import measures_in_short, short_measures


def recorded_on(register: Register, child: Child, on: date) -> Weighing | None:
    """Give the weighing that stands for a child on a day."""
    return next((w for w in register.weighings(child.id) if w.on == on), None)


async def beside_saved(
    chat: Chat,
    register: Register,
    child: Child,
    already: Weighing,
    taken: Settled,
    *,
    adds_measures: bool = False,
) -> Settled | Go | None:
    """Complete a report by what was saved today; one that differs is asked about.

    `adds_measures` when LiLA, head or oedema are reported that were not saved yet.
    """
    taken = _completed(taken, already)
    if _same(taken.report, already) and adds_measures:
        return taken
    if _same(taken.report, already):
        _say_recorded(chat, register, child)
        return None
    if _adds_only(taken.report, already):
        return taken
    left = await replaces(chat, register, child, already, taken.report)
    return taken if left is None else left


async def replaces(
    chat: Chat, register: Register, child: Child, already: Weighing, report: Report | None
) -> Go | None:
    """Ask before figures of the same day are replaced; a Go leaves them, or takes figures typed."""
    kind, answered = await chat.ask(
        "replaces",
        lines(_found(register, child, already), _change(already, report)),
        either(
            one_of(
                choice("change", text("Ganti"), "UBAH", "YA"),
                choice("leave", text("Batal"), "BATAL", "TIDAK"),
            ),
            _other_figures(),
        ),
    )
    if kind == 1:
        given = figures_of(answered)[1]
        return Go(
            flow="weighing", subject={"child_id": child.id, "ahead": sorted(given)}, given=given
        )
    return None if answered == "change" else Go(flow="nothing_saved")


def _other_figures() -> Typed[str]:
    """Read figures typed in the place of a yes: '9,1 85'."""

    def read(typed: str, _today: date) -> str:
        person, figures = figures_of(typed)
        # A lone digit is a slip of the number of a choice.
        if person or not figures or len(typed.strip()) == 1:
            raise NotUnderstood(text("Pilih 1 Ganti atau 2 Batal, atau ketik angka barunya."))
        return typed

    return Typed(reads=read, dumps=str, loads=str)


def _found(register: Register, child: Child, already: Weighing) -> str:
    """Say what is there; a colleague who saved it is named."""
    by = register.person(already.recorded_by) if already.recorded_by else None
    name = spoken_near(register, child)
    if by is not None and by.id != register.speaker.id and already.recorded_at_local:
        return text(
            "{cadre} sudah mencatat {child} jam {clock}: {measures}.",
            cadre=by.call,
            child=name,
            clock=clock(already.recorded_at_local),
            measures=short_measures(already),
        )
    return text(
        "{child} sudah dicatat hari ini: {measures}.", child=name, measures=short_measures(already)
    )


def _change(already: Weighing, report: Report | None) -> str:
    if report is None:
        return text("Mau diganti?")
    weight_g, length_mm = whole(report.weight_g), whole(report.length_mm)
    return text("Ganti menjadi {measures}?", measures=measures_in_short(weight_g, length_mm))


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
                child=spoken_near(register, child),
            ),
            progress_line(register, child.posyandu_id),
        )
    )


def whole(value: object) -> int | None:
    """Give a figure in whole grams or millimetres."""
    return None if value is None else round(float(str(value)))
