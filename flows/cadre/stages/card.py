"""The head of somebody's card: one list of letters, once, and none of it has to be told."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input import numbers
from dialog.input.phones import FoundPhone, read_phone, spoken
from dialog.input.words import lexicon
from dialog.spoken import capitalised, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import CompleteCard
from domain.register import Register
from domain.screening import LifeStage, Resident
from domain.screening.card import ResidentCard
from flows.cadre.stages.people import heading, short_name
from flows.cadre.stages.which_resident import which_resident
from flows.entry import Opening

LONGEST = 60
MOST_TRIES = 3
UNREAD = "unread"
MOST_CHILDREN, MOST_YEARS = 20, 30
LIGHTEST_G, HEAVIEST_G = 25_000, 200_000
_AROUND_COUNTS = re.compile(
    r"^(?:ke|anak)[\s-]*|\s*(?:tahun|thn|th|kali|x|orang|anak)\.?$", re.IGNORECASE
)
"""Words people write around a count: 'ke-2', '3 tahun', '1x'."""
_PART = re.compile(r"(?:^|[\n;,])\s*(?P<letter>[a-hA-H])\s*[.):=]?\s+(?=\S)")


def opens(words: str) -> Opening:
    """Read what stands after 'lengkapi kartu'."""
    return Opening(given={"person": words}) if words.strip() else Opening()


async def complete_card(chat: Chat, register: Register, *, resident: int | None = None) -> object:
    """Ask for the parts of a card that no measuring tells."""
    whom = (
        register.resident(resident)
        if resident is not None
        else await which_resident(chat, register, text("Kartu siapa? Ketik namanya."))
    )
    if isinstance(whom, str):
        return Go(flow="register_resident", given={"name": whom})
    if not isinstance(whom, Resident):
        return whom
    parts = _parts(whom.stage(chat.today))
    if not parts:
        chat.say(text("Kartu {who} tidak perlu tambahan lain.", who=whom.name))
        return None
    told = await _asked_once_or_twice(chat, whom, parts)
    if told is None:
        chat.say(text("Baik. Bisa dilengkapi kapan saja: ketik LENGKAPI KARTU."))
        return None
    return CompleteCard(resident=whom.id, told=told)


async def _asked_once_or_twice(
    chat: Chat, whom: Resident, parts: tuple[str, ...]
) -> dict[str, Any] | None:
    """Ask until every part that was written can be read; None when it is left."""
    complaint = ""
    for number in range(MOST_TRIES):
        kind, told = await chat.ask(
            f"card{number}" if number else "card",
            complaint or _list(whom, parts, chat.today),
            either(
                one_of(choice("skip", text("Lewati"), "LEWATI", "TIDAK", "BATAL")), _told(parts)
            ),
            brief=_list(whom, parts, chat.today),
        )
        if kind == 0:
            return None
        if UNREAD not in told:
            return dict(told)
        complaint = str(told[UNREAD])
    return None


def _list(whom: Resident, parts: tuple[str, ...], on: date) -> str:
    return lines(
        heading(whom, on),
        text("Tulis huruf dan isinya, yang tahu saja. Contoh: {example}", example=_example()),
        *(f"{_letter(at)} {_asked(part)}" for at, part in enumerate(parts)),
    )


async def card_completed(chat: Chat, register: Register, *, resident: int) -> None:
    """Show what the card says now."""
    whom = register.resident(resident)
    card = register.resident_card(resident)
    name = short_name(register, whom)
    chat.say(
        lines(
            text("✅ Kartu {who} dilengkapi.", who=whom.name),
            *said_of(card),
            text("Ada yang salah? Ketik LENGKAPI KARTU {who}.", who=name.upper()),
        )
    )


def said_of(card: ResidentCard) -> list[str]:
    """Say every part that is known."""
    known = card.to_json()
    return [f"{_asked(part)}: {_said(part, known[part])}" for part in _ASKED if part in known]


_ASKED = (
    "husband", "pregnancies", "births", "miscarriages", "spacing_years", "first_weight_g", "phone",
    "married", "job", "family_history", "own_history", "habits", "covid_vaccinated",
)  # fmt: skip


def _parts(stage: LifeStage) -> tuple[str, ...]:
    """Choose the parts of a stage's card (ILP cards of 2023)."""
    if stage is LifeStage.PREGNANT:
        return _ASKED[:7]
    if stage.is_mother:
        return ("husband", "pregnancies", "births", "miscarriages", "phone")
    if stage in (LifeStage.ADULT, LifeStage.OLDER):
        grown_up = _ASKED[7:12]
        return (*grown_up, "covid_vaccinated") if stage is LifeStage.OLDER else grown_up
    return ()


