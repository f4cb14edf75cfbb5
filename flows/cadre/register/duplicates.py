"""A child who may be registered already: same name or mother, nearly the same birth date."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.name_key import name_key
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.people import Child, Family, Sex, call_name
from domain.register import Register
from flows.cadre.who.namesakes import children_near

NEAR_DAYS = 3
"""Birth dates so close are one birth, told twice (posyandu rules 10.2)."""


@dataclass(frozen=True, kw_only=True)
class NewChild:
    """Who is to be registered, as far as it is needed to find the same child."""

    name: str
    sex: Sex
    born_on: date
    mother_name: str


def find_alike(new: NewChild, children: tuple[Child, ...]) -> Child | None:
    """Find the child most like a new one; None when nobody is."""
    alike = [child for child in children if _is_alike(new, child)]
    return max(alike, key=lambda child: _shares_name(new.name, child.name), default=None)


def _is_alike(new: NewChild, child: Child) -> bool:
    same_mother = _shares_name(new.mother_name, child.mother_name)
    same_name = _shares_name(new.name, child.name)
    near = abs((new.born_on - child.born_on).days) <= NEAR_DAYS
    if near:
        return (same_name or same_mother) and new.sex is child.sex
    return same_mother and name_key(new.name) == name_key(child.name)


def _shares_name(written: str, kept: str) -> bool:
    """Tell whether the words of the shorter name are all in the longer one."""
    first, second = set(name_key(written).split()), set(name_key(kept).split())
    return bool(first and second) and (first <= second or second <= first)


async def already_registered(chat: Chat, register: Register, new: NewChild) -> Child | str | None:
    """Ask whether a child like this one is the same; None when it is another, or 'cancel'."""
    alike = find_alike(new, children_near(register))
    if alike is None:
        return None
    picked = await chat.ask(
        "same",
        lines(
            text("{cadre}, ini mirip dengan yang sudah ada:", cadre=register.speaker.call),
            text(
                "{child}, lahir {date}, ibu {mother}, RT {rt}",
                child=alike.name,
                date=day_month_year(alike.born_on),
                mother=alike.mother_name,
                rt=alike.rt,
            ),
            text("Orang yang sama?"),
        ),
        one_of(
            choice("same", text("Ya, sama"), "YA", "SAMA"),
            choice("other", text("Beda orang"), "TIDAK", "beda", "kembar"),
            choice("cancel", text("Batal"), "BATAL"),
        ),
    )
    if picked == "same":
        return alike
    return "cancel" if picked == "cancel" else None


async def family_of_siblings(
    chat: Chat, register: Register, new: NewChild, *, posyandu: int, rt: str
) -> Family | None:
    """Ask whether a mother of that name in that RT is the same one, so that a family stays one."""
    for child in register.children_of_posyandu(posyandu):
        if child.rt != rt or not _shares_name(new.mother_name, child.mother_name):
            continue
        picked = await chat.ask(
            "sibling",
            text(
                "{mother} di RT {rt} sudah terdaftar, ibu dari {child}. "
                "{new} anak dari ibu yang sama?",
                mother=child.mother,
                rt=child.rt,
                child=child.name,
                new=call_name(new.name),
            ),
            one_of(
                choice("same", text("Ya, satu ibu"), "YA", "SAMA"),
                choice("other", text("Beda ibu"), "TIDAK", "beda"),
            ),
        )
        return register.family(child.family_id) if picked == "same" else None
    return None
