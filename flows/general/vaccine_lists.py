"""Lists over many children: who is due, who waits too long, who has never begun, by RT.

A cadre sees the own posyandu and a midwife her villages, by name; anybody else gets figures.
"""

from collections.abc import Sequence
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import full_date, short_age
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.immunization import due_names, lists
from domain.immunization.lists import Seen
from domain.register import Register
from flows.cadre.doses.dose_names import vaccine_name
from flows.general.vaccine_places import Place, may_see_names, places
from flows.general.vaccine_rates import DROP_OUTS, drop_out_lines
from flows.general.women_due import women_due_at, women_due_words

ROWS_AT_ONCE = 10
DAYS_OF_WEEK = 7
WEEKS_SPOKEN = 9
"""From here on a time is spoken in months."""


async def due_list(chat: Chat, register: Register, *, page: int = 0) -> object:
    """List who is due on the next posyandu day, with the vials that takes."""
    if not may_see_names(register):
        return Go(flow="vaccine_figures")
    found = places(register, on_next_day=True)
    rows = [_due_row(one) for place in found for one in lists.due(place.seen)]
    heads = [_due_head(place, len(lists.due(place.seen))) for place in found]
    women = women_due_words(register, found)
    last = lines(women, *_vials(register, found))
    return await _shown(
        chat, "due_list", page, lines(*heads), rows, last=last, names_others=bool(women)
    )


def _due_head(place: Place, count: int) -> str:
    if not count:
        return text(
            "{posyandu}, {day}: belum ada yang waktunya imunisasi.",
            posyandu=place.posyandu.name,
            day=full_date(place.on),
        )
    return text(
        "💉 {posyandu}, {day}: {count} anak waktunya imunisasi.",
        posyandu=place.posyandu.name,
        day=full_date(place.on),
        count=count,
    )


def _due_row(one: Seen) -> str:
    return text(
        "{child}, {age}, RT {rt}: {doses}",
        child=one.child.name,
        age=short_age(one.assessment.age_months),
        rt=one.child.rt or "-",
        doses=due_names(one.assessment.can_give_today, for_family=False),
    )


def _vials(register: Register, found: Sequence[Place]) -> list[str]:
    """Say how many doses and vials each posyandu day takes."""
    said = []
    for place in found:
        due = lists.due(place.seen)
        needed = lists.vials_for(
            due,
            hexavalent=place.village.hexavalent,
            tetanus=len(women_due_at(register, (place,))),
        )
        if needed:
            said.append(
                text(
                    "Vaksin {posyandu}: {vials}.",
                    posyandu=place.posyandu.name,
                    vials=", ".join(
                        text(
                            "{vaccine} {doses} dosis ({vials} vial)",
                            vaccine=vaccine_name(need.vaccine),
                            doses=need.doses,
                            vials=need.vials,
                        )
                        for need in needed
                    ),
                )
            )
    return said


async def vials_list(chat: Chat, register: Register) -> object:
    """Say what the next posyandu days take, without a name."""
    if not may_see_names(register):
        return Go(flow="vaccine_figures")
    said = _vials(register, places(register, on_next_day=True))
    if not said:
        chat.say(text("Belum ada vaksin yang dibutuhkan di hari posyandu berikutnya."))
        return None
    chat.say(lines(*said, text("Jumlah per vial mohon dicocokkan dengan Puskesmas.")))
    return None


async def overdue_list(chat: Chat, register: Register, *, page: int = 0) -> object:
    """List whose dose is overdue, the longest waiting first."""
    if not may_see_names(register):
        return Go(flow="vaccine_figures")
    found = places(register)
    waiting = lists.overdue([one for place in found for one in place.seen])
    rows = [_overdue_row(one, register.now.date()) for one in waiting]
    head = text("Waktunya sudah lewat, perlu disusul: {count} anak.", count=len(rows))
    return await _shown(chat, "overdue_list", page, head if rows else _nobody(), rows)


def _overdue_row(one: Seen, today: date) -> str:
    since = one.overdue_since or today
    return text(
        "{child}, {age}, RT {rt}: {doses} (lewat {time})",
        child=one.child.name,
        age=short_age(one.assessment.age_months),
        rt=one.child.rt or "-",
        doses=due_names(one.overdue, for_family=False),
        time=_long(since, today),
    )


