"""A recorded vaccine was another one, of another day, of another child, or not given at all."""

from datetime import date
from typing import Any

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.changes import OF_DOSES
from domain.commands_of_doses import ChangeDose, RemoveDoses
from domain.immunization import Dose, SpokenDose, current_schedule
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_correction_words import Recorded, change_words, same_words
from flows.cadre.doses.dose_doubts import Meant, doubts_about
from flows.cadre.doses.dose_line import read_typed
from flows.cadre.doses.dose_names import judged_records, vaccine_name
from flows.cadre.doses.immunizing import past_day
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import look_for
from flows.cadre.who.which_child import ChildWords, settled_child, which_child

MOST_ROWS = 9


async def correct_doses(
    chat: Chat,
    register: Register,
    *,
    child_id: int | None = None,
    among: list[int] | None = None,
    wrong: list[list[Any]] | None = None,
    ahead: list[str] | None = None,
    removes: bool = False,
) -> object:
    """Find out which record is wrong and what it should be; ask once before it is changed."""
    told = set(ahead or ())
    child = await _whose(chat, register, child_id, told)
    if not isinstance(child, Child):
        return child
    found = await _which(chat, register, child, among, wrong or [])
    if found is None:
        return None
    if removes:
        return await _removed(chat, register, found)
    what = (told & {"to", "right", "day"}) or {await _what(chat, register, found)}
    if "remove" in what:
        return await _removed(chat, register, found)
    return await _changed(chat, register, found, what)


async def _whose(
    chat: Chat, register: Register, child_id: int | None, told: set[str]
) -> Child | Go:
    """Give the child that was named, else the one whose doses were saved last."""
    if child_id is not None:
        return register.child(child_id)
    change = register.last_change()
    if "child" not in told and change is not None and change.saving in OF_DOSES:
        return register.child(change.child)
    return await which_child(
        chat, register, text("Catatan imunisasi siapa yang diubah? Ketik namanya.")
    )


async def _which(
    chat: Chat,
    register: Register,
    child: Child,
    among: list[int] | None,
    wrong: list[list[Any]],
) -> Recorded | None:
    """Ask which record is meant, unless only one can be; None when there is none."""
    records = [
        Recorded(child=child, record=record, judged=judged)
        for record, judged in judged_records(register, child, chat.today)
    ]
    fitting = [one for one in records if among is None or one.record.id in among]
    if wrong:
        fitting = _named(records, wrong)
    if not fitting:
        chat.say(
            text(
                "Belum ada catatan imunisasi itu untuk {child}.", child=spoken_near(register, child)
            )
        )
        return None
    fitting = sorted(fitting, key=lambda one: one.record.id, reverse=True)[:MOST_ROWS]
    if len(fitting) == 1:
        return fitting[0]
    picked = await chat.ask(
        "which",
        text("Imunisasi {child} yang mana?", child=spoken_near(register, child)),
        one_of(
            *(
                choice(
                    str(one.record.id),
                    one.name[:24],
                    one.judged.dose.antigen.lower(),
                    description=day_month_year(one.record.dose.on),
                )
                for one in fitting
            ),
            list_title=text("Pilih imunisasi"),
        ),
    )
    return next((one for one in fitting if str(one.record.id) == picked), None)


def _named(records: list[Recorded], wrong: list[list[Any]]) -> list[Recorded]:
    """Find the records of what was named; of several with one number, that number's."""
    antigen, number = wrong[0]
    antigens = antigen if isinstance(antigen, list) else [antigen]
    same = [one for one in records if one.record.dose.antigen in antigens]
    codes = [
        slot.code for each in antigens for slot in current_schedule().series(each)[: number or 0]
    ][-1:]
    numbered = [one for one in same if one.judged.counts_as in codes]
    return numbered or same[-1:]


