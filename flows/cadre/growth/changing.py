"""Changing what was saved today: a figure, the capsule, or the child it belongs to."""

from dataclasses import replace

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.corrections import read_correction
from dialog.spoken import day_month, joined, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.commands import ChangeWeighing, MoveWeighing, RecordVitaminA
from domain.commands_family import RemoveVitaminA
from domain.growth import Position, usual_position
from domain.growth.slips import Fine, Report, check
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import subject_of
from flows.cadre.growth.asking_for_change import ask_for_change
from flows.cadre.growth.corrected_figures import (
    SureOrFigures,
    corrected,
    give_ahead,
    nearer_field,
)
from flows.cadre.growth.result import length_words
from flows.cadre.growth.weighed_today import Saved, cannot_change, saved_today
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import look_for
from flows.cadre.who.which_child import ChildWords, settled_child, short_measures
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Read 'ani 8,2', or 'budi salah anak, harusnya budi setiawan'."""
    told = read_correction(words)
    answers = {
        "child": told.person,
        "to": told.to_person,
        "weight": told.weight,
        "length": told.length,
    }
    given = {name: answer for name, answer in answers.items() if answer}
    return Opening(
        subject={
            "ahead": sorted(given),
            "figure": told.figure,
            "vitamin_a": told.vitamin_a,
            "reason": told.reason,
        },
        given=given,
    )


async def change_weighing(
    chat: Chat,
    register: Register,
    *,
    weighing: int | None = None,
    ahead: tuple[str, ...] | list[str] = (),
    figure: str = "",
    vitamin_a: bool | None = None,
    reason: str = "",
) -> object:
    """Find out what is wrong with a weighing of today, and ask once before it is changed."""
    saved = await saved_today(
        chat, register, text("Catatan siapa yang diubah? Ketik namanya."), weighing=weighing
    )
    if isinstance(saved, Go):
        return saved
    if isinstance(saved, Child):
        return await _closed(chat, register, saved, ahead=set(ahead), figure=figure, reason=reason)
    if vitamin_a is not None:
        return await _capsule(chat, saved, given=vitamin_a)
    wrong = await _wrong(chat, saved, set(ahead), figure)
    if "to" in wrong:
        return await _other_child(chat, register, saved)
    return await _other_figures(chat, register, saved, wrong)


async def _closed(
    chat: Chat,
    register: Register,
    child: Child,
    *,
    ahead: set[str],
    figure: str,
    reason: str,
) -> object:
    """Ask the midwife to change a day that is closed; a child not weighed today has nothing."""
    past = [weighing for weighing in register.weighings(child.id) if weighing.at_posyandu_day]
    if not past or "to" in ahead or register.open_day(child.posyandu_id) is not None:
        chat.say(cannot_change(register, child))
        return None
    saved = Saved(child=child, weighing=past[-1], name=spoken_near(register, child))
    wrong = await _wrong(chat, saved, ahead, figure)
    if "to" in wrong:
        chat.say(cannot_change(register, child))
        return None
    changed = await corrected(chat, register, saved, wrong)
    if isinstance(changed, Go):
        return changed
    if _is_same(changed, saved.weighing):
        chat.say(text("Angkanya sama dengan yang tercatat. Tidak ada yang berubah."))
        return None
    return await ask_for_change(chat, register, child, changed, reason=reason)


async def _wrong(chat: Chat, saved: Saved, ahead: set[str], figure: str) -> set[str]:
    """Name what is to be changed: weight, length, or to (another child)."""
    if figure:
        field = nearer_field(figure, saved.weighing)
        give_ahead(chat, field, figure)
        return {field}
    return ahead & {"to", "weight", "length"} or {await _what(chat, saved)}


def _is_same(changed: Weighing, former: Weighing) -> bool:
    return (changed.weight_g, changed.length_mm) == (former.weight_g, former.length_mm)


async def _what(chat: Chat, saved: Saved) -> str:
    return await chat.ask(
        "what",
        lines(
            text(
                "{child} tercatat {measures}.",
                child=saved.name,
                measures=short_measures(saved.weighing),
            ),
            text("Apa yang diubah?"),
        ),
        one_of(
            choice("weight", text("Berat"), "bb", "timbangan"),
            choice("length", text("Panjang atau tinggi"), "pb", "tb", "panjang", "tinggi"),
            choice("to", text("Salah anak"), "anak lain"),
        ),
    )


async def _other_figures(chat: Chat, register: Register, saved: Saved, wrong: set[str]) -> object:
    weighing = saved.weighing
    changed = await corrected(chat, register, saved, wrong)
    if isinstance(changed, Go):
        return changed
    if _is_same(changed, weighing):
        chat.say(text("Angkanya sama dengan yang tercatat. Tidak ada yang berubah."))
        return None
    picked = await chat.ask(
        "sure",
        lines(_about(chat, saved, wrong), _from_to(saved, changed, wrong)),
        SureOrFigures(
            choices=(
                choice("yes", text("Ya, ubah"), "YA", "UBAH", "jadi"),
                choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
            )
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    if picked != "yes":
        opening = opens(picked)
        return Go(
            flow="change_weighing",
            subject={**opening.subject, "weighing": weighing.id},
            given=opening.given,
        )
    return ChangeWeighing(
        weighing=weighing.id, weight_g=changed.weight_g, length_mm=changed.length_mm
    )


def _about(chat: Chat, saved: Saved, wrong: set[str]) -> str:
    child, on = saved.name, saved.weighing.on
    if on != chat.today:
        return text("Ubah data {child} tanggal {date}?", child=child, date=day_month(on))
    if wrong == {"weight"}:
        return text("Ubah berat {child} hari ini?", child=child)
    if wrong == {"length"} and saved.weighing.position == Position.STANDING:
        return text("Ubah tinggi {child} hari ini?", child=child)
    if wrong == {"length"}:
        return text("Ubah panjang {child} hari ini?", child=child)
    return text("Ubah data {child} hari ini?", child=child)


def _from_to(saved: Saved, changed: Weighing, wrong: set[str]) -> str:
    before, after = saved.weighing, changed
    if wrong == {"weight"} and before.length_mm == after.length_mm:
        before, after = replace(before, length_mm=None), replace(after, length_mm=None)
    if wrong == {"length"} and before.weight_g == after.weight_g:
        before, after = replace(before, weight_g=None), replace(after, weight_g=None)
    return text(
        "Dari {before} menjadi {after}.",
        before=short_measures(before) or text("kosong"),
        after=short_measures(after),
    )


async def _capsule(chat: Chat, saved: Saved, *, given: bool) -> object:
    child = saved.child.id
    if given:
        return RecordVitaminA(child=child, on=saved.weighing.on)
    picked = await chat.ask(
        "capsule",
        text("Hapus catatan vitamin A {child} hari ini?", child=saved.name),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return RemoveVitaminA(child=child, on=saved.weighing.on)


async def _other_child(chat: Chat, register: Register, saved: Saved) -> object:
    typed = await chat.ask(
        "to",
        text("Seharusnya anak siapa? Ketik namanya."),
        ChildWords(register=register),
    )
    to = await settled_child(chat, register, look_for(register, typed), other="_to")
    if isinstance(to, Go):
        return to
    if to.id == saved.child.id:
        chat.say(text("Itu anak yang sama. Tidak ada yang dipindahkan."))
        return None
    already = [w for w in register.weighings(to.id) if w.on == saved.weighing.on]
    if already:
        chat.say(
            text(
                "{child} sudah ditimbang hari ini: {measures}. Tidak ada yang dipindahkan.",
                child=to.name,
                measures=short_measures(already[-1]),
            )
        )
        return None
    picked = await chat.ask(
        "sure",
        lines(
            text("Pindahkan {measures}", measures=_joined_measures(saved)),
            text("dari {child} ke {to}?", child=saved.child.name, to=to.name),
            _unlike(register, saved, to),
        ),
        one_of(
            choice("yes", text("Ya, pindahkan"), "YA", "PINDAH", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return MoveWeighing(weighing=saved.weighing.id, to_child=to.id)


def _unlike(register: Register, saved: Saved, to: Child) -> str:
    """Warn of figures that hardly fit the other child, before they are moved."""
    weighing = saved.weighing
    report = Report(weight_g=weighing.weight_g, length_mm=weighing.length_mm)
    subject = subject_of(register, to, weighing.on)
    if isinstance(check(report, subject), Fine) or subject.last_weight is None:
        return ""
    return text(
        "Perhatikan: berat {child} terakhir {kg} kg.",
        child=spoken_near(register, to),
        kg=kg(subject.last_weight.value),
    )


def _joined_measures(saved: Saved) -> str:
    weighing = saved.weighing
    parts = []
    if weighing.weight_g is not None:
        parts.append(text("BB {kg} kg", kg=kg(weighing.weight_g)))
    if weighing.length_mm is not None:
        months = completed_months(saved.child.born_on, weighing.on)
        position = Position(weighing.position) if weighing.position else usual_position(months)
        parts.append(length_words(position, weighing.length_mm))
    return joined(parts)
