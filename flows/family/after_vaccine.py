"""The day after a vaccine: how the child is, what is common, and when to go at once."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dialog.answers import OneOf, choice, either, free_text, one_of, skippable
from dialog.chat import Chat, Heard
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import age
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.commands_of_alarms import RaiseAlarm, ReportAfterVaccine
from domain.commands_of_doses import AddToReaction
from domain.immunization.reactions import common_now
from domain.people import Child
from domain.register import Register
from flows.family.after_vaccine_words import FEVER, calming, symptom_words, symptoms_in
from flows.family.own import short_call

YOUNG_MONTHS = 2
"""Any fever under this age is a danger sign."""
LONGEST_FEVER = 2
"""Days; a fever that lasts longer is a danger sign."""
LONGEST_TOLD = 300
WARNS_LATER = ("MR", "MMR")
_DAYS = re.compile(r"\b([0-9]{1,2})\s*(?:hari|hr)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Wellbeing:
    """How the child is: the choice and the symptoms that were named."""

    picked: str
    symptoms: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class WellbeingAnswer:
    """Reads a choice, or the symptoms in plain words."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the three choices."""
        return _states().choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return None

    def read(self, heard: Heard, today: date) -> Wellbeing:
        """Understand the state; a named symptom means the child is not well."""
        named = symptoms_in(heard.text) if heard.tapped is None else ()
        if named:
            told = heard.text[:LONGEST_TOLD]
            return Wellbeing(picked="demam", symptoms=named, words=told)
        return Wellbeing(picked=_states().read(heard, today))

    def dump(self, value: Wellbeing) -> Json:
        """Keep what was understood."""
        return [value.picked, list(value.symptoms), value.words]

    def load(self, stored: Json) -> Wellbeing:
        """Give it back."""
        return Wellbeing(picked=stored[0], symptoms=tuple(stored[1]), words=stored[2])


def _states() -> OneOf:
    return one_of(
        choice("baik", text("Baik-baik saja"), "baik", "sehat", "SUDAH"),
        choice("demam", text("Demam atau bengkak"), "SAKIT", "demam", "bengkak"),
        choice("gawat", text("Kejang atau sesak"), "kejang", "sesak"),
    )


async def after_vaccine(chat: Chat, register: Register, *, child: int) -> object:
    """Ask how the child is, calm what is common, and raise the alarm where it is not."""
    found = register.child(child)
    first = found.first_name
    told = await chat.ask(
        "state",
        text(
            "Selamat pagi, {call}. Kemarin {child} diimunisasi. Bagaimana kabarnya hari ini?",
            call=register.speaker.full_call,
            child=first,
        ),
        WellbeingAnswer(),
    )
    if told.picked == "gawat":
        return _alarm(child, text("kejang atau sesak"))
    if told.picked == "baik":
        chat.say(
            lines(
                text(
                    "Syukurlah 🙂 Kalau nanti hangat atau rewel, beri ASI lebih sering. Ada "
                    "apa-apa, kabari saya."
                ),
                _comes_later(register, child),
            )
        )
        return None
    return await _not_well(chat, register, found, told)


async def ill_after_vaccine(chat: Chat, register: Register, *, child: int, words: str) -> object:
    """Hear of an illness after a vaccine that nobody asked about."""
    told = Wellbeing(picked="demam", symptoms=symptoms_in(words), words=words[:LONGEST_TOLD])
    return await _not_well(chat, register, register.child(child), told)


async def _not_well(chat: Chat, register: Register, found: Child, told: Wellbeing) -> object:
    """Raise the alarm where a fever is one; else calm what is common, and ask one thing."""
    common = common_now(register.doses(found.id), register.now.date())
    sign = _dangerous_fever(register, found, told) or _uncommon(told.symptoms, common)
    if sign:
        return _alarm(found.id, sign, told.words)
    chat.say(calming(register.speaker.bu, told.symptoms, common))
    feeding = await chat.ask(
        "feeding",
        text("{child} sekarang mau menyusu dan bisa ditenangkan?", child=found.first_name),
        one_of(
            choice("yes", text("Ya"), "YA", "SUDAH", "menyusu", "minum"),
            choice("no", text("Tidak"), "TIDAK", "BELUM"),
        ),
    )
    if feeding == "no":
        return _alarm(found.id, text("tidak mau menyusu atau tidak bisa ditenangkan"))
    return ReportAfterVaccine(child=found.id, symptoms=told.symptoms, words=told.words)


def _uncommon(symptoms: tuple[str, ...], common: tuple[str, ...]) -> str:
    """Name what is no common sign on this day: hives, or a sore that is not that of BCG."""
    if "KIPI_BINTIK" in symptoms and "fever_of_mr" not in common:
        return text("bintik atau bentol di badan")
    if "KIPI_BERNANAH" in symptoms and "sore_of_bcg" not in common:
        return text("bekas suntik bernanah")
    return ""


