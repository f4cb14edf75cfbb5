"""The last question of a card: what was given, taken and done, ticked off by letters."""

from typing import Any

from dialog.answers import either
from dialog.chat import Chat
from dialog.texts import lines, text
from domain.screening import LifeStage, Observed, Resident
from domain.screening.body import of_arm
from domain.screening.school import takes_iron
from flows.cadre.stages.asking import Asking
from flows.cadre.stages.lettered import lettered, none_or_skip

PALE = "pale"
NEEDS = {"iron_taken": "iron_received", "kek_food_eaten": "kek_food_given"}
"""What is taken was received."""


async def checklist(
    chat: Chat, asking: Asking, so_far: Observed, *, place: str, lead: str
) -> dict[str, Any]:
    """Ask for what holds; what is not ticked does not, unless the question is skipped."""
    items = _items(asking, so_far)
    kind, answered = await chat.ask(
        "checks",
        lines(
            f"{place} {text('Mana yang sudah atau ada? Tulis hurufnya, misalnya: a b')}",
            *(f"{chr(ord('a') + number)} {words}" for number, words in enumerate(items.values())),
        ),
        either(lettered(tuple(items)), none_or_skip()),
        lead=lead,
    )
    if kind == 1 and answered == "skip":
        return {}
    return _told(items, () if kind == 1 else answered)


def _told(items: dict[str, str], ticked: tuple[str, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {name: name in ticked for name in items if name != PALE}
    for taken, received in NEEDS.items():
        if told.get(taken):
            told[received] = True
        elif told.get(received) is False:
            # Who got none cannot be asked why she takes none.
            told.pop(taken, None)
    if PALE in ticked:
        told |= {"complaints": (PALE,), "note": text("pucat atau lemas")}
    return told


def _items(asking: Asking, so_far: Observed) -> dict[str, str]:
    on, resident = asking.when.on, asking.resident
    advice = {"education": text("penyuluhan sudah diberikan")}
    match asking.stage:
        case LifeStage.PREGNANT:
            return {**_of_pregnancy(), **_of_thin(asking, resident, so_far), **advice}
        case LifeStage.POSTPARTUM | LifeStage.BREASTFEEDING:
            # A mother who lost her baby is not asked about it.
            child = {} if resident.lost_baby else {"breastfeeds": text("menyusui bayinya")}
            return {
                **child,
                "contraception": text("sudah ikut KB"),
                **advice,
            }
        case LifeStage.SCHOOL | LifeStage.TEEN:
            iron = {"iron_taken": text("tablet tambah darah diminum tiap minggu")}
            return {
                PALE: text("pucat, atau lemah, letih, lesu"),
                **(iron if takes_iron(resident, on) else {}),
                **advice,
            }
        case LifeStage.ADULT:
            return {
                "smokes": text("merokok, atau pernah merokok"),
                "contraception": text("ikut KB"),
                **advice,
            }
        case _:
            return {"smokes": text("merokok, atau pernah merokok"), **advice}


def _of_pregnancy() -> dict[str, str]:
    return {
        "mother_class": text("ikut kelas ibu hamil"),
        "iron_received": text("tablet tambah darah diterima"),
        "iron_taken": text("tablet tambah darah diminum tiap hari"),
    }


def _of_thin(asking: Asking, resident: Resident, so_far: Observed) -> dict[str, str]:
    """Ask about the extra food whose arm is thin now, or was when it was measured last."""
    past = asking.register.screenings(resident.id)
    arms = [each.observed.arm_mm for each in past if each.observed.arm_mm is not None]
    arm = so_far.arm_mm if so_far.arm_mm is not None else next(reversed(arms), None)
    if not of_arm(resident, arm, asking.when.on):
        return {}
    return {
        "kek_food_given": text("makanan tambahan (MT) ibu hamil diterima"),
        "kek_food_eaten": text("makanan tambahan dimakan tiap hari"),
    }
