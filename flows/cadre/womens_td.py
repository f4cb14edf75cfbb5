"""A pregnant woman's Td: not kept here yet, and said so rather than lost."""

import re

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.register import Register
from flows.cadre.dose_line import TypedDoses
from flows.cadre.somebody import look_for

_TT = re.compile(r"(?<!\w)tt\s?-?\s?[1-5]?(?!\w)", re.IGNORECASE)
SCHOOL_TD = frozenset(("BIAS_TD2", "BIAS_TD5"))


def is_of_a_woman(typed: str, told: TypedDoses, register: Register) -> bool:
    """Tell TT or Td of somebody who is no child of the posyandu."""
    names_td = any(SCHOOL_TD.issuperset(one.spoken.choices or "?") for one in told.doses)
    if not names_td and _TT.search(typed) is None:
        return False
    return not (told.child and look_for(register, told.child).found)


async def womens_td(chat: Chat, register: Register) -> None:
    """Say where it is written down."""
    chat.say(
        lines(
            text("Imunisasi Td ibu hamil belum bisa dicatat di sini, maaf ya."),
            text("Mohon ditulis di Buku KIA ibunya dan di register bidan."),
        )
    )