def _dangerous_fever(register: Register, found: Child, told: Wellbeing) -> str:
    """Name the danger in a fever: a very young child, or one that lasts."""
    if FEVER not in told.symptoms:
        return ""
    if completed_months(found.born_on, register.now.date()) < YOUNG_MONTHS:
        return text("panas, umur di bawah 2 bulan")
    if any(int(days) > LONGEST_FEVER for days in _DAYS.findall(told.words)):
        return text("panas lebih dari 2 hari")
    return ""


def _comes_later(register: Register, child: int) -> str:
    """Tell what the question of today cannot catch."""
    doses = register.doses(child)
    yesterday = register.now.date() - timedelta(days=1)
    if not any(dose.antigen in WARNS_LATER and dose.on == yesterday for dose in doses):
        return ""
    return text("Setelah MR, demam atau bintik bisa muncul hari ke-5 sampai 12. Itu biasa.")


def _alarm(child: int, sign: str, words: str = "") -> RaiseAlarm:
    return RaiseAlarm(kind="child", signs=(sign,), words=words or sign, child=child)


async def asked_again_tomorrow(chat: Chat, register: Register) -> None:
    """Say when to go at once, and that the question comes back."""
    chat.say(
        lines(
            text("Bagus. Saya tanya lagi besok pagi."),
            text(
                "Segera ke Puskesmas kalau panas 39 derajat atau lebih, atau panas lebih dari 2 "
                "hari."
            ),
            text(
                "Juga kalau kejang, sesak, bengkak di wajah, lemas sekali, tangis tidak berhenti 3 "
                "jam, muntah terus, BAB darah, atau tidak mau menyusu."
            ),
        )
    )


async def told_after_vaccine(
    chat: Chat, register: Register, *, child: int, symptoms: list[str], day: int
) -> None:
    """Tell the midwife what is common and not urgent."""
    found = register.child(child)
    chat.say(
        text(
            "Kabar setelah imunisasi: {child} ({age}), hari {day}. {symptoms}. Masih mau menyusu. "
            "Tidak mendesak.",
            child=found.name,
            age=age(completed_months(found.born_on, register.now.date())),
            day=day,
            symptoms=symptom_words(tuple(symptoms)),
        )
    )


async def next_morning(chat: Chat, register: Register, *, child: int) -> object:
    """Ask again the morning after something was told."""
    found = register.child(child)
    picked = await chat.ask(
        "state",
        text(
            "Selamat pagi, {call}. Bagaimana keadaan {child} pagi ini?",
            call=register.speaker.full_call,
            child=found.first_name,
        ),
        one_of(
            choice("better", text("Sudah membaik"), "SUDAH", "YA", "membaik"),
            choice("ill", text("Masih sakit"), "SAKIT", "BELUM", "masih"),
            choice("hospital", text("Dirawat"), "dirawat", "opname"),
        ),
    )
    if picked == "better":
        call = short_call(register.speaker)
        chat.say(
            text(
                "Syukurlah, {call} 🙏 Sehat selalu untuk {child}.",
                call=call,
                child=found.first_name,
            )
        )
        return None
    return ReportAfterVaccine(child=child, state=picked)


async def midwife_will_call(chat: Chat, register: Register, *, reaction: int) -> AddToReaction:
    """Say that the midwife knows the child is still ill; then ask two things she wants to know."""
    onset = await chat.ask(
        "onset",
        text("Sejak kapan sakitnya? Contoh: kemarin sore. Boleh LEWATI."),
        either(skippable(), free_text(longest=LONGEST_TOLD)),
        lead=lines(
            text("Terima kasih kabarnya. Bidan saya beri tahu dan akan menghubungi."),
            text("Kalau makin berat, langsung ke Puskesmas atau UGD, jangan menunggu."),
        ),
    )
    measures = await chat.ask(
        "measures",
        text("Sudah diapakan? Contoh: dikompres, dibawa ke Puskesmas. Boleh LEWATI."),
        either(skippable(), free_text(longest=LONGEST_TOLD)),
    )
    return AddToReaction(reaction=reaction, onset=_told(onset), measures=_told(measures))


def _told(answer: tuple[int, str]) -> str:
    kind, said = answer
    return said if kind else ""


async def reaction_completed(chat: Chat, register: Register) -> None:
    """Thank for what was added to the report."""
    chat.say(text("Terima kasih, saya tambahkan ke laporan bidan. Semoga lekas sehat 🙏"))


async def still_ill(
    chat: Chat, register: Register, *, child: int, in_hospital: bool, phone: str
) -> None:
    """Tell the midwife of a child that is ill for a second day."""
    found = register.child(child)
    state = text("dirawat") if in_hospital else text("masih sakit")
    chat.say(
        text(
            "❗ Setelah imunisasi: {child}, RT {rt}, {state}. Mohon dihubungi hari ini. {phone}",
            child=found.name,
            rt=found.rt,
            state=state,
            phone=phone,
        ).strip()
    )
