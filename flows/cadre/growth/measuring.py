"""The two figures of a weighing: how they are asked for, and what they were last month."""

from dataclasses import dataclass, replace
from datetime import date

from dialog.answers import Amount, Typed, centimetres, either, kilograms, skippable
from dialog.chat import Answer, Chat, NotUnderstood
from dialog.spoken import age, cm, kg, scale_kg
from dialog.texts import lines, text
from domain.growth import Position
from domain.growth.slip_rules import Field
from domain.growth.slips import Report
from domain.learning import Measuring
from domain.people import Child, Weighing
from domain.register import Register
from flows.cadre.day.posyandu_day import When
from flows.cadre.growth.absence import unwilling
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.growth.line_answers import BESIDE, figures_of
from flows.cadre.growth.recorded_before import whole
from flows.cadre.growth.slips import Settled, echoed
from flows.cadre.skills.first_meeting import Shown, ask_teaching
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import look_for
from flows.cadre.who.which_child import introduced


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One child on one day, and what is asked about it."""

    register: Register
    child: Child
    when: When
    ahead: frozenset[str]
    """The questions whose answers were typed ahead."""
    position: Position
    steps: int
    position_said: bool = False
    """False when the position is only the usual one, and no question named it."""
    is_listed: bool = False
    """True for a line of a pasted list: its questions name the child and what is missing."""

    @property
    def name(self) -> str:
        """The child's first name, or the full one when another child shares it."""
        return spoken_near(self.register, self.child)

    @property
    def is_line(self) -> bool:
        """True for a whole report in one line, and for a line of a pasted list."""
        return self.is_listed or {"weight", "length"} <= self.ahead

    @property
    def adds_only(self) -> bool:
        """True when LiLA, head or oedema were typed, and neither weight nor length."""
        knows_figures = not self.ahead.isdisjoint(("weight", "length"))
        return not knows_figures and not self.ahead.isdisjoint(BESIDE)

    @property
    def brings_something(self) -> bool:
        """True when any figure was typed ahead."""
        return not self.ahead.isdisjoint(("weight", "length", *BESIDE))

    def report(self, *, weight_g: int) -> Report:
        """Begin a report of this child."""
        return Report(weight_g=weight_g, position=self.position)


async def ask_weight(chat: Chat, asking: Asking) -> tuple[Asking, Amount] | None:
    """Ask for the weight; None when the child will not be weighed now."""
    question = (
        text("{child}: berat badan belum ada. Berapa kg?", child=asking.name)
        if asking.is_listed
        else text("1 dari {steps}. Berat badan (kg)?", steps=asking.steps)
    )
    complaint = text("Saya perlu angka beratnya, {bu}. Contoh: 6,3", bu=asking.register.speaker.bu)
    kind, answered = await ask_teaching(
        chat,
        asking.register,
        None if asking.is_listed else Measuring.WEIGHT,
        "weight",
        question + _last_words(asking, Field.WEIGHT),
        either(unwilling(), kilograms(complaint), _figures(asking, complaint)),
        Shown(
            lead="" if asking.is_listed else introduced(asking.child, asking.when.on),
            brief=lines(text("Kita lanjutkan {child}, ya.", child=asking.name), question),
            again=_weighed_before(chat, asking),
        ),
    )
    if kind == 0:
        return None
    if kind == 1:
        return asking, await echoed(chat, "weight_read", Field.WEIGHT, answered)
    asking = _with(chat, asking, answered, ("length", "vitamin_a"))
    amount = kilograms(complaint).reads(answered["weight"], chat.today)
    return asking, await echoed(chat, "weight_read", Field.WEIGHT, amount)


def _with(chat: Chat, asking: Asking, figures: dict[str, str], names: tuple[str, ...]) -> Asking:
    """Keep what was typed beside a figure, for the questions that come later."""
    given = {name: words for name in (*names, *BESIDE) if (words := figures.get(name))}
    for name, words in given.items():
        if name != "vitamin_a":
            give_ahead(chat, name, words)
    asking = replace(
        asking,
        ahead=asking.ahead | set(given),
        position_said=asking.position_said and "length" not in given,
    )
    if posture := figures.get("posture"):
        return replace(asking, position=Position(posture), position_said=True)
    return asking


def _figures(asking: Asking, complaint: str) -> Typed[dict[str, str]]:
    """Read both figures in one message, with or without this child's name: 'ani 8,2 70,5'."""

    def read(typed: str, today: date) -> dict[str, str]:
        person, figures = figures_of(typed)
        if not figures.get("weight") or not _is_this_child(asking, person):
            raise NotUnderstood(complaint)
        kilograms(complaint).reads(figures["weight"], today)
        return figures

    return Typed(reads=read, dumps=dict, loads=dict)


def _is_this_child(asking: Asking, person: str) -> bool:
    if not person:
        return True
    found = look_for(asking.register, person).found
    return any(child.id == asking.child.id for child in found)


