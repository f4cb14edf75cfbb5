"""Who came to a quarterly meeting, told by chat: names and offices, no addresses or numbers."""

import re
from datetime import date

from dialog.answers import Typed
from dialog.chat import Chat, NotUnderstood
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.commands_of_meetings import RecordMeetingGuests
from domain.coverage.quarters import last_ended, quarter_named
from domain.register import Register
from flows.entry import Opening
from flows.meeting.words import quarter_name

LONGEST, LONGEST_NAME, MOST_GUESTS = 1000, 80, 40
_BETWEEN = re.compile(r"[,;\n]|\bdan\b|\d+[.)]\s", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d[\d .-]{7,}")


def opens(words: str) -> Opening:
    """Keep the names written beside the command."""
    return Opening(subject={"words": words} if words.strip() else {})


async def meeting_guests(
    chat: Chat, register: Register, *, words: str = "", quarter: str = ""
) -> object:
    """Ask who came today; names already told are shown."""
    about = quarter or last_ended(chat.today).key
    if guests_in(words):
        return RecordMeetingGuests(quarter=about, guests=guests_in(words))
    known = register.meeting_guests(about)
    told = await chat.ask(
        "guests",
        lines(
            text("Daftar hadir lokmin, {quarter}.", quarter=quarter_name(quarter_named(about))),
            _known(known),
            text(
                "Siapa yang hadir hari ini? Tulis dengan koma. "
                "Contoh: Camat, Pak Made (kaur kesra), PKK, Bu Siti"
            ),
        ),
        Typed(reads=_read_guests, dumps=list, loads=_names),
    )
    return RecordMeetingGuests(quarter=about, guests=told)


def _read_guests(typed: str, _today: date) -> tuple[str, ...]:
    named = guests_in(typed[:LONGEST])
    if not named:
        raise NotUnderstood(text("Saya perlu nama atau jabatannya. Contoh: Camat, Pak Made, PKK"))
    return named


def _names(stored: list[str]) -> tuple[str, ...]:
    return tuple(stored)


def guests_in(words: str) -> tuple[str, ...]:
    """Part 'camat, pak made (kaur kesra) dan pkk'; numbers of phones and NIK are left out."""
    parts = [" ".join(_LONG_NUMBER.sub("", part).split()) for part in _BETWEEN.split(words)]
    named = [part.strip(" .:-")[:LONGEST_NAME] for part in parts]
    return tuple(dict.fromkeys(part for part in named if re.search(r"[^\W\d_]{2}", part)))[
        :MOST_GUESTS
    ]


def _known(known: tuple[tuple[object, str], ...]) -> str:
    if not known:
        return ""
    return text("Sudah tercatat: {names}.", names=", ".join(name for _day, name in known))


async def guests_kept(chat: Chat, register: Register, *, quarter: str) -> None:
    """Confirm how many are on the list now."""
    known = register.meeting_guests(quarter)
    today = register.now.date()
    came = [name for day, name in known if day == today]
    chat.say(
        text(
            "✅ Tercatat hadir {day}: {count} orang ({names}).",
            day=day_month_year(today),
            count=len(came),
            names=", ".join(came),
        )
    )
