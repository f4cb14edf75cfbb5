"""LiLA, head and oedema reported with a weighing: never asked for, checked when they are odd."""

from dataclasses import dataclass, replace
from decimal import Decimal

from dialog.answers import Amount, centimetres, choice, either, one_of
from dialog.chat import Answer, Chat
from dialog.spoken import cm
from dialog.texts import lines, text
from domain.growth.slip_rules import Range, slip_rules
from domain.people import Weighing
from flows.cadre.growth.measuring import Asking

TEN = 10


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What was measured beside weight and length; None for what was not."""

    arm_mm: int | None = None
    head_mm: int | None = None
    oedema: bool = False

    @property
    def holds_something(self) -> bool:
        """Tell whether anything was reported."""
        return self != Beside()

    def replaces(self, already: Weighing | None) -> bool:
        """Tell whether a figure that was saved before would become another."""
        return already is not None and any(
            new is not None and old not in (None, new)
            for new, old in ((self.arm_mm, already.arm_mm), (self.head_mm, already.head_mm))
        )

    def after(self, already: Weighing | None) -> "Beside":
        """Fill up what an earlier record of the same day holds."""
        if already is None:
            return self
        return Beside(
            arm_mm=already.arm_mm if self.arm_mm is None else self.arm_mm,
            head_mm=already.head_mm if self.head_mm is None else self.head_mm,
            oedema=self.oedema or already.oedema,
        )


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One of the two figures, and what is usual of it."""

    asking: Asking
    name: str
    label: str
    usual: Range

    @property
    def question(self) -> str:
        """Ask for the figure."""
        return text("{label} {child} berapa cm?", label=self.label, child=self.asking.name)


async def beside_measures(chat: Chat, asking: Asking) -> Beside:
    """Take what was typed beside the figures; what cannot be or is odd is asked about once."""
    rules = slip_rules(asking.when.on)
    arm = Measure(asking=asking, name="arm", label=text("LiLA"), usual=rules.soft_arm_mm)
    head = replace(arm, name="head", label=text("Lingkar kepala"), usual=rules.soft_head_mm)
    return Beside(
        arm_mm=await _measured(chat, arm),
        head_mm=await _measured(chat, head),
        oedema="oedema" in asking.ahead,
    )


async def may_replace(chat: Chat, asking: Asking, beside: Beside, already: Weighing) -> bool:
    """Ask before LiLA or head saved today become other figures."""
    picked = await chat.ask(
        "replaces_beside",
        text(
            "{child} sudah dicatat hari ini: {old}. Ganti menjadi {new}?",
            child=asking.name,
            old=_in_short(
                already.arm_mm if beside.arm_mm is not None else None,
                already.head_mm if beside.head_mm is not None else None,
            ),
            new=_in_short(beside.arm_mm, beside.head_mm),
        ),
        one_of(
            choice("change", text("Ganti"), "UBAH", "YA"),
            choice("leave", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    return picked == "change"


def _in_short(arm_mm: int | None, head_mm: int | None) -> str:
    arm = "" if arm_mm is None else text("LiLA {cm} cm", cm=cm(arm_mm))
    head = "" if head_mm is None else text("LK {cm} cm", cm=cm(head_mm))
    return ", ".join(part for part in (arm, head) if part)


async def _measured(chat: Chat, measure: Measure) -> int | None:
    if measure.name not in measure.asking.ahead:
        return None
    amount = await chat.ask(measure.name, measure.question, _number())
    if measure.usual.holds(Decimal(amount.value)):
        return amount.value
    meant = _meant(amount.value, measure.usual)
    if meant is not None:
        return await _proposed(chat, measure, amount.value, meant)
    return await _odd(chat, measure, amount.value)


def _meant(value: int, usual: Range) -> int | None:
    """Give the figure that a lost or misplaced comma explains."""
    fitting = [found for found in (value // TEN, value * TEN) if usual.holds(Decimal(found))]
    return fitting[0] if len(fitting) == 1 else None


async def _proposed(chat: Chat, measure: Measure, value: int, meant: int) -> int:
    kind, answered = await chat.ask(
        f"{measure.name}_meant",
        text(
            "{label} {figure} cm tidak mungkin, {bu}. Maksudnya {meant} cm?",
            label=measure.label,
            figure=cm(value),
            bu=measure.asking.register.speaker.bu,
            meant=cm(meant),
        ),
        either(
            one_of(
                choice("yes", text("Ya, {meant} cm", meant=cm(meant)), "YA"),
                choice("no", text("Bukan, ulangi"), "TIDAK", "UBAH", "salah", "keliru"),
            ),
            _number(),
        ),
    )
    if kind == 1:
        return int(answered.value)
    return meant if answered == "yes" else await _again(chat, measure)


async def _odd(chat: Chat, measure: Measure, value: int) -> int | None:
    kind, answered = await chat.ask(
        f"{measure.name}_odd",
        lines(
            text(
                "{label} {figure} cm tidak biasa untuk umur {child}.",
                label=measure.label,
                figure=cm(value),
                child=measure.asking.name,
            ),
            text("Tolong ukur ulang ya, {bu}.", bu=measure.asking.register.speaker.bu),
        ),
        either(
            one_of(
                choice("keep", text("Sudah, tetap {figure}", figure=cm(value)), "YA", "SUDAH"),
                choice("change", text("Ganti angka"), "UBAH"),
                choice("skip", text("Lewati dulu"), "LEWATI", "TIDAK"),
            ),
            _number(),
        ),
    )
    if kind == 1:
        return int(answered.value)
    if answered == "change":
        return await _again(chat, measure)
    return value if answered == "keep" else None


async def _again(chat: Chat, measure: Measure) -> int:
    amount = await chat.ask(f"{measure.name}_again", measure.question, _number())
    return amount.value


def _number() -> Answer[Amount]:
    return centimetres(text("Saya perlu angkanya dalam cm. Contoh: 13,5"))
