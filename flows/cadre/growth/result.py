"""The result bubble of a weighing, always in the same order (ux section 11)."""

from dialog.spoken import age, cm, kg
from dialog.texts import lines, text
from domain.growth import Position, usual_position
from domain.growth.categories import ArmRibbon, LengthForAge, Nutrition, WeightForAge
from domain.immunization import due_names
from domain.kms import Code, GrowthCode
from domain.register import Register
from domain.visit import Visit
from flows.cadre.growth.sign_words import alarm_line, beside_line, sign_words


def result_bubble(visit: Visit, register: Register, *, says_missing: str = "") -> str:
    """Say everything a cadre must know about one weighing; what was not measured takes no line."""
    return lines(
        heading(visit),
        measures_line(visit),
        beside_line(visit),
        gain_line(visit),
        statuses_line(visit),
        alarm_line(visit),
        next_step_line(visit),
        _capsule_and_doses(visit, says_missing),
        progress_line(register, visit.child.posyandu_id),
    )


def heading(visit: Visit) -> str:
    """Name the child and its age; a birth date that is only estimated is said beside it."""
    months = age(visit.growth.age_months)
    if visit.child.born_is_estimated:
        return text(
            "✅ {child}, {age} (tanggal lahir perkiraan)", child=visit.child.name, age=months
        )
    return text("✅ {child}, {age}", child=visit.child.name, age=months)


def measures_line(visit: Visit) -> str:
    """Say what was measured: 'BB 8,2 kg, PB 70,5 cm'."""
    weighing = visit.weighing
    parts = []
    if weighing.weight_g is not None:
        parts.append(text("BB {kg} kg", kg=kg(weighing.weight_g)))
    if weighing.length_mm is not None:
        parts.append(length_words(visit.growth.position, weighing.length_mm))
    return " ".join(part for part in (", ".join(parts), _converted(visit)) if part)


def _converted(visit: Visit) -> str:
    """Mention the 0,7 cm between lying and standing where it was applied (ux section 6)."""
    length_mm, used_cm = visit.weighing.length_mm, visit.growth.length_used_cm
    if length_mm is None or used_cm is None or round(used_cm * 10) == length_mm:
        return ""
    if visit.growth.position is usual_position(visit.growth.age_months):
        return ""
    if visit.growth.position is Position.STANDING:
        return text("(berdiri, dihitung PB {cm} cm)", cm=cm(round(used_cm * 10)))
    return text("(berbaring, dihitung TB {cm} cm)", cm=cm(round(used_cm * 10)))


def length_words(position: Position, length_mm: int) -> str:
    """Say a length lying (PB) or a height standing (TB)."""
    if position is Position.LYING:
        return text("PB {cm} cm", cm=cm(length_mm))
    return text("TB {cm} cm", cm=cm(length_mm))


def gain_line(visit: Visit) -> str:
    """Say how the weight moved since last month."""
    code = visit.code
    if code is None:
        return ""
    if code.code is Code.NEW:
        return text("Penimbangan pertama (B)")
    if code.code is Code.ABSENT_LAST_MONTH:
        return text("Bulan lalu tidak ditimbang (O)")
    if code.code is Code.ROSE:
        praise = "" if visit.has_index_outside_normal else " 👍"
        return text("Naik {kg} kg (N)", kg=kg(code.gain_g or 0)) + praise
    return _not_risen(code)


def gain_words(visit: Visit) -> str:
    """Say within a sentence how the weight moved: 'naik 0,4 kg (N)'."""
    line = gain_line(visit).removesuffix(" 👍")
    return line[:1].lower() + line[1:]


def _not_risen(code: GrowthCode) -> str:
    gain = code.gain_g or 0
    if gain > 0:
        return text(
            "Naik {kg} kg, minimal {least} kg. TIDAK NAIK (T)",
            kg=kg(gain),
            least=kg(code.minimum_g or 0),
        )
    if gain == 0:
        return text("Berat tetap. TIDAK NAIK (T)")
    return text("Turun {kg} kg. TIDAK NAIK (T)", kg=kg(-gain))


def statuses_line(visit: Visit) -> str:
    """Say the three statuses: 'Gizi baik, BB normal, panjang normal'."""
    words = [
        nutrition_words(visit.nutrition),
        weight_words(visit.weight_for_age),
        length_status(visit),
    ]
    line = ", ".join(word for word in words if word)
    return line[:1].upper() + line[1:]


