"""The capsule asked for at the end of a guided weighing, where one may be given."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from domain.growth import assess
from domain.growth.slips import Report
from domain.vitamin_a import campaign, capsule
from flows.cadre.growth.measuring import Asking
from flows.cadre.growth.recorded_before import whole


def asks_vitamin_a(asking: Asking) -> bool:
    """Tell whether the capsule is a question of its own for this child on this day."""
    child, on = asking.child, asking.when.on
    season = campaign(on)
    return (
        season is not None
        and capsule(child.born_on, on) is not None
        and asking.register.vitamin_a_on(child.id, season) is None
        and not asking.is_line
    )


async def ask_vitamin_a(chat: Chat, asking: Asking, report: Report) -> bool:
    """Tell whether the capsule was given; a child who must see the midwife waits for her."""
    if "vitamin_a" in asking.ahead:
        return True
    if asking.steps < 3 or _waits_for_midwife(asking, report):  # noqa: PLR2004 (the third)
        return False
    colour = capsule(asking.child.born_on, asking.when.on)
    picked = await chat.ask(
        "vitamin_a",
        text(
            "3 dari 3. Vitamin A kapsul {colour} sudah diberikan?",
            colour=colour.value if colour else "",
        ),
        one_of(
            choice("given", text("Sudah"), "SUDAH", "YA"),
            choice("not_given", text("Tidak diberi"), "TIDAK", "LEWATI"),
            choice("later", text("Nanti"), "BELUM"),
        ),
    )
    return picked == "given"


def _waits_for_midwife(asking: Asking, report: Report) -> bool:
    return assess(
        sex=asking.child.sex,
        born=asking.child.born_on,
        on=asking.when.on,
        weight_g=whole(report.weight_g),
        length_mm=whole(report.length_mm),
        position=report.position,
    ).is_severe