def _asked(part: str) -> str:
    return {
        "husband": text("nama suami"),
        "pregnancies": text("hamil ke berapa (G)"),
        "births": text("sudah melahirkan berapa kali (P)"),
        "miscarriages": text("keguguran berapa kali (A)"),
        "spacing_years": text("jarak dengan anak sebelumnya (tahun)"),
        "first_weight_g": text("berat sebelum hamil (kg)"),
        "phone": text("nomor HP"),
        "married": text("status kawin"),
        "job": text("pekerjaan"),
        "family_history": text("penyakit dalam keluarga"),
        "own_history": text("penyakit sendiri"),
        "habits": text("kebiasaan berisiko (rokok, alkohol, kurang sayur atau gerak)"),
        "covid_vaccinated": text("vaksin COVID (ya atau tidak)"),
    }[part]


def _said(part: str, value: Any) -> str:  # noqa: ANN401 (what a card holds)
    match part:
        case "first_weight_g":
            return text("{kg} kg", kg=kg(value))
        case "spacing_years":
            return text("{years} tahun", years=value)
        case "phone":
            return spoken(value)
        case "covid_vaccinated":
            return text("sudah") if value else text("belum")
        case _:
            return str(value)


def _example() -> str:
    return text("a Made, b 2")


def _letter(place: int) -> str:
    return chr(ord("a") + place)


def _told(parts: tuple[str, ...]) -> Typed[dict[str, Any]]:
    """Read 'a Made, b 2' as parts of the card, or say under `UNREAD` what can't be read.

    What begins with a letter is meant for the card: it is never taken for a report.
    """

    def read(typed: str, _today: date) -> dict[str, Any]:
        found = list(_PART.finditer(typed))
        if not found or found[0].start() != 0:
            raise NotUnderstood(
                text("Tulis huruf lalu isinya, misalnya: {example}", example=_example())
            )
        ends = [*(match.start() for match in found[1:]), len(typed)]
        told: dict[str, Any] = {}
        for match, end in zip(found, ends, strict=True):
            place = ord(match["letter"].lower()) - ord("a")
            if place >= len(parts):
                return {UNREAD: text("Hurufnya a sampai {last}.", last=_letter(len(parts) - 1))}
            said = " ".join(typed[match.end() : end].split()).strip(" ,;.")
            value = _READERS.get(parts[place], _words)(said)
            if value is None:
                return {UNREAD: _unread(parts[place], said, _letter(place))}
            told[parts[place]] = value
        return told

    return Typed(reads=read, dumps=dict, loads=dict)


def _unread(part: str, said: str, letter: str) -> str:
    return text(
        "Huruf {letter}, {asked}: {said} belum terbaca. Belum ada yang disimpan, tolong tulis "
        "semuanya sekali lagi.",
        letter=letter,
        asked=_asked(part),
        said=said[:LONGEST],
    )


def _words(said: str) -> str | None:
    return said if 0 < len(said) <= LONGEST else None


def _name(said: str) -> str | None:
    has_figure = any(sign.isdigit() for sign in said)
    return capitalised(said) if _words(said) and not has_figure else None


def _count(most: int) -> Callable[[str], int | None]:
    def read(said: str) -> int | None:
        bare = _AROUND_COUNTS.sub("", said.strip())
        reading = numbers.read_number(bare)
        if reading is None or reading.number != int(reading.number):
            return None
        return int(reading.number) if 0 <= reading.number <= most else None

    return read


def _weight(said: str) -> int | None:
    reading = numbers.read_weight(said)
    if reading is None or not LIGHTEST_G <= reading.value <= HEAVIEST_G:
        return None
    return reading.value


def _phone(said: str) -> str | None:
    reading = read_phone(said)
    return reading.number if isinstance(reading, FoundPhone) else None


def _yes_or_no(said: str) -> bool | None:
    options = (choice("yes", text("Sudah"), "YA"), choice("no", text("Belum"), "TIDAK", "BELUM"))
    chosen = lexicon().choose(said, options)
    return None if chosen is None else chosen.id == "yes"


_READERS: Mapping[str, Callable[[str], Any]] = {
    "husband": _name,
    "pregnancies": _count(MOST_CHILDREN),
    "births": _count(MOST_CHILDREN),
    "miscarriages": _count(MOST_CHILDREN),
    "spacing_years": _count(MOST_YEARS),
    "first_weight_g": _weight,
    "phone": _phone,
    "covid_vaccinated": _yes_or_no,
}
