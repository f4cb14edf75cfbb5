"""A cadre records one child's weight and length: guided, or from one line."""

from dataclasses import replace
from datetime import date

from dialog.chat import Chat
from dialog.input.line import read_line
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import PutOnWaitingList, RecordWeighing
from domain.growth import Position, usual_position
from domain.growth.slip_rules import Field
from domain.growth.slips import Fine, Report, check
from domain.learning import Measuring
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import subject_of
from flows.cadre.day.posyandu_day import When, when_recorded
from flows.cadre.growth.absence import will_not_be_weighed
from flows.cadre.growth.beside_measures import Beside, beside_measures, may_replace
from flows.cadre.growth.leaving_weighing import tell_how_to_leave, tell_what_is_complete
from flows.cadre.growth.line_answers import answers_of, names_several
from flows.cadre.growth.measuring import Asking, ask_length, ask_weight, posture_skill
from flows.cadre.growth.recorded_before import beside_saved, recorded_on, replaces, whole
from flows.cadre.growth.slips import Settled, settle
from flows.cadre.growth.vitamin_a_beside import ask_vitamin_a, asks_vitamin_a
from flows.cadre.growth.whose_figures import whose_figures
from flows.cadre.skills.first_meeting import newly_met
from flows.cadre.who.which_child import which_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Read a report line into answers typed ahead."""
    line = read_line(words)
    if line is None:
        return Opening()
    given = {} if names_several(line) else answers_of(line)
    return Opening(
        subject={"ahead": sorted(given), "names_several": names_several(line)}, given=given
    )


async def weighing(
    chat: Chat,
    register: Register,
    *,
    ahead: tuple[str, ...] | list[str] = (),
    is_next: bool = False,
    child_id: int | None = None,
    names_several: bool = False,
    listed: dict[str, str] | None = None,
) -> object:
    """Ask who, how heavy and how long; save what is clear, ask about what is odd.

    `listed` tells the day and the source of a line of a pasted list.
    """
    if names_several:
        return Go(flow="one_at_a_time")
    child = await _who(chat, register, child_id, is_next=is_next)
    when = await _when(chat, register, child, listed)
    if not isinstance(child, Child) or when is None:
        return Go(flow="nothing_saved") if isinstance(child, Child) else child
    already = recorded_on(register, child, when.on)
    asking = _asking(chat, register, child, when, frozenset(ahead), is_listed=listed is not None)
    if already is not None and not asking.brings_something:
        decided = await replaces(chat, register, child, already, None)
        if isinstance(decided, Go):
            return decided
    measured = await _measured(chat, asking, already)
    if not isinstance(measured, tuple):
        return _without_figures(asking, measured)
    asking, taken = measured
    beside = await beside_measures(chat, asking)
    if already is None:
        return await _record(chat, asking, taken, beside, None)
    return await _beside_already(chat, asking, taken, beside, already)


async def _when(
    chat: Chat, register: Register, child: Child | Go, listed: dict[str, str] | None
) -> When | None:
    if not isinstance(child, Child):
        return None
    if listed is not None:
        return When(on=date.fromisoformat(listed["on"]), source=listed["source"])
    return await when_recorded(chat, register, child)


def _without_figures(asking: Asking, left: str | Go) -> PutOnWaitingList | Go:
    """Go where the talk leads, or remember why the child is not weighed now."""
    if isinstance(left, Go):
        return left
    return PutOnWaitingList(child=asking.child.id, on=asking.when.on, reason=left)


async def _measured(
    chat: Chat, asking: Asking, already: Weighing | None
) -> tuple[Asking, Settled] | str | Go:
    """Give the figures; those saved today already when only something beside them is new."""
    if already is not None and asking.adds_only:
        return asking, Settled(report=_report_of(already))
    return await measures(chat, asking)


async def _beside_already(
    chat: Chat, asking: Asking, taken: Settled, beside: Beside, already: Weighing
) -> object:
    """Bring a report together with what was saved of the child on the same day."""
    if beside.replaces(already) and not await may_replace(chat, asking, beside, already):
        return Go(flow="nothing_saved")
    beside = beside.after(already)
    if asking.brings_something:
        adds_measures = beside != Beside().after(already)
        settled = await beside_saved(
            chat, asking.register, asking.child, already, taken, adds_measures=adds_measures
        )
        if not isinstance(settled, Settled):
            return settled
        taken = settled
    return await _record(chat, asking, taken, beside, already)


async def one_at_a_time(chat: Chat, register: Register) -> None:
    """A line with the figures of several children: none of them is guessed."""
    chat.say(
        lines(
            text("Angkanya lebih dari dua, {bu}, jadi belum saya simpan.", bu=register.speaker.bu),
            text("Satu anak satu pesan, ya: nama, berat, lalu panjang atau tinggi."),
            text("Contoh: Ani 8,2 70,5"),
        )
    )


async def _who(
    chat: Chat, register: Register, child_id: int | None, *, is_next: bool
) -> Child | Go:
    if child_id is not None:
        return register.child(child_id)
    words = (
        text("Siapa berikutnya? Ketik namanya.")
        if is_next
        else text("Siapa yang ditimbang? Ketik namanya, atau kode di Buku KIA.")
    )
    return await which_child(chat, register, words, grown_up="examine")


def _report_of(already: Weighing) -> Report:
    """Report again what is saved: only something beside it is new."""
    return Report(
        weight_g=already.weight_g,
        length_mm=already.length_mm,
        position=Position(already.position) if already.position else None,
    )


async def _record(
    chat: Chat, asking: Asking, taken: Settled, beside: Beside, already: Weighing | None
) -> RecordWeighing:
    record = RecordWeighing(
        child=asking.child.id,
        on=asking.when.on,
        weight_g=whole(taken.report.weight_g),
        length_mm=whole(taken.report.length_mm),
        position=taken.report.position,
        position_assumed=not asking.position_said,
        arm_mm=beside.arm_mm,
        head_mm=beside.head_mm,
        oedema=beside.oedema,
        source=asking.when.source,
        opens_day=asking.when.opens_day,
        remeasured=taken.remeasured,
        vitamin_a=taken.vitamin_a,
        replaces=None if already is None else already.id,
        is_line=asking.is_line,
        met=_met(chat, asking),
    )
    if record.vitamin_a or (already is not None and asking.adds_only):
        return record
    tell_what_is_complete(chat, asking, record)
    return replace(record, vitamin_a=await ask_vitamin_a(chat, asking, taken.report))


def _met(chat: Chat, asking: Asking) -> tuple[Measuring, ...]:
    """List the measures this cadre was asked for, one question at a time, as never before."""
    if asking.is_line or asking.adds_only:
        return ()
    skills = {"weight": Measuring.WEIGHT, "length": posture_skill(asking.position)}
    return newly_met(chat, asking.register, skills)


def _asking(
    chat: Chat,
    register: Register,
    child: Child,
    when: When,
    ahead: frozenset[str],
    *,
    is_listed: bool,
) -> Asking:
    said = chat.journal.given.get("posture")
    asking = Asking(
        register=register,
        child=child,
        when=when,
        ahead=ahead,
        position=Position(said) if said else usual_position(when.months(child)),
        position_said=bool(said) or "length" not in ahead,
        steps=2,
        is_listed=is_listed,
    )
    return replace(asking, steps=3) if asks_vitamin_a(asking) else asking


async def measures(chat: Chat, asking: Asking) -> tuple[Asking, Settled] | str | Go:
    """Give the figures and what came with them, or why the child is not weighed now."""
    child, register = asking.child, asking.register
    subject = subject_of(register, child, asking.when.on)
    tell_how_to_leave(chat, asking, None)
    asked = await ask_weight(chat, asking)
    if asked is None:
        return await will_not_be_weighed(chat)
    asking, weight = asked
    settled = Settled(report=asking.report(weight_g=weight.value))
    if "length" not in asking.ahead:
        first = await settle(
            chat,
            register,
            child,
            settled.report,
            subject,
            stage="weight_check",
            is_listed=asking.is_listed,
        )
        if isinstance(first, str):
            return first
        settled = first
    is_sure = settled.remeasured or isinstance(check(settled.report, subject), Fine)
    tell_how_to_leave(chat, asking, settled, is_sure=is_sure)
    measured = await ask_length(chat, asking, settled)
    if measured is None:
        return asking, settled
    asking, length = measured
    exact = length.value if length.number is None else length.number * 10
    both = replace(settled.report, length_mm=exact, position=asking.position)
    twice = frozenset({Field.WEIGHT} if settled.remeasured else ())
    is_new = recorded_on(register, child, asking.when.on) is None
    whose = await whose_figures(chat, asking, both, subject) if is_new else False
    if isinstance(whose, Go):
        return whose
    twice = frozenset(Field) if whose else twice
    checked = await settle(
        chat,
        register,
        child,
        both,
        subject,
        stage="check",
        confirmed=twice,
        is_listed=asking.is_listed,
    )
    if isinstance(checked, str):
        return checked
    return asking, replace(checked, remeasured=checked.remeasured or settled.remeasured)
