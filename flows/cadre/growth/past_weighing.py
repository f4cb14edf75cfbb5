"""A weighing of before, copied from the KIA book of a child."""

from dataclasses import replace
from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat, NotUnderstood
from dialog.input.kia_book import read_past_report
from dialog.input.line import read_line
from dialog.spoken import age, day_month, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import RecordWeighing
from domain.growth import Position, usual_position
from domain.kms import FROM_KIA_BOOK
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import look_at
from flows.cadre.day.posyandu_day import When
from flows.cadre.growth.beside_measures import Beside, beside_measures
from flows.cadre.growth.line_answers import answers_of
from flows.cadre.growth.measuring import Asking
from flows.cadre.growth.recorded_before import recorded_on, whole
from flows.cadre.growth.result import gain_line, gain_words, measures_line, statuses_line
from flows.cadre.growth.sign_words import alarm_line, beside_line
from flows.cadre.growth.slips import Settled
from flows.cadre.growth.weighing import measures
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import measures_in_short, short_measures, which_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Read 'ani 10 Januari 7,8 70' into answers typed ahead."""
    told = read_past_report(words)
    line = read_line(told.rest)
    if line is None:
        return Opening()
    given = answers_of(line)
    if day := told.day or line.day:
        given["day"] = day
    return Opening(subject={"ahead": sorted(given)}, given=given)


async def past_weighing(
    chat: Chat, register: Register, *, ahead: tuple[str, ...] | list[str] = ()
) -> object:
    """Ask who, when and how much, show it once, and keep it with its source."""
    child = await which_child(chat, register, text("Catatan lama siapa? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    name = spoken_near(register, child)
    on = await chat.ask(
        "day",
        text("Tanggal berapa {child} ditimbang waktu itu? Contoh: 13 Januari", child=name),
        _day_of(child, name),
    )
    already = recorded_on(register, child, on)
    if already is not None and already.at_posyandu_day:
        chat.say(_stands(name, already))
        return None
    posture = chat.journal.given.get("posture")
    when = When(on=on, source=FROM_KIA_BOOK)
    asking = Asking(
        register=register,
        child=child,
        when=when,
        ahead=frozenset(ahead) - {"vitamin_a"},
        position=Position(posture) if posture else usual_position(when.months(child)),
        steps=2,
        position_said=bool(posture),
    )
    measured = await measures(chat, asking)
    if not isinstance(measured, tuple):
        return Go(flow="nothing_saved")
    asking, taken = measured
    beside = await beside_measures(chat, asking)
    return await _sure(chat, asking, taken, beside, already)


def _day_of(child: Child, name: str) -> Typed[date]:
    """Read a day before today on which the child was born already."""
    plain = a_past_date(
        text("Saya perlu tanggalnya, supaya umurnya tepat. Contoh: 13 Januari"),
        not_yet=text("Tanggal itu belum sampai. Coba lihat lagi di Buku KIA."),
    )

    def read(typed: str, today: date) -> date:
        on = plain.reads(typed, today)
        if on < child.born_on:
            raise NotUnderstood(
                text(
                    "{child} baru lahir {born}. Coba lihat lagi tanggalnya di Buku KIA.",
                    child=name,
                    born=day_month_year(child.born_on),
                ),
                repeat=True,
            )
        if on == today:
            raise NotUnderstood(
                text(
                    "Untuk hari ini, ketik nama dan angkanya saja. Catatan lama tanggal berapa?",
                ),
                repeat=True,
            )
        return on

    return replace(plain, reads=read)


def _stands(name: str, already: Weighing) -> str:
    """Leave what was weighed at the posyandu; another way leads to a change of it."""
    return lines(
        text(
            "{child} tanggal {date} sudah tercatat di posyandu: {measures}.",
            child=name,
            date=day_month(already.on),
            measures=short_measures(already),
        ),
        text("Kalau angkanya keliru, ketik UBAH {child}.", child=name.upper()),
    )


async def _sure(
    chat: Chat, asking: Asking, taken: Settled, beside: Beside, already: Weighing | None
) -> object:
    """Show the date and the figures once; a day that has a record is not doubled."""
    child, on = asking.child, asking.when.on
    weight_g, length_mm = whole(taken.report.weight_g), whole(taken.report.length_mm)
    if already is not None and (already.weight_g, already.length_mm) == (weight_g, length_mm):
        chat.say(
            text(
                "{child} tanggal {date} sudah dicatat dengan angka yang sama. "
                "Tidak saya simpan dua kali.",
                child=asking.name,
                date=day_month(on),
            )
        )
        return None
    picked = await chat.ask(
        "sure",
        lines(
            text("Catat penimbangan lama {child} dari Buku KIA?", child=child.name),
            text(
                "{date}, umur {age}: {measures}.",
                date=day_month_year(on),
                age=age(asking.when.months(child)),
                measures=measures_in_short(weight_g, length_mm),
            ),
            text("Menggantikan catatan {measures}.", measures=short_measures(already))
            if already is not None
            else "",
        ),
        one_of(
            choice("yes", text("Ya, catat"), "YA", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_saved")
    return RecordWeighing(
        child=child.id,
        on=on,
        weight_g=weight_g,
        length_mm=length_mm,
        position=taken.report.position,
        position_assumed=not asking.position_said,
        arm_mm=beside.arm_mm,
        head_mm=beside.head_mm,
        oedema=beside.oedema,
        source=FROM_KIA_BOOK,
        remeasured=taken.remeasured,
        replaces=None if already is None else already.id,
    )


async def past_weighing_kept(chat: Chat, register: Register, *, weighing: int) -> None:
    """Confirm it, and say what it tells of the weighing after it."""
    kept = register.weighing(weighing)
    visit = look_at(register, register.village, kept)
    chat.say(
        lines(
            text(
                "✅ Dicatat dari Buku KIA: {child}, {date} ({age}).",
                child=visit.child.name,
                date=day_month_year(kept.on),
                age=age(visit.growth.age_months),
            ),
            measures_line(visit),
            beside_line(visit),
            gain_line(visit),
            statuses_line(visit),
            alarm_line(visit),
            _next_one(register, kept),
            text("Keliru? Ketik URUNGKAN."),
        )
    )


def _next_one(register: Register, kept: Weighing) -> str:
    """Say how the weighing after it is judged now."""
    later = [w for w in register.weighings(kept.child_id) if w.on > kept.on]
    if not later:
        return ""
    visit = look_at(register, register.village, later[0])
    return text(
        "Penimbangan {date} sekarang: {gain}.",
        date=day_month(later[0].on),
        gain=gain_words(visit).removesuffix("."),
    )