def _long(since: date, today: date) -> str:
    days = (today - since).days
    if days < DAYS_OF_WEEK:
        return text("{days} hari", days=days)
    if days < DAYS_OF_WEEK * WEEKS_SPOKEN:
        return text("{weeks} minggu", weeks=days // DAYS_OF_WEEK)
    return text("{months} bulan", months=completed_months(since, today))


def _nobody() -> str:
    return text("Tidak ada anak yang imunisasinya perlu disusul 👏")


async def sweeping_list(chat: Chat, register: Register, *, page: int = 0) -> object:
    """List the same children by RT, for going from house to house."""
    if not may_see_names(register):
        return Go(flow="vaccine_figures")
    rows: list[str] = []
    for place in places(register):
        for rt, group in lists.by_rt(lists.overdue(place.seen)):
            rows += [
                text(
                    "RT {rt}: {child} (ibu {mother}), {doses}",
                    rt=rt or "-",
                    child=one.child.name,
                    mother=one.child.mother_name,
                    doses=due_names(one.overdue, for_family=False),
                )
                for one in group
            ]
    head = text("Daftar sweeping: {count} anak, urut RT.", count=len(rows))
    return await _shown(chat, "sweeping_list", page, head if rows else _nobody(), rows)


async def zero_dose_list(chat: Chat, register: Register, *, page: int = 0) -> object:
    """List the children who never had a first DPT-HB-Hib."""
    if not may_see_names(register):
        return Go(flow="vaccine_figures")
    seen = [one for place in places(register) for one in place.seen]
    found = lists.never_begun(seen)
    head = text("Belum pernah DPT-HB-Hib (zero dose): {count} anak.", count=len(found))
    rows = [
        text(
            "{child}, {age}, RT {rt}, ibu {mother}",
            child=one.child.name,
            age=short_age(one.assessment.age_months),
            rt=one.child.rt or "-",
            mother=one.child.mother_name,
        )
        for one in found
    ]
    nobody = text("Tidak ada anak zero dose 👏 Semua sudah mulai DPT-HB-Hib.")
    return await _shown(chat, "zero_dose_list", page, head if rows else nobody, rows)


async def drop_out_list(chat: Chat, register: Register, *, page: int = 0) -> object:
    """List the children who began and did not come back in time."""
    if not may_see_names(register):
        return Go(flow="vaccine_figures")
    seen = [one for place in places(register) for one in place.seen]
    rows = []
    for first, last in DROP_OUTS:
        rows += [
            text(
                "{child}, {age}, RT {rt}: sudah {first}, belum {last}",
                child=one.child.name,
                age=short_age(one.assessment.age_months),
                rt=one.child.rt or "-",
                first=due_names((first,), for_family=False),
                last=due_names((last,), for_family=False),
            )
            for one in lists.stopped_between(seen, first, last)
        ]
    head = text("Sudah mulai tapi belum lanjut: {count} catatan.", count=len(rows))
    nobody = text("Tidak ada anak yang berhenti di tengah jalan 👏")
    rates = lines(*drop_out_lines(seen, register.now.date()))
    return await _shown(chat, "drop_out_list", page, head if rows else nobody, rows, last=rates)


async def _shown(
    chat: Chat,
    flow: str,
    page: int,
    head: str,
    rows: list[str],
    *,
    last: str = "",
    names_others: bool = False,
) -> object:
    """Say a list ten rows at a time; LANJUT brings the next ones."""
    start = page * ROWS_AT_ONCE
    shown = rows[start : start + ROWS_AT_ONCE]
    left = len(rows) - start - len(shown)
    numbered = [
        text("{number}. {row}", number=start + n, row=row) for n, row in enumerate(shown, 1)
    ]
    said = lines(head if page == 0 else "", *numbered)
    is_private = bool(rows) or names_others
    private = text("Ini data pribadi. Mohon tidak diteruskan ke grup.") if is_private else ""
    if left <= 0:
        chat.say(lines(said, last, private))
        return None
    picked = await chat.ask(
        "more",
        lines(said, text("Masih ada {count} lagi.", count=left), private),
        one_of(
            choice("more", text("Lanjut"), "LANJUT", "YA"),
            choice("enough", text("Cukup"), "SELESAI", "TIDAK"),
        ),
    )
    return Go(flow=flow, subject={"page": page + 1}) if picked == "more" else None
