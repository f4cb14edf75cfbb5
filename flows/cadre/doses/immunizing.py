"""A cadre records vaccine doses by chat: 'citra dpt3 opv4'; what is odd is asked about once."""

from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import dates
from dialog.messages import Choice
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import RecordDoses
from domain.doses import NewDose, ToldBy
from domain.immunization import Dose, SpokenDose, current_schedule, due_names
from domain.immunization.history import CAMPAIGN
from domain.people import Child
from domain.register import Register
from domain.visit import due_doses
from flows.cadre.doses.dose_doubts import Meant, doubts_about, settled
from flows.cadre.doses.dose_line import TypedDose, TypedDoses, read_typed
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import look_for
from flows.cadre.who.which_child import which_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Read 'citra imunisasi dpt3 opv4'."""
    told = read_typed(words)
    answers = {"child": told.child, "doses": words if told.doses else ""}
    return Opening(given={name: answer for name, answer in answers.items() if answer})


async def record_doses(chat: Chat, register: Register) -> object:
    """Ask which child and which doses; keep what happened, even if it was too early."""
    child = await which_child(chat, register, text("Siapa yang diimunisasi? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    while True:
        told = await _told(chat, register, child)
        meant = await _meant(chat, register, child, told)
        if any(one.dose.on < child.born_on for one in meant):
            chat.say(_before_birth(register, child))
            return None
        doubts = doubts_about(register, child, meant, chat.today)
        if not doubts.fresh:
            chat.say(_known_already(register, child, meant))
            return None
        picked = await settled(chat, register, doubts.reasons)
        if picked == "cancel":
            return Go(flow="nothing_saved")
        if picked == "keep":
            return _command(child, told, doubts.fresh)
        answered = chat.journal.answers
        chat.ask_again(*(n for n in answered if n.startswith(("doses", "odd", "on"))))


async def _told(chat: Chat, register: Register, child: Child) -> TypedDoses:
    due = due_names(due_doses(register, register.village, child, chat.today), for_family=False)
    typed = await chat.ask(
        "doses",
        lines(
            text("{child}, waktunya: {doses}.", child=child.name, doses=due) if due else "",
            text("Imunisasi apa saja yang sudah diberikan? Contoh: dpt3 opv4 rv3"),
        ),
        _dose_words(register, child),
    )
    return read_typed(typed)


def _dose_words(register: Register, child: Child) -> Typed[str]:
    def read(typed: str, today: date) -> str:
        told = read_typed(typed)
        if told.doses and names_another(register, child, told.child):
            raise NotUnderstood(text("Selesaikan dulu imunisasi {child}, ya.", child=child.name))
        if not told.doses:
            raise NotUnderstood(text("Saya belum kenal nama itu. Contoh: dpt3 opv4 rv3 ipv1"))
        if len(told.days) > 1:
            for day in told.days:
                past_day(day, today)
        return typed

    return Typed(reads=read, dumps=str, loads=str)


def names_another(register: Register, child: Child, words: str) -> bool:
    """Tell whether somebody else is named beside the doses: never saved for the wrong child."""
    named = look_for(register, words).found if words else ()
    return bool(named) and child not in named


def past_day(words: str, today: date) -> date:
    """Read one of several days; NotUnderstood tells what is wrong with it."""
    reading = dates.read_date(words, today=today, prefer="past")
    if isinstance(reading, dates.UnclearDate) and len(reading.candidates) == 1:
        return reading.candidates[0]
    return _a_day().read(Heard(text=words), today)


def _a_day() -> Typed[date]:
    return a_past_date(text("Saya perlu tanggalnya. Contoh: 10-02-2026"))


def _day_of_all() -> Typed[date]:
    return Typed(reads=past_day, dumps=date.isoformat, loads=date.fromisoformat)


async def _meant(
    chat: Chat, register: Register, child: Child, told: TypedDoses
) -> tuple[Meant, ...]:
    """Settle each dose: which of several vaccines, and its day."""
    usual = await _usual_day(chat, register, child, told)
    source = CAMPAIGN if told.report.is_campaign else None
    meant = []
    for number, typed in enumerate(told.doses):
        antigen = typed.spoken.antigen or await _which(chat, typed.spoken, number)
        product = typed.spoken.product
        if _may_be_combined(register, typed, antigen) and told_by(told) is ToldBy.CADRE:
            product = await _product(chat, number)
        several = typed.day and len(told.days) > 1
        on = past_day(typed.day, chat.today) if several else usual
        dose = Dose(antigen=antigen, on=on, product=product, source=source)
        meant.append(Meant(dose=dose, spoken=typed.spoken, batch=_batch(typed)))
    return tuple(meant)


def _may_be_combined(register: Register, typed: TypedDose, antigen: str) -> bool:
    """Tell whether 'dpt 1' may be the combined injection that the area uses."""
    hexavalent = current_schedule().hexavalent
    is_primary = (typed.spoken.number or 1) <= len(hexavalent.primary)
    is_plain = typed.spoken.product is None and not typed.spoken.is_booster
    return register.village.hexavalent and antigen == hexavalent.antigen and is_plain and is_primary


async def _product(chat: Chat, number: int) -> str | None:
    hexavalent = current_schedule().hexavalent.product
    picked = await chat.ask(
        f"doses_product{number}",
        text("DPT yang mana?"),
        one_of(
            choice(hexavalent, text("Heksavalen"), "heksa", "hexa", "6 in 1"),
            choice("plain", text("DPT-HB-Hib biasa"), "biasa", "penta", "pentavalen"),
        ),
    )
    return hexavalent if picked == hexavalent else None


def _batch(typed: TypedDose) -> str:
    return typed.batch.upper()


async def _usual_day(chat: Chat, register: Register, child: Child, told: TypedDoses) -> date:
    """Give the day of the doses without one of their own: the day told, else the open day.

    What was given elsewhere, or copied from the book, needs its date.
    """
    is_elsewhere = told_by(told) is not ToldBy.CADRE
    lacks_day = any(not typed.day for typed in told.doses)
    if len(told.days) == 1 or (is_elsewhere and lacks_day):
        if len(told.days) == 1:
            give_ahead(chat, "on", told.days[0])
        return await chat.ask(
            "on", text("Tanggal berapa diimunisasi? Contoh: 10-02-2026"), _day_of_all()
        )
    day = register.open_day(child.posyandu_id)
    return day.held_on if day is not None else chat.today


async def _which(chat: Chat, spoken: SpokenDose, number: int) -> str:
    words = text("Imunisasi yang mana?")
    if "OPV" in spoken.choices:
        words = text("Polio yang mana?")
    elif "BIAS_TD2" in spoken.choices:
        words = text("Td untuk kelas berapa?")
    offers = tuple(_meaning(antigen) for antigen in spoken.choices)
    return await chat.ask(f"doses_which{number}", words, one_of(*offers))


def _meaning(antigen: str) -> Choice:
    match antigen:
        case "OPV":
            return choice(antigen, text("Polio tetes (OPV)"), "tetes", "opv")
        case "IPV":
            return choice(antigen, text("Polio suntik (IPV)"), "suntik", "ipv")
        case "DPT":
            return choice(antigen, text("DPT lanjutan"), "dpt")
        case "MR":
            return choice(antigen, text("MR lanjutan"), "campak", "mr")
        case "BIAS_TD2":
            return choice(antigen, text("Kelas 2"), "dua", "kelas 2")
        case _:
            return choice(antigen, text("Kelas 5"), "lima", "kelas 5")


def told_by(told: TypedDoses) -> ToldBy:
    """Tell whose word a report is."""
    if told.report.from_book:
        return ToldBy.KIA_BOOK
    return ToldBy.PARENT if told.report.place else ToldBy.CADRE


def _command(child: Child, told: TypedDoses, fresh: tuple[Meant, ...]) -> RecordDoses:
    return RecordDoses(
        child=child.id,
        on=max(one.dose.on for one in fresh),
        antigens=tuple(one.dose.antigen for one in fresh),
        given=tuple(
            NewDose(
                antigen=one.dose.antigen,
                on=one.dose.on,
                product=one.dose.product,
                source=one.dose.source,
                batch=one.batch,
            )
            for one in fresh
        ),
        told_by=told_by(told),
        place=told.report.place,
        vaccinator=told.report.vaccinator,
    )


def _before_birth(register: Register, child: Child) -> str:
    return text(
        "{child} lahir {date}. Tanggal imunisasinya sebelum itu, jadi tidak disimpan.",
        child=spoken_near(register, child),
        date=day_month_year(child.born_on),
    )


def _known_already(register: Register, child: Child, meant: tuple[Meant, ...]) -> str:
    days = sorted({one.dose.on for one in meant})
    return text(
        "Imunisasi {child} itu sudah dicatat {date}. Tidak saya simpan dua kali.",
        child=spoken_near(register, child),
        date=joined([day_month_year(day) for day in days]),
    )
