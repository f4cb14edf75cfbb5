"""What is said once doses were recorded: what counts, what the midwife still has to see."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from dialog.answers import choice
from dialog.chat import Chat
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.doses import DoseRecord
from domain.immunization import Judged, Result, due_names
from domain.people import Child, RoleKind
from domain.register import Register
from flows.cadre.doses.dose_names import REFUSED, is_combined, judged_records, name_of
from flows.cadre.growth.offers_about import offers_about
from flows.cadre.who.namesakes import spoken_near

Kept = Sequence[tuple[DoseRecord, Judged]]
WARNS_LATER = ("MR", "MMR")
"""Vaccines after which fever and spots come too late for the question of the next day."""


async def doses_recorded(chat: Chat, register: Register, *, child: int, doses: list[int]) -> object:
    """Confirm the doses, and who will be asked how the child is."""
    known = register.child(child)
    kept = [
        (record, judged)
        for record, judged in judged_records(register, known, chat.today)
        if record.id in doses
    ]
    if not kept:
        chat.say(text("Catatan itu sudah diubah lagi."))
        return None
    name = spoken_near(register, known)
    picked = await chat.ask(
        "next",
        lines(
            *kept_lines(kept, name),
            _details(kept),
            _uncounted(register, kept),
            _waits(register, kept),
            _after(register, known, name, kept, chat.today),
        ),
        offers_about(
            register,
            child,
            choice("next", text("Anak berikutnya"), "LANJUT"),
            choice("change", text("Ubah"), "UBAH"),
            choice("done", text("Selesai"), "SELESAI"),
        ),
    )
    if picked == "next":
        return Go(flow="weighing", subject={"is_next": True})
    if picked == "change":
        return Go(flow="correct_doses", subject={"child_id": child, "among": doses})
    return Go(flow="done_for_now")


def kept_lines(kept: Kept, name: str) -> list[str]:
    """Say what was recorded, by day where there are several."""
    days = sorted({record.dose.on for record, _judged in kept})
    if len(days) == 1:
        return [
            text("✅ Imunisasi {child} dicatat {date}:", child=name, date=day_month_year(days[0])),
            _names(kept),
        ]
    by_day = groupby(sorted(kept, key=_on), key=_on)
    return [
        text("✅ Imunisasi {child} dicatat:", child=name),
        *(
            text("{date}: {doses}", date=day_month_year(day), doses=_names(list(group)))
            for day, group in by_day
        ),
    ]


def _on(one: tuple[DoseRecord, Judged]) -> date:
    return one[0].dose.on


def _names(kept: Kept) -> str:
    """Name doses in spoken order, those without a code of their own last."""
    plain = [one for _record, one in kept if one.counts_as and not is_combined(one)]
    others = [name_of(one) for _record, one in kept if one not in plain]
    codes = [one.counts_as for one in plain if one.counts_as]
    if not others:
        return due_names(codes, for_family=False)
    return ", ".join([*([due_names(codes, for_family=False)] if codes else []), *others])


def _details(kept: Kept) -> str:
    """Say batches and who gave them, where that was told."""
    batches = [
        text("{dose} batch {batch}", dose=name_of(judged), batch=record.batch)
        for record, judged in kept
        if record.batch
    ]
    vaccinators = sorted({record.vaccinator for record, _judged in kept if record.vaccinator})
    by = [text("oleh {vaccinator}", vaccinator=_titled(name)) for name in vaccinators]
    said = ", ".join((*batches, *by))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _uncounted(register: Register, kept: Kept) -> str:
    """Name what has to be seen by the midwife: a refused dose is a fact, and is repeated."""
    refused = [name_of(judged) for _record, judged in kept if judged.result in REFUSED]
    late = [
        name_of(judged) for _record, judged in kept if judged.result is Result.VALID_AFTER_MAX_AGE
    ]
    campaign = any(judged.result is Result.CAMPAIGN for _record, judged in kept)
    midwife = _midwife(register)
    return lines(
        text(
            "❗ {doses} belum dihitung. Mohon tanyakan ke {midwife}.",
            doses=", ".join(refused),
            midwife=midwife,
        )
        if refused
        else "",
        text(
            "❗ {doses} lewat batas umur, tetap dihitung. Mohon kabari {midwife}.",
            doses=", ".join(late),
            midwife=midwife,
        )
        if late
        else "",
        text("Dicatat sebagai imunisasi tambahan, jadwal rutin tetap jalan.") if campaign else "",
    )


def _waits(register: Register, kept: Kept) -> str:
    if not any(record.is_waiting for record, _judged in kept):
        return ""
    return text('Ditandai "dari orang tua" sampai {midwife} memeriksa.', midwife=_midwife(register))


def _midwife(register: Register) -> str:
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")


def _after(register: Register, child: Child, name: str, kept: Kept, today: date) -> str:
    """Say who is asked tomorrow, and what comes later than that question."""
    given_today = [
        record for record, _judged in kept if record.dose.on == today and not record.is_waiting
    ]
    if not given_today:
        return ""
    later = any(record.dose.antigen in WARNS_LATER for record in given_today)
    return lines(
        text("Besok saya tanyakan kabar {child} ke {mother}.", child=name, mother=child.mother)
        if register.guardians(child.family_id)
        else "",
        text("Pesan ke ibu: setelah MR, demam atau bintik bisa muncul hari ke-5 sampai 12.")
        if later
        else "",
    )
