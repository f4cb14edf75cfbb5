"""The day after a vaccine: how the child is, what is common, and when to go at once."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import age
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.commands_of_alarms import RaiseAlarm, ReportAfterVaccine
from domain.register import Register
from flows.family.own import short_call

SYMPTOMS = ("KIPI_HANGAT", "KIPI_REWEL", "KIPI_MERAH", "KIPI_BENGKAK")


@dataclass(frozen=True, kw_only=True)
class Wellbeing:
    """How the child is: the choice and the symptoms that were named."""

    picked: str
    symptoms: tuple[str, ...] = ()


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
        lexicon = words.lexicon()
        named = tuple(
            symptom
            for symptom in SYMPTOMS
            if heard.tapped is None and lexicon.intent(heard.text, among=(symptom,))
        )
        if named:
            return Wellbeing(picked="demam", symptoms=named)
        return Wellbeing(picked=_states().read(heard, today))

    def dump(self, value: Wellbeing) -> Json:
        """Keep what was understood."""
        return [value.picked, list(value.symptoms)]

    def load(self, stored: Json) -> Wellbeing:
        """Give it back."""
        return Wellbeing(picked=stored[0], symptoms=tuple(stored[1]))


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
            text(
                "Syukurlah 🙂 Kalau nanti hangat atau rewel, beri ASI lebih sering. Ada apa-apa, "
                "kabari saya."
            )
        )
        return None
    chat.say(_calming(register.speaker.bu))
    feeding = await chat.ask(
        "feeding",
        text("{child} sekarang mau menyusu dan bisa ditenangkan?", child=first),
        one_of(
            choice("yes", text("Ya"), "YA", "SUDAH"),
            choice("no", text("Tidak"), "TIDAK", "BELUM"),
        ),
    )
    if feeding == "no":
        return _alarm(child, text("tidak mau menyusu atau tidak bisa ditenangkan"))
    return ReportAfterVaccine(child=child, symptoms=told.symptoms)


def _alarm(child: int, sign: str) -> RaiseAlarm:
    return RaiseAlarm(kind="child", signs=(sign,), words=sign, child=child)


def _calming(bu: str) -> str:
    return lines(
        text(
            "Terima kasih kabarnya, {bu}. Hangat, rewel, dan merah di bekas suntik sering terjadi, "
            "biasanya hilang 1-2 hari.",
            bu=bu,
        ),
        text(
            "Beri ASI lebih sering, pakaikan baju tipis, kompres bengkak dengan kain bersih yang "
            "dibasahi air dingin."
        ),
        text("Obat demam hanya sesuai petunjuk bidan."),
    )


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


def symptom_words(symptoms: tuple[str, ...]) -> str:
    """Name the symptoms for the midwife."""
    named = {
        "KIPI_HANGAT": text("hangat"),
        "KIPI_REWEL": text("rewel"),
        "KIPI_MERAH": text("merah di bekas suntik"),
        "KIPI_BENGKAK": text("bengkak di bekas suntik"),
    }
    said = ", ".join(named[symptom] for symptom in symptoms) or text("demam atau bengkak")
    return f"{said[:1].upper()}{said[1:]}"


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


async def midwife_will_call(chat: Chat, register: Register) -> None:
    """Say that the midwife knows the child is still ill."""
    chat.say(
        lines(
            text("Terima kasih kabarnya. Bidan saya beri tahu dan akan menghubungi."),
            text("Kalau makin berat, langsung ke Puskesmas atau UGD, jangan menunggu."),
        )
    )


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
