"""LAPORAN KIPI: what families told after vaccines, with what the report form asks for."""

from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import age, clock, day_month_year
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.doses import DoseRecord, ReactionReport
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_names import judged_records, name_of
from flows.cadre.register.registration_words import sex_words
from flows.cadre.who.somebody import look_for
from flows.entry import Opening
from flows.family.after_vaccine_words import symptom_words

MOST_REPORTS = 5


def opens(words: str) -> Opening:
    """Take 'laporan kipi citra' as the reports of one child."""
    return Opening(subject={"words": words})


async def reaction_reports(chat: Chat, register: Register, *, words: str = "") -> None:
    """Show the latest reports of the last month."""
    named = look_for(register, words).found if words.strip() else ()
    child = named[0].id if len(named) == 1 else None
    reports = register.reactions(child)[:MOST_REPORTS]
    if not reports:
        chat.say(text("Sebulan ini belum ada laporan setelah imunisasi."))
        return
    for report in reports:
        chat.say(_said(register, report))
    chat.say(
        lines(
            text("Yang serius diteruskan Puskesmas dalam 24 jam. Penyebabnya dinilai petugas."),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        )
    )


def _said(register: Register, report: ReactionReport) -> str:
    child = register.child(report.child_id)
    told = report.told_at.astimezone(register.village.zone)
    return lines(
        text(
            "KIPI {child} ({sex}, {age}, lahir {born})",
            child=child.name,
            sex=sex_words(child.sex),
            age=age(completed_months(child.born_on, told.date())),
            born=day_month_year(child.born_on),
        ),
        _family(register, child, report),
        _doses(register, child, report),
        text(
            "Gejala: {symptoms}. Diceritakan {date} jam {hour}.",
            symptoms=_symptoms(report),
            date=day_month_year(told.date()),
            hour=clock(told),
        ),
        text('Kata keluarga: "{words}"', words=report.words[:150]) if report.words else "",
        text("Mulai: {onset}", onset=report.onset) if report.onset else "",
        text("Sudah dilakukan: {measures}", measures=report.measures) if report.measures else "",
        _state(report),
    )


def _family(register: Register, child: Child, report: ReactionReport) -> str:
    phone = register.phone_of(report.told_by)
    return lines(
        text(
            "Ibu {mother}, RT {rt}, posyandu {posyandu}.",
            mother=child.mother_name,
            rt=child.rt or "-",
            posyandu=register.posyandu(child.posyandu_id).name,
        ),
        text("HP: {phone}", phone=spoken(phone)) if phone.startswith("+") else "",
    )


def _doses(register: Register, child: Child, report: ReactionReport) -> str:
    """Name the doses of the day the report follows, with batch and vaccinator where kept."""
    if report.given_on is None:
        return ""
    given = [
        _dose(record, name_of(judged))
        for record, judged in judged_records(register, child, register.now.date())
        if record.dose.on == report.given_on
    ]
    return text(
        "Imunisasi {date}: {doses}.",
        date=day_month_year(report.given_on),
        doses=", ".join(given),
    )


def _dose(record: DoseRecord, name: str) -> str:
    beside = [
        text("batch {batch}", batch=record.batch) if record.batch else "",
        text("oleh {vaccinator}", vaccinator=record.vaccinator) if record.vaccinator else "",
        text("di {place}", place=record.place) if record.place else "",
    ]
    said = ", ".join(part for part in beside if part)
    return f"{name} ({said})" if said else name


def _symptoms(report: ReactionReport) -> str:
    if report.state == "danger":
        return ", ".join(report.symptoms)
    return symptom_words(report.symptoms).lower()


def _state(report: ReactionReport) -> str:
    match report.state:
        case "danger":
            return text("🔴 Tanda bahaya.")
        case "hospital":
            return text("Dirawat.")
        case "ill":
            return text("Masih sakit di hari berikutnya.")
        case _:
            return ""