async def ask_length(chat: Chat, asking: Asking, settled: Settled) -> tuple[Asking, Amount] | None:
    """Ask for the length or height; None when it is not taken."""
    question = _length_question(asking)
    lead = ""
    if "weight" in asking.ahead and not asking.is_listed:
        lead = text(
            "{child}, {age}. BB {kg} kg.",
            child=asking.child.name,
            age=age(asking.when.months(asking.child)),
            kg=kg(whole(settled.report.weight_g) or 0),
        )
    kind, answered = await ask_teaching(
        chat,
        asking.register,
        None if asking.is_listed else posture_skill(asking.position),
        "length",
        question + _last_words(asking, Field.LENGTH),
        either(_centimetres(asking), skippable(), _named_length(asking)),
        Shown(
            lead=lead,
            brief=lines(text("Kita lanjutkan {child}, ya.", child=asking.name), question),
            again=_measured_before(chat, asking),
        ),
    )
    if kind == 1:
        return None
    if kind == 0:
        return asking, await echoed(chat, "length_read", Field.LENGTH, answered)
    asking = _with(chat, asking, answered, ())
    amount = _centimetres(asking).reads(answered["length"], chat.today)
    return asking, await echoed(chat, "length_read", Field.LENGTH, amount)


def posture_skill(position: Position) -> Measuring:
    """Name the way a child is measured, lying or standing."""
    return Measuring.LYING if position is Position.LYING else Measuring.STANDING


def _centimetres(asking: Asking) -> Typed[Amount]:
    return centimetres(_needs_centimetres(asking))


def _needs_centimetres(asking: Asking) -> str:
    return text(
        "Saya perlu angkanya dalam cm, {bu}. Contoh: 70,5. Tidak diukur? Ketik LEWATI.",
        bu=asking.register.speaker.bu,
    )


def _named_length(asking: Asking) -> Answer[dict[str, str]]:
    """Read a length beside this child's name or other words: 'ani 70,5', '70,5 berdiri lk 44'."""
    plain = _centimetres(asking)

    def read(typed: str, today: date) -> dict[str, str]:
        person, figures = figures_of(typed)
        figure = figures.get("length") or figures.get("weight", "")
        both = "length" in figures and "weight" in figures
        says_more = person or not figures.keys().isdisjoint(("posture", *BESIDE))
        if not figure or not says_more or both or not _is_this_child(asking, person):
            raise NotUnderstood(_needs_centimetres(asking))
        plain.reads(figure, today)
        return {**figures, "length": figure}

    return Typed(reads=read, dumps=dict, loads=dict)


def _length_question(asking: Asking) -> str:
    if asking.is_listed and asking.position is Position.LYING:
        return text(
            "{child}: panjang badan belum ada. Berapa cm? Tidak diukur? Ketik LEWATI.",
            child=asking.name,
        )
    if asking.is_listed:
        return text(
            "{child}: tinggi badan belum ada. Berapa cm? Tidak diukur? Ketik LEWATI.",
            child=asking.name,
        )
    if asking.position is Position.LYING:
        return text("2 dari {steps}. Panjang badan (cm), diukur berbaring?", steps=asking.steps)
    return text("2 dari {steps}. Tinggi badan (cm), diukur berdiri?", steps=asking.steps)


def _weighed_before(chat: Chat, asking: Asking) -> str:
    former = chat.journal.former.get("weight")
    if former is None or former[0] != 1:
        return ""
    return text(
        "1 dari {steps}. Berat badan tadi {kg} kg. Kirim angka baru, atau ketik LANJUT.",
        steps=asking.steps,
        kg=kg(former[1][0]),
    )


def _measured_before(chat: Chat, asking: Asking) -> str:
    former = chat.journal.former.get("length")
    if former is None or former[0] != 0:
        return ""
    figure = cm(former[1][0])
    if asking.position is Position.LYING:
        return text(
            "2 dari {steps}. Panjang badan tadi {cm} cm. Kirim angka baru, atau ketik LANJUT.",
            steps=asking.steps,
            cm=figure,
        )
    return text(
        "2 dari {steps}. Tinggi badan tadi {cm} cm. Kirim angka baru, atau ketik LANJUT.",
        steps=asking.steps,
        cm=figure,
    )


def _last_month(asking: Asking) -> Weighing | None:
    on = asking.when.on
    month = on.year * 12 + on.month - 1
    found = [
        weighing
        for weighing in asking.register.weighings(asking.child.id)
        if weighing.on.year * 12 + weighing.on.month == month
    ]
    return found[-1] if found else None


def _last_words(asking: Asking, field: Field) -> str:
    last = _last_month(asking)
    if last is None or asking.is_listed:
        return ""
    if field is Field.WEIGHT and last.weight_g is not None:
        return text(" Bulan lalu {figure}.", figure=scale_kg(last.weight_g))
    if field is Field.LENGTH and last.length_mm is not None:
        return text(" Bulan lalu {figure}.", figure=cm(last.length_mm))
    return ""
