"""Words about the end of a pregnancy: as they are read, asked for and said."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, either, free_text, one_of
from dialog.chat import Chat
from dialog.input.complaints import says
from dialog.spoken import day_month_year
from dialog.texts import text
from domain.screening import Resident
from domain.screening.records import Outcome


@dataclass(frozen=True, kw_only=True)
class ToldEnd:
    """What a message tells of the end of a pregnancy."""

    outcome: Outcome
    place: str


def read_end(typed: str) -> ToldEnd | None:
    """Read how a pregnancy ended out of a message; None when it tells of no end."""
    outcome = _outcome(typed)
    return None if outcome is None else ToldEnd(outcome=outcome, place=_place(typed))


def tells_of_birth(typed: str) -> bool:
    """Tell whether a birth is spoken of, also one that has not come yet."""
    return _says(typed, "born") or _says(typed, "miscarried")


def _outcome(typed: str) -> Outcome | None:
    """Take the gravest that is told; a death is the mother's when no baby is named."""
    if _says(typed, "wishes") or typed.rstrip().endswith("?"):
        return None
    if _says(typed, "miscarried"):
        return Outcome.MISCARRIED
    tells_birth, tells_death = _says(typed, "born"), _says(typed, "died")
    if _says(typed, "stillborn") or (tells_birth and tells_death and _says(typed, "babies")):
        return Outcome.STILLBORN
    if tells_birth and tells_death:
        return Outcome.MOTHER_DIED
    if not tells_birth:
        return None
    return Outcome.TWINS if _says(typed, "twins") else Outcome.BORN


def _place(typed: str) -> str:
    places = {
        "hospital": text("rumah sakit"),
        "health_centre": text("Puskesmas"),
        "clinic": text("bidan atau klinik"),
        "home": text("rumah"),
    }
    return next((words for name, words in places.items() if _says(typed, name)), "")


def _says(typed: str, name: str) -> bool:
    return says(typed, "pregnancy_ends", name)


async def ask_outcome(chat: Chat, mother: Resident) -> Outcome:
    """Ask how it ended, in plain and quiet words."""
    picked = await chat.ask(
        "outcome",
        text("Bagaimana akhir kehamilan {who}?", who=mother.name),
        one_of(
            choice("born", text("Bayi lahir hidup"), "hidup", "melahirkan", "lahir"),
            choice("twins", text("Kembar, lahir hidup"), "kembar"),
            choice("stillborn", text("Bayi tidak tertolong"), "lahir mati", "bayi meninggal"),
            choice("miscarried", text("Keguguran"), "keguguran", "gugur"),
            choice("mother_died", text("Ibu meninggal"), "ibunya meninggal"),
            list_title=text("Pilih keadaan"),
        ),
    )
    return Outcome(picked)


async def ask_place(chat: Chat) -> str:
    """Ask where; any other place may be written."""
    kind, answered = await chat.ask(
        "place",
        text("Di mana? Pilih, atau tulis tempatnya."),
        either(
            one_of(
                choice("health_centre", text("Puskesmas"), "pkm", "pustu"),
                choice("hospital", text("Rumah sakit"), "rs", "rsud"),
                choice("clinic", text("Bidan atau klinik"), "bidan", "klinik"),
                choice("home", text("Rumah"), "rumah sendiri"),
                choice("skip", text("Lewati"), "LEWATI", "tidak tahu"),
                list_title=text("Pilih tempat"),
            ),
            free_text(longest=60),
        ),
    )
    if kind == 1:
        return str(answered)
    return {
        "health_centre": text("Puskesmas"),
        "hospital": text("rumah sakit"),
        "clinic": text("bidan atau klinik"),
        "home": text("rumah"),
        "skip": "",
    }[str(answered)]


def ended_words(name: str, outcome: Outcome, on: date, place: str) -> str:
    """Say it in one sentence, with the day and the place."""
    day = day_month_year(on)
    at = text(" di {place}", place=place) if place else ""
    return {
        Outcome.BORN: text("{who} melahirkan {day}{at}.", who=name, day=day, at=at),
        Outcome.TWINS: text("{who} melahirkan bayi kembar {day}{at}.", who=name, day=day, at=at),
        Outcome.STILLBORN: text(
            "{who} melahirkan {day}{at}, bayinya tidak tertolong.", who=name, day=day, at=at
        ),
        Outcome.MISCARRIED: text("{who} keguguran {day}{at}.", who=name, day=day, at=at),
        Outcome.MOTHER_DIED: text("{who} meninggal {day}{at}.", who=name, day=day, at=at),
    }[outcome]
