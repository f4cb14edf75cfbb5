"""The growth card as one person may see it, put together from the records when it is shown."""

from dataclasses import dataclass
from datetime import date, datetime

from dialog.messages import CardOrder, CardView
from dialog.texts import speaking, text
from documents.growth_card import (
    CardMark,
    CardPoint,
    Chart,
    GrowthCard,
    svg,
    usual_chart,
    words,
)
from domain.growth import Position
from domain.immunization import Area, History, assess, dose_name
from domain.kms import Code, PastWeighing, growth_code
from domain.people import Child, RoleKind, Weighing
from domain.register import Unknown
from domain.vitamin_a import Capsule
from flows.family.own import own_children
from flows.family.results import may_be_told, told_weighing
from storage import children, days, people
from storage.engine import Connection, Database
from storage.identity import identity_of
from storage.register import StoredRegister

VIEWS = {
    CardView.LENGTH: Chart.LENGTH_FOR_AGE,
    CardView.WEIGHT_FOR_LENGTH: Chart.WEIGHT_FOR_LENGTH,
}
NOBODY = 0


@dataclass(frozen=True, kw_only=True)
class ShownCard:
    """A card as it is shown: its figures, its picture (SVG) and the same in words."""

    card: GrowthCard
    chart: Chart
    svg: str
    words: str


def card_for(
    connection: Connection,
    person_id: int,
    order: CardOrder,
    now: datetime,
) -> GrowthCard | None:
    """Give the ordered card as a person may see it now; None when it is not theirs to see.

    Nothing measured after the ordered day is on it, and for a family nothing that waits for the
    midwife, whatever was ordered.
    """
    identity = identity_of(connection, person_id)
    if identity is None:
        return None
    register = StoredRegister.of(connection, identity, now)
    try:
        child = register.child(order.child)
    except Unknown:
        return None
    seen = _seen(register, child)
    if seen is None:
        return None
    shown = tuple(w for w in seen if order.until is not None and w.on <= order.until)
    return _card(register, child, shown)


def drawing_for(database: Database, person_id: int, order: CardOrder, now: datetime) -> str | None:
    """Draw an ordered card as SVG in the person's language; None when it is not theirs to see."""
    with database.reader.connect() as connection:
        shown = shown_card(connection, person_id, order, now)
    return None if shown is None else shown.svg


def shown_card(
    connection: Connection, person_id: int, order: CardOrder, now: datetime
) -> ShownCard | None:
    """Give an ordered card with its picture and its words, in the person's language."""
    card = card_for(connection, person_id, order, now)
    if card is None:
        return None
    chart = chart_of(card, order.view)
    with speaking(people.one(connection, person_id).language):
        return ShownCard(card=card, chart=chart, svg=svg(card, chart), words=words(card, chart))


def whole_card(connection: Connection, child_id: int, now: datetime) -> GrowthCard:
    """Give everything recorded of a child, for those who keep the records; or raise Unknown."""
    child = children.one(connection, child_id)
    village_id = days.one(connection, child.posyandu_id).village_id
    register = StoredRegister(connection, NOBODY, village_id, now)
    return _card(register, child, register.weighings(child.id))


def chart_of(card: GrowthCard, view: CardView) -> Chart:
    """Choose the chart of a view; from five years on there is only one."""
    usual = usual_chart(card)
    return usual if usual is Chart.BMI_5_18 else VIEWS.get(view, usual)


def _seen(register: StoredRegister, child: Child) -> tuple[Weighing, ...] | None:
    """List the weighings the speaker may see of a child; None when the child is not theirs."""
    if _serves(register, child):
        return register.weighings(child.id)
    if all(own.id != child.id for own in own_children(register)):
        return None
    told = told_weighing(register, child)
    if told is None:
        return ()
    return tuple(
        weighing
        for weighing in register.weighings(child.id)
        if weighing.on < told.on or (weighing.on == told.on and may_be_told(register, weighing))
    )


def _serves(register: StoredRegister, child: Child) -> bool:
    """Tell whether values are the speaker's to see by duty (ux section 12)."""
    speaker = register.speaker
    if child.posyandu_id in speaker.posyandu_ids(RoleKind.CADRE):
        return True
    is_health_worker = speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS)
    return (
        is_health_worker and register.posyandu(child.posyandu_id).village_id == register.village.id
    )


def _card(register: StoredRegister, child: Child, shown: tuple[Weighing, ...]) -> GrowthCard:
    today = register.now.date()
    return GrowthCard(
        child_name=child.name,
        sex=child.sex,
        born=child.born_on,
        drawn_on=today,
        points=tuple(_point(child, weighing, shown) for weighing in shown),
        doses=_doses(register, child, today),
        capsules=tuple(
            CardMark(on=on, label=_capsule(Capsule(colour)))
            for on, colour in children.capsules(register.connection, child.id)
        ),
        red_sd=register.village.red_line_sd,
        orange_sd=register.village.orange_line_sd,
    )


def _point(child: Child, weighing: Weighing, shown: tuple[Weighing, ...]) -> CardPoint:
    return CardPoint(
        on=weighing.on,
        weight_g=weighing.weight_g,
        length_mm=weighing.length_mm,
        position=Position(weighing.position) if weighing.position else None,
        code=_code(child, weighing, shown),
    )


def _code(child: Child, weighing: Weighing, shown: tuple[Weighing, ...]) -> Code | None:
    if weighing.weight_g is None:
        return None
    past = tuple(
        PastWeighing(
            on=w.on, weight_g=w.weight_g, at_posyandu_day=w.at_posyandu_day, source=w.source
        )
        for w in shown
        if w.on < weighing.on and w.weight_g is not None
    )
    return growth_code(
        sex=child.sex, born=child.born_on, on=weighing.on, weight_g=weighing.weight_g, past=past
    ).code


def _doses(register: StoredRegister, child: Child, today: date) -> tuple[CardMark, ...]:
    """Mark the doses that count, by the names a family hears."""
    if today < child.born_on:
        return ()
    village = register.village
    found = assess(
        History(born=child.born_on, sex=child.sex, doses=register.doses(child.id)),
        Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent),
        today,
    )
    return tuple(
        CardMark(on=judged.dose.on, label=dose_name(judged.counts_as, for_family=True))
        for judged in found.given
        if judged.counts_as is not None and judged.is_counted
    )


def _capsule(colour: Capsule) -> str:
    return text("kapsul biru") if colour is Capsule.BLUE else text("kapsul merah")
