"""What a cadre can say aloud to a mother: warm, and blaming nobody (ux section 11)."""

from dialog.spoken import kg
from dialog.texts import text
from domain.growth.categories import Nutrition
from domain.kms import Code
from domain.people import RoleKind
from domain.register import Register
from domain.visit import Visit
from flows.cadre.who.namesakes import spoken_near


def spoken_kindly(visit: Visit, register: Register) -> str:
    """Word a finding so that it blames nobody."""
    child = spoken_near(register, visit.child)
    midwife = _midwife(register)
    if visit.nutrition in (
        Nutrition.POSSIBLE_RISK_OF_OVERWEIGHT,
        Nutrition.OVERWEIGHT,
        Nutrition.OBESE,
    ):
        return text(
            "Bu, terima kasih sudah datang. "
            "Yuk kita atur makan dan main {child} bersama {midwife}.",
            child=child,
            midwife=midwife,
        )
    gain = visit.code.gain_g if visit.code else None
    if visit.did_not_rise and gain is not None and gain > 0:
        return text(
            "Bu, berat {child} naik sedikit bulan ini. Apakah ia sempat sakit atau susah makan? "
            "Yuk kita tanya {midwife} sebentar.",
            child=child,
            midwife=midwife,
        )
    if visit.did_not_rise:
        return text(
            "Bu, terima kasih sudah bawa {child}. Beratnya belum naik, jadi {midwife} ingin "
            "memeriksa hari ini. Saya temani, ya.",
            child=child,
            midwife=midwife,
        )
    if visit.code is not None and visit.code.code is Code.ROSE:
        return text(
            "Bu, bagus, berat {child} naik {kg} kg. Supaya makin baik, yuk kita tanya {midwife} "
            "sebentar.",
            child=child,
            kg=kg(gain or 0),
            midwife=midwife,
        )
    return text(
        "Bu, terima kasih sudah bawa {child}. {midwife} ingin memeriksa sebentar. Saya temani, ya.",
        child=child,
        midwife=midwife,
    )


def _midwife(register: Register) -> str:
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")
