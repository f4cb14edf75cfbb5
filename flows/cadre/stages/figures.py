"""The measures of a screening: how they are read, asked for and said."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dialog.answers import Typed
from dialog.chat import NotUnderstood
from dialog.input import numbers
from dialog.input.pressure import read_pressure
from dialog.spoken import cm, kg
from dialog.texts import text
from domain.learning import Measuring
from domain.screening import LifeStage, Observed

PRESSURE, SECOND = "pressure", "pressure_second"
Value = tuple[int, ...]
"""One figure, or the two of a blood pressure."""
IN_TENTHS = frozenset(("hb_tenths", "uric_acid_tenths", "temperature_tenths"))
ORDER = (
    "weight_g", "height_mm", "arm_mm", "waist_mm", PRESSURE, SECOND, "glucose", "fasting_glucose",
    "hb_tenths", "cholesterol", "uric_acid_tenths", "temperature_tenths",
)  # fmt: skip
"""The order in which measures are said, that of the cards."""


SKILLS: Mapping[str, Measuring] = {
    "weight_g": Measuring.WEIGHT,
    "height_mm": Measuring.STANDING,
    "arm_mm": Measuring.ARM,
    "waist_mm": Measuring.WAIST,
    PRESSURE: Measuring.PRESSURE,
    "glucose": Measuring.GLUCOSE,
    "fasting_glucose": Measuring.GLUCOSE,
}
"""What a cadre has to be able to do for a measure."""


def is_pressure(name: str) -> bool:
    """Tell a blood pressure from the measures that are one figure."""
    return name in (PRESSURE, SECOND)


def an_amount(name: str) -> Typed[Value]:
    """Read the figure of one measure."""

    def read(typed: str, _today: date) -> Value:
        value = read_amount(name, typed)
        if value is None:
            raise NotUnderstood(needed(name))
        return value

    return Typed(reads=read, dumps=list, loads=tuple)


def read_amount(name: str, typed: str) -> Value | None:
    """Give a figure in its smallest unit; None for what is no such figure."""
    if is_pressure(name):
        pressure = read_pressure(typed)
        return None if pressure is None else (pressure.first, pressure.second)
    if name == "weight_g":
        reading = numbers.read_weight(typed)
        return None if reading is None else (reading.value,)
    if name.endswith("_mm"):
        reading = numbers.read_length(typed)
        return None if reading is None else (reading.value,)
    return _of_blood(name, typed)


def _of_blood(name: str, typed: str) -> Value | None:
    reading = numbers.read_number(typed)
    if reading is None:
        return None
    figure = reading.number * (10 if name in IN_TENTHS else 1)
    return (int(figure),) if figure == figure.to_integral_value() else None


def needed(name: str) -> str:
    """Say what is needed, with an example."""
    return {
        "weight_g": text("Saya perlu angka beratnya (kg). Contoh: 52,5"),
        "height_mm": text("Saya perlu angka tingginya (cm). Contoh: 155"),
        "arm_mm": text("Saya perlu angka LiLA (cm). Contoh: 24,5"),
        "waist_mm": text("Saya perlu angka lingkar perut (cm). Contoh: 82"),
        PRESSURE: text("Saya perlu dua angka tensinya. Contoh: 120/80"),
        SECOND: text("Saya perlu dua angka tensinya. Contoh: 120/80"),
        "glucose": text("Gula darah ditulis dalam mg/dL, angka bulat. Contoh: 142"),
        "fasting_glucose": text("Gula darah ditulis dalam mg/dL, angka bulat. Contoh: 98"),
        "hb_tenths": text("Saya perlu angka Hb (g/dL). Contoh: 11,8"),
        "cholesterol": text("Kolesterol ditulis dalam mg/dL, angka bulat. Contoh: 185"),
        "uric_acid_tenths": text("Saya perlu angka asam urat (mg/dL). Contoh: 5,6"),
        "temperature_tenths": text("Saya perlu angka suhunya. Contoh: 36,8"),
    }[name]


def question(name: str) -> str:
    """Ask for one measure."""
    return {
        "weight_g": text("Berat badan (kg)?"),
        "height_mm": text("Tinggi badan (cm)?"),
        "arm_mm": text("LiLA (cm)?"),
        "waist_mm": text("Lingkar perut (cm)?"),
        PRESSURE: text("Tekanan darah? Contoh: 120/80"),
        SECOND: text("Tekanan darah yang kedua? Contoh: 120/80"),
        "glucose": text("Gula darah sewaktu (mg/dL)?"),
        "fasting_glucose": text("Gula darah puasa (mg/dL)?"),
        "hb_tenths": text("Hb (g/dL)? Contoh: 11,8"),
        "cholesterol": text("Kolesterol (mg/dL)?"),
        "uric_acid_tenths": text("Asam urat (mg/dL)?"),
        "temperature_tenths": text("Suhu badan?"),
    }[name]


def label(name: str) -> str:
    """Name one measure."""
    return {
        "weight_g": text("BB"),
        "height_mm": text("TB"),
        "arm_mm": text("LiLA"),
        "waist_mm": text("Lingkar perut"),
        PRESSURE: text("TD"),
        SECOND: text("TD"),
        "glucose": text("Gula darah sewaktu"),
        "fasting_glucose": text("Gula darah puasa"),
        "hb_tenths": text("Hb"),
        "cholesterol": text("Kolesterol"),
        "uric_acid_tenths": text("Asam urat"),
        "temperature_tenths": text("Suhu"),
    }[name]


def amount(name: str, value: Value) -> str:
    """Say a figure with its unit: '22,8 cm', '160/95'."""
    if is_pressure(name):
        return f"{value[0]}/{value[1]}"
    if name == "weight_g":
        return text("{kg} kg", kg=kg(value[0]))
    if name.endswith("_mm"):
        return text("{cm} cm", cm=cm(value[0]))
    return tenths(value[0]) if name in IN_TENTHS else str(value[0])


def tenths(value: int) -> str:
    """Say a figure kept in tenths: 112 is '11,2'."""
    return cm(value)


def spoken(name: str, value: Value) -> str:
    """Say a measure: 'LiLA 22,8 cm'."""
    return f"{label(name)} {amount(name, value)}"


def values_of(observed: Observed) -> Mapping[str, Value]:
    """Give the figures of a screening by measure, in the order of the cards."""
    readings = observed.pressures
    found: dict[str, Value] = {}
    for name in ORDER:
        if name == PRESSURE and readings:
            found[name] = readings[0]
        elif name == SECOND and len(readings) > 1:
            found[name] = readings[-1]
        elif not is_pressure(name) and (figure := getattr(observed, name)) is not None:
            found[name] = (figure,)
    return found


def measures_line(observed: Observed, bmi: Decimal | None, stage: LifeStage) -> str:
    """Say all figures: 'BB 52 kg, LiLA 22,8 cm, TD 110/70'."""
    parts: list[str] = []
    for name, value in values_of(observed).items():
        if name == SECOND:
            parts.append(text("ukur ulang {pressure}", pressure=amount(name, value)))
        else:
            said = spoken(name, value)
            parts.append(said if not parts else _inside(name, said))
        if name == "height_mm" and bmi is not None and not stage.is_mother:
            parts.append(text("IMT {bmi}", bmi=str(bmi).replace(".", ",")))
    return ", ".join(parts)


def _inside(name: str, said: str) -> str:
    """Write a measure that is a word small within a sentence."""
    return said[:1].lower() + said[1:] if name.endswith("glucose") or name == "waist_mm" else said


def in_short(observed: Observed) -> str:
    """Say all figures in the shortest way: 'TD 160/95, GDS 142'."""
    return ", ".join(
        text("GDS {figure}", figure=value[0]) if name == "glucose" else spoken(name, value)
        for name, value in values_of(observed).items()
    )


def observed_of(values: Mapping[str, Value]) -> Observed:
    """Make an observation out of figures by measure."""
    readings = tuple((v[0], v[1]) for name, v in values.items() if is_pressure(name))
    single = {name: value[0] for name, value in values.items() if not is_pressure(name)}
    return Observed.from_json({**single, "pressures": readings})
