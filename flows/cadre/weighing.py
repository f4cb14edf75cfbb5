"""A cadre records one child's weight and length: guided, or from one line."""

from dataclasses import replace
from datetime import date

from dialog.answers import Amount, centimetres, choice, either, kilograms, one_of, skippable
from dialog.chat import Answer, Chat
from dialog.input.line import read_line
from dialog.spoken import age, cm, kg, scale_kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.commands import PutOnWaitingList, RecordWeighing
from domain.growth import Position, usual_position
from domain.growth.slip_rules import Field
from domain.growth.slips import Report
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import subject_of
from domain.vitamin_a import campaign, capsule
from flows.cadre.absence import unwilling, will_not_be_weighed
from flows.cadre.line_answers import answers_of
from flows.cadre.posyandu_day import When, when_recorded
from flows.cadre.recorded_before import beside_saved, recorded_on, replaces, whole
from flows.cadre.result import spoken_name
from flows.cadre.slips import Settled, echoed, settle
from flows.cadre.which_child import (
    children_near,
    introduced,
    which_child,
)
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Read a report line into answers typed ahead."""
    line = read_line(words)
    given = {} if line is None else answers_of(line)
    return Opening(subject={"ahead": sorted(given)}, given=given)


async def weighing(
    chat: Chat,
    register: Register,
    *,
    ahead: tuple[str, ...] | list[str] = (),
    is_next: bool = False,
    child_id: int | None = None,
) -> object:
    """Ask who, how heavy and how long; save what is clear, ask about what is odd."""
    child = await _who(chat, register, child_id, is_next=is_next)
    if not isinstance(child, Child):
        return child
    when = await when_recorded(chat, register, child)
    if when is None:
        return Go(flow="nothing_saved")
    already = recorded_on(register, child, when.on)
    knows_figures = bool({"weight", "length"} & set(ahead))
    if (
        already is not None
        and not knows_figures
        and not await replaces(chat, register, child, already, None)
    ):
        return Go(flow="nothing_saved")
    taken = await _measures(chat, register, child, when, ahead)
    if isinstance(taken, str):
        return PutOnWaitingList(child=child.id, on=when.on, reason=taken)
    if already is not None and knows_figures:
        settled = await beside_saved(chat, register, child, already, taken)
        if not isinstance(settled, Settled):
            return settled
        taken = settled
    vitamin_a = taken.vitamin_a or await _vitamin_a(chat, register, child, when, ahead)
    return RecordWeighing(
        child=child.id,
        on=when.on,
        weight_g=whole(taken.report.weight_g),
        length_mm=whole(taken.report.length_mm),
        position=taken.report.position,
        source=when.source,
        opens_day=when.opens_day,
        remeasured=taken.remeasured,
        vitamin_a=vitamin_a,
        replaces=None if already is None else already.id,
        is_line=_is_line(ahead),
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


async def _measures(
    chat: Chat, register: Register, child: Child, when: When, ahead: tuple[str, ...] | list[str]
) -> Settled | str:
    """Give the figures, or the reason why the child is not weighed now."""
    months = completed_months(child.born_on, when.on)
    position = usual_position(months)
    if "posture" in chat.journal.given:
        position = Position(chat.journal.given["posture"])
    subject = subject_of(register, child, when.on)
    last = _last_month(register, child, when.on)
    steps = 3 if _asks_vitamin_a(register, child, when, ahead) else 2
    _tell_how_to_leave(chat, register, child, None)
    kind, weight = await chat.ask(
        "weight",
        text("1 dari {steps}. Berat badan (kg)?", steps=steps) + _last_words(last, Field.WEIGHT),
        either(unwilling(), _kilograms(register)),
        lead=introduced(child, when.on),
        brief=lines(
            text("Kita lanjutkan {child}, ya.", child=child.first_name),
            text("1 dari {steps}. Berat badan (kg)?", steps=steps),
        ),
    )
    if kind == 0:
        return await will_not_be_weighed(chat)
    weight = await echoed(chat, "weight_read", Field.WEIGHT, weight)
    settled = Settled(report=Report(weight_g=weight.value, position=position))
    if "length" not in ahead:
        first = await settle(
            chat, child, register.speaker, settled.report, subject, stage="weight_check"
        )
        if isinstance(first, str):
            return first
        settled = first
    _tell_how_to_leave(chat, register, child, settled, when=when)
    length = await _length(
        chat, register, child, when, settled=settled, steps=steps, last=last, ahead=ahead
    )
    if length is None:
        return settled
    exact = length.value if length.number is None else length.number * 10
    both = replace(settled.report, length_mm=exact)
    checked = await settle(chat, child, register.speaker, both, subject, stage="check")
    if isinstance(checked, str):
        return checked
    return replace(checked, remeasured=checked.remeasured or settled.remeasured)


async def _length(
    chat: Chat,
    register: Register,
    child: Child,
    when: When,
    *,
    settled: Settled,
    steps: int,
    last: Weighing | None,
    ahead: tuple[str, ...] | list[str],
) -> Amount | None:
    months = completed_months(child.born_on, when.on)
    question = (
        text("2 dari {steps}. Panjang badan (cm), diukur berbaring?", steps=steps)
        if settled.report.position is Position.LYING
        else text("2 dari {steps}. Tinggi badan (cm), diukur berdiri?", steps=steps)
    )
    former = chat.journal.former.get("length")
    again = ""
    if former is not None and former[0] == 0:
        figure = cm(former[1][0])
        again = (
            text("2 dari {steps}. Panjang badan tadi {cm} cm.", steps=steps, cm=figure)
            if settled.report.position is Position.LYING
            else text("2 dari {steps}. Tinggi badan tadi {cm} cm.", steps=steps, cm=figure)
        ) + text(" Kirim angka baru, atau ketik LANJUT.")
    lead = ""
    if "weight" in ahead:
        lead = text(
            "{child}, {age}. BB {kg} kg.",
            child=child.name,
            age=age(months),
            kg=kg(whole(settled.report.weight_g) or 0),
        )
    kind, answered = await chat.ask(
        "length",
        question + _last_words(last, Field.LENGTH),
        either(
            centimetres(
                text(
                    "Saya perlu angkanya dalam cm, {bu}. Contoh: 70,5. Tidak diukur? Ketik LEWATI.",
                    bu=register.speaker.bu,
                )
            ),
            skippable(),
        ),
        lead=lead,
        brief=lines(text("Kita lanjutkan {child}, ya.", child=child.first_name), question),
        again=again,
    )
    if kind == 1:
        return None
    return await echoed(chat, "length_read", Field.LENGTH, answered)


def _kilograms(register: Register) -> Answer[Amount]:
    return kilograms(text("Saya perlu angka beratnya, {bu}. Contoh: 6,3", bu=register.speaker.bu))


def _last_month(register: Register, child: Child, on: date) -> Weighing | None:
    month = on.year * 12 + on.month - 1
    found = [w for w in register.weighings(child.id) if w.on.year * 12 + w.on.month == month]
    return found[-1] if found else None


def _last_words(last: Weighing | None, field: Field) -> str:
    if last is None:
        return ""
    if field is Field.WEIGHT and last.weight_g is not None:
        return text(" Bulan lalu {figure}.", figure=scale_kg(last.weight_g))
    if field is Field.LENGTH and last.length_mm is not None:
        return text(" Bulan lalu {figure}.", figure=cm(last.length_mm))
    return ""


def _tell_how_to_leave(
    chat: Chat, register: Register, child: Child, settled: Settled | None, when: When | None = None
) -> None:
    name = child.first_name
    if settled is None or settled.report.weight_g is None or when is None:
        chat.if_cancelled(
            lines(
                text("Dibatalkan. Data {child} tidak disimpan.", child=name),
                text("Ketik TIMBANG {child} bila mau mulai lagi.", child=name.upper()),
            )
        )
        return
    weight_g = whole(settled.report.weight_g) or 0
    chat.if_cancelled(
        lines(
            text("Dibatalkan. Data {child} tidak disimpan.", child=name),
            text(
                "Angka tadi: {kg} kg. Ketik TIMBANG {child} bila mau mulai lagi.",
                kg=kg(weight_g),
                child=name.upper(),
            ),
        )
    )
    missing = (
        text("panjang belum diisi")
        if settled.report.position is Position.LYING
        else text("tinggi belum diisi")
    )
    chat.if_left(
        text(
            "Tadi kita sedang mencatat {child}: BB {kg} kg, {missing}.",
            child=spoken_full(register, child),
            kg=kg(weight_g),
            missing=missing,
        ),
        keep_label=text("Simpan BB saja"),
        keep=RecordWeighing(
            child=child.id,
            on=when.on,
            weight_g=weight_g,
            length_mm=None,
            source=when.source,
            opens_day=when.opens_day,
            remeasured=settled.remeasured,
        ),
    )


def spoken_full(register: Register, child: Child) -> str:
    """Name a child in full when another of the posyandu has the same first name."""
    return spoken_name(child, children_near(register))


def _is_line(ahead: tuple[str, ...] | list[str]) -> bool:
    return {"weight", "length"} <= set(ahead)


def _asks_vitamin_a(
    register: Register, child: Child, when: When, ahead: tuple[str, ...] | list[str]
) -> bool:
    season = campaign(when.on)
    return (
        season is not None
        and capsule(child.born_on, when.on) is not None
        and register.vitamin_a_on(child.id, season) is None
        and not _is_line(ahead)
    )


async def _vitamin_a(
    chat: Chat, register: Register, child: Child, when: When, ahead: tuple[str, ...] | list[str]
) -> bool:
    if "vitamin_a" in ahead:
        return True
    if not _asks_vitamin_a(register, child, when, ahead):
        return False
    colour = capsule(child.born_on, when.on)
    picked = await chat.ask(
        "vitamin_a",
        text(
            "3 dari 3. Vitamin A kapsul {colour} sudah diberikan?",
            colour=colour.value if colour else "",
        ),
        one_of(
            choice("given", text("Sudah"), "SUDAH", "YA"),
            choice("not_given", text("Tidak diberi"), "TIDAK", "LEWATI"),
            choice("later", text("Nanti"), "BELUM"),
        ),
    )
    return picked == "given"
