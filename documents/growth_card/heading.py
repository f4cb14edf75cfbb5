"""The top of the card: whose it is, the latest value, and which chart it is."""

from dialog.spoken import age
from dialog.texts import text
from documents.growth_card.card import GrowthCard
from documents.growth_card.colours import INK, QUIET_INK, TINTS
from documents.growth_card.elements import element, group
from documents.growth_card.layout import SIDE, WIDTH
from documents.growth_card.lettering import PLAIN, label, shortened, width
from documents.growth_card.measured import Spot
from documents.growth_card.sheets import Sheet
from documents.growth_card.spoken import age_on, chart_heading, sex_word, short_day, value

HEIGHT = 58
BAR = 4
NAME_SIZE, VALUE_SIZE, TITLE_SIZE = 17, 17, 13
NAME_LINE, FACTS_LINE, TITLE_LINE = 28, 47, 78


def heading(card: GrowthCard, sheet: Sheet, spots: tuple[Spot, ...]) -> str:
    """Write the heading in the colour of boys' or girls' cards."""
    tint = TINTS[card.sex]
    right = WIDTH - SIDE
    latest = value(sheet, spots[-1]) if spots else ""
    room = right - SIDE - width(latest, VALUE_SIZE, bold=True) - PLAIN
    name = shortened(card.child_name, NAME_SIZE, room, bold=True)
    return group(
        "heading",
        element("rect", width=WIDTH, height=HEIGHT, fill=tint.pale),
        element("rect", width=WIDTH, height=BAR, fill=tint.strong),
        label(name, SIDE, NAME_LINE, size=NAME_SIZE, bold=True, class_="name"),
        label(_facts(card), SIDE, FACTS_LINE, size=PLAIN, fill=INK),
        _latest(card, spots, latest, right, tint.strong),
        label(chart_heading(sheet), SIDE, TITLE_LINE, size=TITLE_SIZE, bold=True),
    )


def _facts(card: GrowthCard) -> str:
    return text("{sex}, lahir {day}", sex=sex_word(card.sex), day=short_day(card.born))


def _latest(
    card: GrowthCard, spots: tuple[Spot, ...], latest: str, right: float, colour: str
) -> str:
    """Write the latest value large, with the age at which it was measured."""
    if not spots:
        return ""
    months = age_on(card.born, spots[-1].point.on)
    return label(
        latest, right, NAME_LINE, size=VALUE_SIZE, fill=colour, bold=True, anchor="end"
    ) + label(age(months), right, FACTS_LINE, size=PLAIN, fill=QUIET_INK, anchor="end")
