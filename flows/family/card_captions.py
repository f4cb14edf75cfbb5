"""What stands under a growth card: the same as the picture, in words a family likes to read."""

from dialog.messages import CardOrder, CardView, Picture
from dialog.spoken import age, cm, day_month, kg
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.growth.categories import LengthForAge
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import Visit
from flows.family.own import midwife_of
from flows.family.results import in_words, kindly, seen, told_weighing

STANDING_FROM_MONTHS = 24
SCHOOL_FROM_MONTHS = 60


def picture_of(register: Register, child: Child, view: CardView) -> Picture:
    """Order a child's card up to the latest weighing the family may hear of."""
    return Picture(
        description=_description(register, child, view), card=order(register, child, view)
    )


def order(register: Register, child: Child, view: CardView) -> CardOrder:
    """Name a child's card up to the latest weighing the family may hear of."""
    weighing = told_weighing(register, child)
    return CardOrder(child=child.id, until=weighing.on if weighing else None, view=view)


def caption(register: Register, child: Child, view: CardView) -> str:
    """Say what a child's card shows, and what still waits for the midwife."""
    weighing = told_weighing(register, child)
    waits = _waits(register, child, weighing)
    if weighing is None:
        none_yet = text("{child} belum punya catatan berat.", child=child.first_name)
        return waits or none_yet
    visit = seen(register, weighing)
    said = {
        CardView.USUAL: in_words,
        CardView.LENGTH: _length_in_words,
        CardView.WEIGHT_FOR_LENGTH: _both_in_words,
    }[_shown_view(register, child, view)]
    return lines(said(register, visit), waits)


def _shown_view(register: Register, child: Child, view: CardView) -> CardView:
    """Give the view there is: from five years on there is only one."""
    months = completed_months(child.born_on, register.now.date())
    return CardView.USUAL if months >= SCHOOL_FROM_MONTHS else view


def _description(register: Register, child: Child, view: CardView) -> str:
    months = completed_months(child.born_on, register.now.date())
    name = child.first_name
    stands = months >= STANDING_FROM_MONTHS
    if months >= SCHOOL_FROM_MONTHS:
        return text("kartu pertumbuhan {child}, berat dan tinggi menurut umur", child=name)
    match view:
        case CardView.LENGTH if stands:
            return text("kartu pertumbuhan {child}, tinggi badan menurut umur", child=name)
        case CardView.LENGTH:
            return text("kartu pertumbuhan {child}, panjang badan menurut umur", child=name)
        case CardView.WEIGHT_FOR_LENGTH if stands:
            return text("kartu pertumbuhan {child}, berat menurut tinggi badan", child=name)
        case CardView.WEIGHT_FOR_LENGTH:
            return text("kartu pertumbuhan {child}, berat menurut panjang badan", child=name)
        case _:
            return text("kartu pertumbuhan {child}, berat menurut umur", child=name)


def _length_in_words(register: Register, visit: Visit) -> str:
    child, length_mm = visit.child, visit.weighing.length_mm
    months = visit.growth.age_months
    if length_mm is None:
        return _no_length(visit)
    figures = (
        text(
            "{child} {age}: tinggi {length} cm.",
            child=child.first_name,
            age=age(months),
            length=cm(length_mm),
        )
        if months >= STANDING_FROM_MONTHS
        else text(
            "{child} {age}: panjang {length} cm.",
            child=child.first_name,
            age=age(months),
            length=cm(length_mm),
        )
    )
    if visit.length_for_age in (None, LengthForAge.NORMAL, LengthForAge.TALL):
        return lines(figures, text("Terima kasih sudah datang."))
    midwife = midwife_of(register)
    return lines(
        figures,
        text(
            "Tinggi {child} perlu dipantau {midwife}.",
            child=child.first_name,
            midwife=midwife.call if midwife else text("bidan"),
        ),
    )


def _both_in_words(register: Register, visit: Visit) -> str:
    weighing = visit.weighing
    if weighing.length_mm is None:
        return _no_length(visit)
    figures = text(
        "{child} {age}: {weight} kg, {length} cm.",
        child=visit.child.first_name,
        age=age(visit.growth.age_months),
        weight=kg(weighing.weight_g or 0),
        length=cm(weighing.length_mm),
    )
    return lines(figures, kindly(register, visit))


def _no_length(visit: Visit) -> str:
    return text(
        "{child} tidak diukur tingginya pada {day}.",
        child=visit.child.first_name,
        day=day_month(visit.weighing.on),
    )


def _waits(register: Register, child: Child, told: Weighing | None) -> str | None:
    """Say that a newer result waits for the midwife."""
    weighed = [w for w in register.weighings(child.id) if w.weight_g is not None]
    if not weighed or (told is not None and told.on >= weighed[-1].on):
        return None
    midwife = midwife_of(register)
    return text(
        "Hasil {day} dikirim setelah dilihat {midwife}.",
        day=day_month(weighed[-1].on),
        midwife=midwife.call if midwife else text("bidan"),
    )
