"""A cadre records one child's weight and length: guided, or from one line."""

from dataclasses import replace

from dialog.chat import Chat
from dialog.input.line import read_line
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import PutOnWaitingList, RecordWeighing
from domain.growth import Position, usual_position
from domain.growth.slip_rules import Field
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import subject_of
from flows.cadre.absence import will_not_be_weighed
from flows.cadre.leaving_weighing import tell_how_to_leave, tell_what_is_complete
from flows.cadre.line_answers import answers_of, names_several
from flows.cadre.measuring import Asking, ask_length, ask_weight
from flows.cadre.posyandu_day import When, when_recorded
from flows.cadre.recorded_before import beside_saved, recorded_on, replaces, whole
from flows.cadre.slips import Settled, settle
from flows.cadre.vitamin_a_beside import ask_vitamin_a, asks_vitamin_a
from flows.cadre.which_child import which_child
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
) -> object:
    """Ask who, how heavy and how long; save what is clear, ask about what is odd."""
    if names_several:
        return Go(flow="one_at_a_time")
    child = await _who(chat, register, child_id, is_next=is_next)
    when = await when_recorded(chat, register, child) if isinstance(child, Child) else None
    if not isinstance(child, Child) or when is None:
        return Go(flow="nothing_saved") if isinstance(child, Child) else child
    already = recorded_on(register, child, when.on)
    knows_figures = bool({"weight", "length"} & set(ahead))
    if already is not None and not knows_figures:
        decided = await replaces(chat, register, child, already, None)
        if isinstance(decided, Go):
            return decided
    asking = _asking(chat, register, child, when, frozenset(ahead))
    taken = await _measures(chat, asking)
    if isinstance(taken, str):
        return PutOnWaitingList(child=child.id, on=when.on, reason=taken)
    if already is not None and knows_figures:
        settled = await beside_saved(chat, register, child, already, taken)
        if not isinstance(settled, Settled):
            return settled
        taken = settled
    return await _record(chat, asking, taken, already)


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
    return await which_child(chat, register, words)


async def _record(
    chat: Chat, asking: Asking, taken: Settled, already: Weighing | None
) -> RecordWeighing:
    record = RecordWeighing(
        child=asking.child.id,
        on=asking.when.on,
        weight_g=whole(taken.report.weight_g),
        length_mm=whole(taken.report.length_mm),
        position=taken.report.position,
        source=asking.when.source,
        opens_day=asking.when.opens_day,
        remeasured=taken.remeasured,
        vitamin_a=taken.vitamin_a,
        replaces=None if already is None else already.id,
        is_line=asking.is_line,
    )
    if record.vitamin_a:
        return record
    tell_what_is_complete(chat, asking, record)
    return replace(record, vitamin_a=await ask_vitamin_a(chat, asking, taken.report))


def _asking(
    chat: Chat, register: Register, child: Child, when: When, ahead: frozenset[str]
) -> Asking:
    said = chat.journal.given.get("posture")
    asking = Asking(
        register=register,
        child=child,
        when=when,
        ahead=ahead,
        position=Position(said) if said else usual_position(when.months(child)),
        steps=2,
    )
    return replace(asking, steps=3) if asks_vitamin_a(asking) else asking


async def _measures(chat: Chat, asking: Asking) -> Settled | str:
    """Give the figures, or the reason why the child is not weighed now."""
    child, register = asking.child, asking.register
    subject = subject_of(register, child, asking.when.on)
    tell_how_to_leave(chat, asking, None)
    asked = await ask_weight(chat, asking)
    if asked is None:
        return await will_not_be_weighed(chat)
    asking, weight = asked
    settled = Settled(report=asking.report(weight_g=weight.value))
    if "length" not in asking.ahead:
        first = await settle(chat, register, child, settled.report, subject, stage="weight_check")
        if isinstance(first, str):
            return first
        settled = first
    tell_how_to_leave(chat, asking, settled)
    length = await ask_length(chat, asking, settled)
    if length is None:
        return settled
    exact = length.value if length.number is None else length.number * 10
    both = replace(settled.report, length_mm=exact)
    twice = frozenset({Field.WEIGHT} if settled.remeasured else ())
    checked = await settle(chat, register, child, both, subject, stage="check", confirmed=twice)
    if isinstance(checked, str):
        return checked
    return replace(checked, remeasured=checked.remeasured or settled.remeasured)