def nutrition_words(category: Nutrition | None) -> str:
    """Name a category of BB/PB or BB/TB."""
    return {
        None: "",
        Nutrition.SEVERELY_WASTED: text("gizi buruk"),
        Nutrition.WASTED: text("gizi kurang"),
        Nutrition.NORMAL: text("gizi baik"),
        Nutrition.POSSIBLE_RISK_OF_OVERWEIGHT: text("berisiko gizi lebih"),
        Nutrition.OVERWEIGHT: text("gizi lebih"),
        Nutrition.OBESE: text("obesitas"),
    }[category]


def weight_words(category: WeightForAge | None) -> str:
    """Name a category of BB/U."""
    return {
        None: "",
        WeightForAge.SEVERELY_UNDERWEIGHT: text("BB sangat kurang"),
        WeightForAge.UNDERWEIGHT: text("BB kurang"),
        WeightForAge.NORMAL: text("BB normal"),
        WeightForAge.RISK_OF_EXCESS_WEIGHT: text("risiko BB lebih"),
    }[category]


def length_status(visit: Visit) -> str:
    """Name a category of PB/U or TB/U."""
    if visit.length_for_age is LengthForAge.NORMAL:
        if usual_position(visit.growth.age_months) is Position.LYING:
            return text("panjang normal")
        return text("tinggi normal")
    return {
        None: "",
        LengthForAge.SEVERELY_STUNTED: text("sangat pendek"),
        LengthForAge.STUNTED: text("pendek"),
        LengthForAge.TALL: text("tinggi"),
    }[visit.length_for_age]


def next_step_line(visit: Visit) -> str:
    """Say what the cadre does now."""
    if visit.needs_midwife_today:
        return text("🔴 Perlu bertemu bidan HARI INI. Jangan disampaikan keras-keras di antrean.")
    if visit.did_not_rise and not visit.has_index_outside_normal:
        return text(
            "👉 Berat tidak naik: ajak {mother} ke meja bidan hari ini.", mother=visit.child.mother
        )
    if visit.did_not_rise:
        return text(
            "👉 Perlu diperiksa bidan. Berat tidak naik: ajak {mother} ke meja bidan hari ini.",
            mother=visit.child.mother,
        )
    return _next_step_outside_normal(visit) if visit.has_index_outside_normal else ""


def _next_step_outside_normal(visit: Visit) -> str:
    """A child whose weight rose, or is new, but with an index outside normal."""
    if visit.code is None or visit.code.code is not Code.ROSE:
        return text("👉 Perlu diperiksa bidan.")
    if visit.nutrition in (
        Nutrition.POSSIBLE_RISK_OF_OVERWEIGHT,
        Nutrition.OVERWEIGHT,
        Nutrition.OBESE,
    ):
        return text("👉 Perlu diperiksa bidan. Bicarakan berdua.")
    return text("👉 Perlu diperiksa bidan. Beratnya sudah naik, puji ibunya dulu.")


def _capsule_and_doses(visit: Visit, says_missing: str) -> str:
    parts = []
    if visit.has_capsule:
        parts.append(text("Vitamin A dicatat."))
    elif visit.waits_for_capsule and visit.capsule is not None:
        dot = "." if visit.due else ""
        parts.append(text("💊 Vitamin A kapsul {colour}", colour=visit.capsule.value) + dot)
    if visit.due:
        parts.append(text("💉 Waktunya: {doses}", doses=due_names(visit.due, for_family=False)))
    if says_missing:
        parts.append(text("Vitamin A {child} belum, ya.", child=says_missing))
    return " ".join(parts)


def progress_line(register: Register, posyandu_id: int) -> str:
    """Say how many were weighed: '3 dari 12 anak ditimbang.'; nothing while no day is open."""
    day = register.open_day(posyandu_id)
    if day is None:
        return ""
    return text(
        "{done} dari {all} anak ditimbang.",
        done=register.count_weighed_on(posyandu_id, day.held_on),
        all=len(register.children_of_posyandu(posyandu_id)),
    )


def finding_words(visit: Visit) -> str:
    """Name what the midwife should look at first: oedema, the nutrition category, the weight."""
    sign = sign_words(visit)
    is_urgent_sign = visit.growth.oedema or visit.growth.ribbon is ArmRibbon.RED
    found = (
        sign if visit.growth.oedema else "",
        nutrition_words(visit.nutrition) if visit.nutrition is not Nutrition.NORMAL else "",
        sign if is_urgent_sign else "",
        text("berat tidak naik") if visit.did_not_rise else "",
        sign,
        length_status(visit)
        if visit.length_for_age in (LengthForAge.STUNTED, LengthForAge.SEVERELY_STUNTED)
        else "",
        weight_words(visit.weight_for_age),
    )
    return next((words for words in found if words), "")
