"""Sentences about vaccines: what the area uses, who never had any, and when somebody was born."""

import re

from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in
from storage import children, founding, history


def _hexavalent(change: Change, _match: re.Match[str]) -> None:
    founding.set_area(change.connection, change.register.village.id, hexavalent=True)


def _never(change: Change, match: re.Match[str]) -> None:
    """Let what the world gives the children stand no longer."""
    for child in change.children_in(match["who"]):
        given = [record.id for record in change.register.dose_records(child.id)]
        history.withdraw(change.connection, {"dose": given}, at=change.stage.now)


def _born(change: Change, match: re.Match[str]) -> None:
    on = day_in(match["day"], change.stage.local.date())
    for child in change.children_in(match["who"]):
        children.correct(change.connection, child.id, born_on=on)


VACCINES: tuple[Rule, ...] = (
    rule(r"desa (?:sudah )?memakai (?:vaksin )?heksavalen", _hexavalent),
    rule(r"(?P<who>.+) belum pernah (?:sama sekali )?diimunisasi$", _never),
    rule(r"^(?P<who>[A-Z][\w ]+?) lahir (?P<day>\d.+)$", _born),
)
