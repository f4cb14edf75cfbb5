"""Figures that may be another child's: asked about once, before they are saved."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import cm, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.growth.expectation import Subject
from domain.growth.other_child import is_far, looks_like_other
from domain.growth.slips import Report
from domain.people import Child
from domain.visit import subject_of
from flows.cadre.growth.line_answers import BESIDE
from flows.cadre.growth.measuring import Asking
from flows.cadre.growth.recorded_before import whole
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import measures_in_short

CARRIED = ("vitamin_a", "posture", *BESIDE)
LONGEST_LABEL = 20


async def whose_figures(chat: Chat, asking: Asking, report: Report, subject: Subject) -> bool | Go:
    """Ask whose figures they are when there is a doubt.

    True when the cadre says they are this child's, False when there was nothing to ask; a Go
    leaves for the other child, or for other figures.
    """
    if report.weight_g is None or report.length_mm is None:
        return False
    if (saved := _saved_just_before(asking, report)) is not None:
        return await _same_figures(chat, asking, saved, report)
    if (other := _neighbour(asking, report, subject)) is not None:
        return await _fits_better(chat, asking, other, report)
    return False


def _saved_just_before(asking: Asking, report: Report) -> Child | None:
    """Give the child this cadre saved just before with exactly these figures."""
    register = asking.register
    own = [
        weighing
        for weighing in register.weighed_on(asking.child.posyandu_id, asking.when.on)
        if weighing.recorded_by == register.speaker.id
    ]
    if not own or own[-1].child_id == asking.child.id:
        return None
    figures = (whole(report.weight_g), whole(report.length_mm))
    is_same = (own[-1].weight_g, own[-1].length_mm) == figures
    return register.child(own[-1].child_id) if is_same else None


async def _same_figures(chat: Chat, asking: Asking, saved: Child, report: Report) -> bool | Go:
    child = asking.name
    picked = await chat.ask(
        "whose",
        text(
            "Angkanya sama persis dengan {other} tadi: {figures}. Ini memang angka {child}?",
            other=spoken_near(asking.register, saved),
            figures=measures_in_short(whole(report.weight_g), whole(report.length_mm)),
            child=child,
        ),
        one_of(
            choice("this", text("Ya, {child}", child=child)[:LONGEST_LABEL], "YA"),
            choice("again", text("Bukan, ulangi"), "TIDAK", "UBAH", "salah", "keliru"),
        ),
    )
    return True if picked == "this" else _again(asking)


def _neighbour(asking: Asking, report: Report, subject: Subject) -> Child | None:
    """Give the only child beside this one in the list whom the figures fit, not weighed yet."""
    if not is_far(report, subject):
        return None
    register, on = asking.register, asking.when.on
    posyandu = asking.child.posyandu_id
    weighed = {weighing.child_id for weighing in register.weighed_on(posyandu, on)}
    listed = register.children_of_posyandu(posyandu)
    place = next((n for n, child in enumerate(listed) if child.id == asking.child.id), None)
    if place is None:
        return None
    beside = (*listed[max(place - 1, 0) : place], *listed[place + 1 : place + 2])
    fitting = [
        child
        for child in beside
        if child.id not in weighed
        and child.born_on <= on
        and looks_like_other(report, subject, subject_of(register, child, on))
    ]
    return fitting[0] if len(fitting) == 1 else None


async def _fits_better(chat: Chat, asking: Asking, other: Child, report: Report) -> bool | Go:
    child, neighbour = asking.name, spoken_near(asking.register, other)
    picked = await chat.ask(
        "whose",
        lines(
            text(
                "{figures} jauh dari angka {child} yang terakhir, tapi cocok untuk {other}.",
                figures=measures_in_short(whole(report.weight_g), whole(report.length_mm)),
                child=child,
                other=neighbour,
            ),
            text("Ini angka siapa, {bu}?", bu=asking.register.speaker.bu),
        ),
        one_of(
            choice("other", neighbour[:LONGEST_LABEL], other.name),
            choice("this", child[:LONGEST_LABEL], asking.child.name),
            choice("again", text("Ulangi"), "TIDAK", "UBAH", "salah", "keliru"),
        ),
    )
    if picked == "other":
        return _for_other(chat, other, report)
    return True if picked == "this" else _again(asking)


def _for_other(chat: Chat, other: Child, report: Report) -> Go:
    """Weigh the other child with the figures, and what was written beside them."""
    given = {
        "weight": kg(whole(report.weight_g) or 0),
        "length": cm(whole(report.length_mm) or 0),
        **{name: said for name in CARRIED if (said := chat.journal.given.get(name))},
    }
    return Go(flow="weighing", subject={"child_id": other.id, "ahead": sorted(given)}, given=given)


def _again(asking: Asking) -> Go:
    return Go(flow="weighing", subject={"child_id": asking.child.id})