async def _what(chat: Chat, register: Register, found: Recorded) -> str:
    return await chat.ask(
        "what",
        lines(
            text(
                "{child}: {dose}, {date}.",
                child=spoken_near(register, found.child),
                dose=found.name,
                date=day_month_year(found.record.dose.on),
            ),
            text("Apa yang diubah?"),
        ),
        one_of(
            choice("right", text("Jenis imunisasi"), "jenis", "nama", "vaksin"),
            choice("day", text("Tanggal"), "tanggal", "tgl", "hari"),
            choice("to", text("Salah anak"), "anak", "anak lain"),
            choice("remove", text("Hapus catatan ini"), "HAPUS", "belum diberikan"),
            list_title=text("Pilih"),
        ),
    )


async def _changed(chat: Chat, register: Register, found: Recorded, what: set[str]) -> object:
    record = found.record
    child = await _right_child(chat, register) if "to" in what else found.child
    if not isinstance(child, Child):
        return child
    spoken = await _right_dose(chat) if "right" in what else None
    antigen, product = record.dose.antigen, record.dose.product
    if spoken is not None:
        antigen, product = await _sure(chat, spoken), spoken.product
    on = await _right_day(chat) if "day" in what else record.dose.on
    dose = Dose(antigen=antigen, on=on, product=product, source=record.dose.source)
    if (child.id, dose) == (found.child.id, record.dose):
        chat.say(same_words(register, found, spoken))
        return None
    if on < child.born_on:
        chat.say(
            text(
                "{child} lahir {date}. Tanggal itu sebelumnya, jadi tidak diubah.",
                child=spoken_near(register, child),
                date=day_month_year(child.born_on),
            )
        )
        return None
    meant = Meant(dose=dose, spoken=spoken or SpokenDose(antigen=antigen))
    without = frozenset({record.id})
    doubts = doubts_about(register, child, (meant,), chat.today, without=without)
    picked = await chat.ask(
        "sure",
        lines(
            change_words(register, found, child, meant),
            *(text("❗ {reason}", reason=reason) for reason in doubts.reasons),
        ),
        one_of(
            choice(
                "yes",
                text("Ya, ubah") if child.id == found.child.id else text("Ya, pindahkan"),
                *("YA", "UBAH", "PINDAH", "jadi"),
            ),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return ChangeDose(dose=record.id, child=child.id, antigen=antigen, on=on, product=product)


async def _right_child(chat: Chat, register: Register) -> Child | Go:
    typed = await chat.ask(
        "to", text("Seharusnya anak siapa? Ketik namanya."), ChildWords(register=register)
    )
    return await settled_child(chat, register, look_for(register, typed))


async def _right_dose(chat: Chat) -> SpokenDose:
    def read(typed: str, _today: date) -> str:
        if len(read_typed(typed).doses) != 1:
            raise NotUnderstood(text("Tulis satu imunisasi saja. Contoh: ipv1"))
        return typed

    answer = Typed(reads=read, dumps=str, loads=str)
    typed = await chat.ask("right", text("Seharusnya imunisasi apa? Contoh: ipv1"), answer)
    return read_typed(typed).doses[0].spoken


async def _sure(chat: Chat, spoken: SpokenDose) -> str:
    if spoken.antigen is not None:
        return spoken.antigen
    return await chat.ask(
        "right_which",
        text("Imunisasi yang mana?"),
        one_of(
            *(choice(each, vaccine_name(each)[:20], each.lower()) for each in spoken.choices),
        ),
    )


async def _right_day(chat: Chat) -> date:
    answer = Typed(reads=past_day, dumps=date.isoformat, loads=date.fromisoformat)
    if "day" in chat.journal.given:
        give_ahead(chat, "day", chat.journal.given["day"])
    return await chat.ask("day", text("Tanggal yang benar? Contoh: 10-02-2026"), answer)


async def _removed(chat: Chat, register: Register, found: Recorded) -> object:
    picked = await chat.ask(
        "remove",
        text(
            "Hapus catatan {dose} {child} tanggal {date}?",
            dose=found.name,
            child=spoken_near(register, found.child),
            date=day_month_year(found.record.dose.on),
        ),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return RemoveDoses(child=found.child.id, doses=(found.record.id,))
