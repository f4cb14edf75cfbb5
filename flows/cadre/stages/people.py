"""Looking somebody up who is no under-five, and how they are named."""

from dataclasses import dataclass
from datetime import date

from dialog.input import names
from dialog.input.person_words import read_grown_up
from dialog.texts import text
from domain.people import BIRTH_ORDER_NAMES, PARTICLES, RoleKind, call_name
from domain.register import Register
from domain.screening import LifeStage, Resident

GROUPS: dict[str, tuple[LifeStage, ...]] = {
    "IBU_HAMIL": (LifeStage.PREGNANT,),
    "IBU_NIFAS": (LifeStage.POSTPARTUM, LifeStage.BREASTFEEDING),
    "USIA_REMAJA": (LifeStage.TEEN, LifeStage.SCHOOL),
    "USIA_LANSIA": (LifeStage.OLDER, LifeStage.ADULT),
}
"""The stages each group word means, the likeliest first."""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Somebody asked for by words: found, or what to ask about."""

    words: str
    found: tuple[Resident, ...]
    is_exact: bool = False
    nearest: Resident | None = None


def residents_near(register: Register) -> tuple[Resident, ...]:
    """List those somebody may see by duty: a cadre's posyandu, a midwife's village."""
    speaker = register.speaker
    own = speaker.posyandu_ids(RoleKind.CADRE)
    if not own and (speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS)):
        own = tuple(posyandu.id for posyandu in register.all_posyandu())
    return tuple(each for posyandu in own for each in register.residents_of_posyandu(posyandu))


def seek(register: Register, typed: str, group: str = "") -> Sought:
    """Find whom words may mean; of several, those of the group that was named."""
    near = residents_near(register)
    found = names.find(read_grown_up(typed), near)
    match found:
        case names.One(candidate=one, how=how, exact=exact):
            is_exact = exact or how in (names.How.WHOLE, names.How.WORD)
            return Sought(words=typed, found=(one,), is_exact=is_exact)
        case names.Several(candidates=several):
            meant = _of_group(several, group, register.now.date()) or tuple(several)
            return Sought(words=typed, found=meant, is_exact=True)
        case names.NoneFound(nearest=nearest):
            return Sought(words=typed, found=(), nearest=next(iter(nearest), None))


def _of_group(several: tuple[Resident, ...], group: str, on: date) -> tuple[Resident, ...]:
    stages = GROUPS.get(group, ())
    return tuple(each for each in several if each.stage(on) in stages)


def named_in(register: Register, typed: str, among: tuple[Resident, ...]) -> tuple[Resident, ...]:
    """List those of whom a part of the name stands in a text: 'td wayan tadi salah orang'."""
    whole = seek(register, typed)
    if whole.is_exact and whole.found:
        return tuple(each for each in whole.found if each in among)
    said = [word for word in typed.split() if word.isalpha()]
    return tuple(each for each in among if any(_is_called(each, word) for word in said))


def _is_called(resident: Resident, word: str) -> bool:
    match names.find(word, (resident,)):
        case names.One(how=how):
            return how in (names.How.WHOLE, names.How.WORD)
        case _:
            return False


def short_name(register: Register, resident: Resident) -> str:
    """Name somebody in a sentence: 'Kadek'; in full when another one near is called so."""
    first = _first(resident.name)
    alike = [each for each in residents_near(register) if _first(each.name) == first]
    return resident.name if len(alike) > 1 else first


def _first(name: str) -> str:
    parts = name.split()
    if len(parts) > 1 and parts[0].lower() in PARTICLES:
        parts = parts[1:]
    is_birth_order = bool(parts) and parts[0].lower() in BIRTH_ORDER_NAMES
    return parts[0] if is_birth_order else call_name(name)


def addressed(register: Register, resident: Resident, on: date) -> str:
    """Name somebody with respect: 'Pak Wayan', 'Mbah Sarinem'; the young by their name."""
    name = short_name(register, resident)
    if resident.stage(on) is LifeStage.PREGNANT:
        return name
    return f"{resident.bu(on)} {name}".strip()


def in_full(register: Register, resident: Resident, on: date) -> str:
    """Name somebody to be taken to the midwife: 'Ibu Fitriani', 'Pak Wayan'."""
    title = resident.bu(on)
    name = short_name(register, resident)
    return f"Ibu {name}" if title == "Bu" else f"{title} {name}".strip()


def age_words(resident: Resident, on: date) -> str:
    """Say what matters of the age: 'hamil 24 minggu', 'nifas', '61 tahun'."""
    stage, weeks, years = resident.stage(on), resident.weeks(on), resident.years(on)
    if stage is LifeStage.PREGNANT:
        return text("hamil {weeks} minggu", weeks=weeks) if weeks is not None else text("hamil")
    if stage is LifeStage.POSTPARTUM:
        return text("ibu nifas")
    if stage is LifeStage.BREASTFEEDING:
        return text("ibu menyusui")
    if years is None:
        return ""
    about = text("sekitar {years} tahun", years=years)
    return about if resident.born_estimated else text("{years} tahun", years=years)


def heading(resident: Resident, on: date) -> str:
    """Say who it is: 'Kadek Suryani, hamil 24 minggu'."""
    age = age_words(resident, on)
    return f"{resident.name}, {age}" if age else resident.name
