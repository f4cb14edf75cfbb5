"""What a meeting follows up: referrals of the quarter, and the children who did not come."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.coverage.counting import Coverage, PlaceCoverage
from domain.coverage.indicators import Indicator
from domain.coverage.quarters import Quarter, quarter_named
from domain.register import Register
from flows.meeting.scope import SEE_WHO_NEEDS_A_VISIT, holds_any, places
from flows.meeting.words import quarter_name

MOST_NAMES = 12


def _found(register: Register, quarter: Quarter) -> tuple[PlaceCoverage, ...]:
    ids = tuple(place.posyandu.id for place in places(register))
    return Coverage(register.coverage_facts(ids, quarter)).of(quarter) if ids else ()


async def lokmin_referrals(chat: Chat, register: Register, *, quarter: str) -> None:
    """Count referrals and visits by posyandu, and name those still waiting."""
    when = quarter_named(quarter)
    found = _found(register, when)
    chat.say(
        lines(
            text("Rujukan & tindak lanjut, {quarter}:", quarter=quarter_name(when)),
            *(
                text(
                    "{posyandu}: rujukan {referred}, tuntas {seen}. "
                    "Tidak datang {absent} anak, dikunjungi {visited}.",
                    posyandu=one.place.name if one.place else "",
                    referred=one.referred,
                    seen=one.seen,
                    absent=one.measures[Indicator.VISITS].whole,
                    visited=one.measures[Indicator.VISITS].part,
                )
                for one in found
                if one.referred or one.measures[Indicator.VISITS].whole
            ),
            *_named(register, found, Indicator.REFERRALS, text("Belum tuntas")),
        )
    )


async def lokmin_absent(chat: Chat, register: Register, *, quarter: str) -> None:
    """List by posyandu who did not come in the quarter's latest month."""
    when = quarter_named(quarter)
    found = _found(register, when)
    chat.say(
        lines(
            text(
                "Belum datang pada hari posyandu terakhir, {quarter}:", quarter=quarter_name(when)
            ),
            *(
                text(
                    "{posyandu}: {count} anak",
                    posyandu=one.place.name if one.place else "",
                    count=len(set(one.measures[Indicator.WEIGHED].missing)),
                )
                for one in found
                if one.measures[Indicator.WEIGHED].whole
            ),
            *_named(register, found, Indicator.WEIGHED, text("Namanya")),
        )
    )


def _named(
    register: Register, found: tuple[PlaceCoverage, ...], indicator: Indicator, head: str
) -> tuple[str, ...]:
    """Name who is missing, posyandu by posyandu, for those who may know who needs a visit."""
    if not holds_any(register.speaker, SEE_WHO_NEEDS_A_VISIT):
        return (text("Nama anak hanya dilihat bidan, Puskesmas, dan kadernya."),)
    said = []
    for one in found:
        different = list(dict.fromkeys(one.measures[indicator].missing))
        if not different:
            continue
        names = [register.child(child).name for child in different[:MOST_NAMES]]
        if len(different) > MOST_NAMES:
            names.append(text("dan {count} lainnya", count=len(different) - MOST_NAMES))
        said.append(f"- {one.place.name if one.place else ''}: {', '.join(names)}")
    if not said:
        return ()
    return (
        text("{head}:", head=head),
        *said,
        text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
    )
