"""How a weighing is told to a family: kindly, and only when it may be told at all."""

from dialog.spoken import age, kg
from dialog.texts import lines, text
from domain.growth.categories import LengthForAge, Nutrition
from domain.kms import Code
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import Visit, look_at
from flows.family.own import midwife_of

TOO_HEAVY = frozenset(
    (Nutrition.POSSIBLE_RISK_OF_OVERWEIGHT, Nutrition.OVERWEIGHT, Nutrition.OBESE)
)


def seen(register: Register, weighing: Weighing) -> Visit:
    """See a weighing whole."""
    return look_at(register, register.village, weighing)


def told_weighing(register: Register, child: Child) -> Weighing | None:
    """Give the latest weighing a family may hear of.

    The midwife approved its day, the family told it itself, or it is plainly good news.
    """
    for weighing in reversed(register.weighings(child.id)):
        if weighing.weight_g is not None and may_be_told(register, weighing):
            return weighing
    return None


def may_be_told(register: Register, weighing: Weighing) -> bool:
    """Tell whether a result may go to the family already."""
    if weighing.source == "parent" or register.is_released(weighing.id):
        return True
    return not weighing.at_posyandu_day or is_good_news(seen(register, weighing))


def is_good_news(visit: Visit) -> bool:
    """Tell whether the child gained enough and nothing is outside normal."""
    rose = visit.code is not None and visit.code.code is Code.ROSE
    return rose and not visit.needs_midwife


def in_words(register: Register, visit: Visit) -> str:
    """Say a result as the card's caption says it."""
    child = visit.child
    weight = kg(visit.weighing.weight_g or 0)
    named = text(
        "{child} {age}: {weight} kg",
        child=child.first_name,
        age=age(visit.growth.age_months),
        weight=weight,
    )
    gain = visit.code.gain_g if visit.code else None
    if is_good_news(visit):
        return text(
            "{named}, naik {gain} kg. Bagus, lanjutkan makannya 👍", named=named, gain=kg(gain or 0)
        )
    return lines(f"{named}.", kindly(register, visit))


def kindly(register: Register, visit: Visit) -> str:  # noqa: PLR0911 (one sentence each)
    """Say what is next, without a label and without blame."""
    child = visit.child.first_name
    midwife = midwife_of(register)
    bidan = midwife.call if midwife else text("bidan")
    if visit.growth.is_severe:
        return text("{midwife} ingin bertemu {child}. Yuk ke sana.", midwife=bidan, child=child)
    if visit.nutrition in TOO_HEAVY:
        return text(
            "Mari atur makan dan main {child} bersama {midwife}.", child=child, midwife=bidan
        )
    if visit.nutrition is Nutrition.WASTED:
        return text(
            "Berat {child} perlu dibantu supaya naik. Yuk tanya {midwife}.",
            child=child,
            midwife=bidan,
        )
    if visit.did_not_rise:
        return text(
            "Berat {child} bulan ini belum cukup naik. Yuk kita tanya {midwife}.",
            child=child,
            midwife=bidan,
        )
    if visit.length_for_age not in (None, LengthForAge.NORMAL, LengthForAge.TALL):
        return text("Tinggi {child} perlu dipantau {midwife}.", child=child, midwife=bidan)
    if visit.needs_midwife:
        return text("Yuk kita tanya {midwife} tentang {child}.", midwife=bidan, child=child)
    return text("Terima kasih sudah datang.")
