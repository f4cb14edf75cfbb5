"""A cadre records vaccine doses by chat: 'citra dpt3 opv4'; what is odd is asked about once."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat, NotUnderstood
from dialog.input.line import read_line
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import RecordDoses
from domain.immunization import (
    Area,
    Dose,
    History,
    Judged,
    Result,
    SpokenDose,
    assess,
    current_schedule,
    due_names,
    read_doses,
)
from domain.people import Child
from domain.register import Register
from domain.visit import due_doses
from flows.cadre.line_answers import child_words
from flows.cadre.namesakes import spoken_near
from flows.cadre.offers_about import offers_about
from flows.cadre.which_child import which_child
from flows.entry import Opening


@dataclass(frozen=True, kw_only=True)
class Given:
    """A dose that is meant, beside what was typed of it."""

    dose: Dose
    spoken: SpokenDose


def opens(words: str) -> Opening:
    """Read 'citra imunisasi dpt3 opv4'."""
    reported = read_line(words)
    if reported is None:
        return Opening()
    answers = {
        "child": child_words(reported),
        "doses": " ".join(reported.doses),
        "on": reported.day or "",
    }
    given = {name: answer for name, answer in answers.items() if answer}
    return Opening(subject={"ahead": sorted(given)}, given=given)


async def record_doses(
    chat: Chat, register: Register, *, ahead: tuple[str, ...] | list[str] = ()
) -> object:
    """Ask which child and which doses; keep what happened, even if it was too early."""
    child = await which_child(chat, register, text("Siapa yang diimunisasi? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    on = await _day(chat, register, child, ahead)
    if on < child.born_on:
        chat.say(
            text(
                "{child} lahir {date}. Tanggal imunisasinya sebelum itu, jadi tidak disimpan.",
                child=spoken_near(register, child),
                date=day_month_year(child.born_on),
            )
        )
        return None
    while True:
        given = await _doses(chat, register, child, on)
        judged = _judged(register, child, given, on)
        fresh = [one for one in given if judged[id(one.dose)].result is not Result.DUPLICATE]
        if not fresh:
            chat.say(
                text(
                    "Imunisasi {child} itu sudah dicatat {date}. Tidak saya simpan dua kali.",
                    child=spoken_near(register, child),
                    date=day_month_year(on),
                )
            )
            return None
        picked = await _odd_ones(chat, register, given, judged)
        if picked == "cancel":
            return Go(flow="nothing_saved")
        if picked == "keep":
            return RecordDoses(
                child=child.id,
                on=on,
                antigens=tuple(one.dose.antigen for one in fresh),
                products=tuple(one.dose.product for one in fresh),
            )
        chat.ask_again(*(n for n in chat.journal.answers if n.startswith(("doses", "odd"))))


async def _day(
    chat: Chat, register: Register, child: Child, ahead: tuple[str, ...] | list[str]
) -> date:
    if "on" in ahead:
        return await chat.ask(
            "on",
            text("Tanggal berapa diimunisasi? Contoh: 10-02-2026"),
            a_past_date(text("Saya perlu tanggalnya. Contoh: 10-02-2026")),
        )
    day = register.open_day(child.posyandu_id)
    return day.held_on if day is not None else chat.today


async def _doses(chat: Chat, register: Register, child: Child, on: date) -> list[Given]:
    due = due_names(due_doses(register, register.village, child, on), for_family=False)
    typed = await chat.ask(
        "doses",
        lines(
            text("{child}, waktunya: {doses}.", child=child.name, doses=due) if due else "",
            text("Imunisasi apa saja yang sudah diberikan? Contoh: dpt3 opv4 rv3"),
        ),
        _dose_words(),
    )
    given = []
    for number, spoken in enumerate(read_doses(typed).doses):
        antigen = spoken.antigen or await _which(chat, spoken, number)
        given.append(
            Given(dose=Dose(antigen=antigen, on=on, product=spoken.product), spoken=spoken)
        )
    return given


def _dose_words() -> Typed[str]:
    def read(typed: str, _today: date) -> str:
        if not read_doses(typed).doses:
            raise NotUnderstood(text("Saya belum kenal nama itu. Contoh: dpt3 opv4 rv3 ipv1"))
        return typed

    return Typed(reads=read, dumps=str, loads=str)


async def _which(chat: Chat, spoken: SpokenDose, number: int) -> str:
    labels = {
        "OPV": text("Polio tetes (OPV)"),
        "IPV": text("Polio suntik (IPV)"),
        "DPT": text("DPT lanjutan"),
        "MR": text("MR lanjutan"),
    }
    words = text("Polio yang mana?") if "OPV" in spoken.choices else text("Imunisasi yang mana?")
    means = {"OPV": ("tetes", "opv"), "IPV": ("suntik", "ipv"), "DPT": ("dpt",), "MR": ("campak",)}
    return await chat.ask(
        f"doses_which{number}",
        words,
        one_of(*(choice(antigen, labels[antigen], *means[antigen]) for antigen in spoken.choices)),
    )


def _judged(register: Register, child: Child, given: list[Given], on: date) -> dict[int, Judged]:
    """Judge the new doses beside those recorded before."""
    history = History(
        born=child.born_on,
        sex=child.sex,
        doses=(*register.doses(child.id), *(one.dose for one in given)),
    )
    village = register.village
    area = Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)
    return {id(judged.dose): judged for judged in assess(history, area, on).given}


async def _odd_ones(
    chat: Chat, register: Register, given: list[Given], judged: dict[int, Judged]
) -> str:
    odd = [why for one in given if (why := _why_odd(one, judged[id(one.dose)]))]
    if not odd:
        return "keep"
    return await chat.ask(
        "odd",
        lines(
            text("Mohon dicek dulu, {bu}:", bu=register.speaker.bu),
            *odd,
            text("Benar sudah diberikan?"),
        ),
        one_of(
            choice("keep", text("Ya, tetap catat"), "YA", "SUDAH"),
            choice("change", text("Ubah"), "UBAH", "TIDAK"),
            choice("cancel", text("Batal"), "BATAL"),
        ),
    )


def _why_odd(given: Given, judged: Judged) -> str:
    name = _name(given)
    match judged.result:
        case Result.TOO_YOUNG:
            return text("{dose}: belum cukup umur.", dose=name)
        case Result.INTERVAL_TOO_SHORT | Result.LIVE_INTERVAL_TOO_SHORT:
            return text("{dose}: terlalu dekat dengan imunisasi sebelumnya.", dose=name)
        case Result.DUPLICATE:
            return text("{dose}: sudah tercatat, tidak disimpan dua kali.", dose=name)
        case Result.INVALID_DATE:
            return text("{dose}: tanggalnya sebelum lahir atau belum sampai.", dose=name)
        case Result.NOT_COUNTED:
            return text("{dose}: menurut catatan sudah lengkap.", dose=name)
        case _:
            return _other_number(given, judged, name)


def _other_number(given: Given, judged: Judged, name: str) -> str:
    said, counted = given.spoken.number, _number_of(judged)
    if said is None or counted is None or said == counted:
        return ""
    return text("{dose}: menurut catatan ini yang ke-{number}.", dose=name, number=counted)


def _name(given: Given) -> str:
    number = given.spoken.number
    return f"{given.dose.antigen} {number}" if number is not None else given.dose.antigen


def _number_of(judged: Judged) -> int | None:
    series = current_schedule().series(judged.dose.antigen)
    codes = [slot.code for slot in series]
    return codes.index(judged.counts_as) + 1 if judged.counts_as in codes else None


async def doses_recorded(
    chat: Chat,
    register: Register,
    *,
    child: int,
    on: str,
    codes: list[str],
    uncounted: list[str],
) -> object:
    """Confirm the doses, and who will be asked how the child is."""
    known = register.child(child)
    day = date.fromisoformat(on)
    names = [due_names(codes, for_family=False)] if codes else []
    joined = register.guardians(known.family_id)
    picked = await chat.ask(
        "next",
        lines(
            text(
                "✅ Imunisasi {child} dicatat {date}:",
                child=spoken_near(register, known),
                date=day_month_year(day),
            ),
            ", ".join([*names, *uncounted]),
            text(
                "Besok saya tanyakan kabar {child} ke {mother}.",
                child=spoken_near(register, known),
                mother=known.mother,
            )
            if joined and day == chat.today
            else "",
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
    return Go(flow="undo" if picked == "change" else "done_for_now")
