"""What midwife and Puskesmas hear of diarrhoea: a child to see today, and many at once."""

from collections import Counter
from datetime import date, timedelta

from dialog.chat import Chat
from dialog.spoken import age, day_month
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.diarrhoea import rules
from domain.register import Register
from flows.cadre.care.diarrhoea_advice import reason_words, why_seen_today


async def diarrhoea_to_see(chat: Chat, register: Register, *, case: int, cadre: int) -> None:
    """Name the child, the reason and who reported."""
    kept = register.diarrhoea(case)
    child = register.child(kept.child_id)
    why = why_seen_today(register, child, kept)
    chat.say(
        lines(
            text(
                "Diare: {child}, {age}, RT {rt}, {place}. Hari ke-{day}.",
                child=child.name,
                age=age(completed_months(child.born_on, chat.today)),
                rt=child.rt,
                place=register.posyandu(kept.posyandu_id).name,
                day=kept.day(chat.today),
            ),
            text("Alasan: {why}.", why=", ".join(reason_words(each) for each in why))
            if why
            else "",
            text("Di rumah belum ada oralit.") if kept.has_oralit is False else "",
            text("Dilaporkan {cadre}. Mohon dilihat hari ini.", cadre=register.person(cadre).call),
        )
    )


async def diarrhoea_was_mistaken(chat: Chat, register: Register, *, child: int, cadre: int) -> None:
    """Take back what was said of a child."""
    chat.say(
        text(
            "Laporan diare {child} tadi keliru, sudah dihapus oleh {cadre}.",
            child=register.child(child).name,
            cadre=register.person(cadre).call,
        )
    )


async def diarrhoea_cluster(chat: Chat, register: Register, *, posyandu: int, until: str) -> None:
    """Count recent cases by RT, without names."""
    last = date.fromisoformat(until)
    limits = rules(last)
    since = last - timedelta(days=limits.cluster_days - 1)
    cases = {
        case.child_id: case
        for case in register.diarrhoea_of(posyandu, since)
        if case.reported_on <= last
    }
    by_rt = Counter(register.child(child).rt for child in cases)
    chat.say(
        lines(
            text(
                "⚠️ {place}: {count} anak diare dalam {days} hari, sampai {day}.",
                place=register.posyandu(posyandu).name,
                count=len(cases),
                days=limits.cluster_days,
                day=day_month(last),
            ),
            ", ".join(
                text("RT {rt}: {count}", rt=rt, count=count) for rt, count in sorted(by_rt.items())
            ),
            text("Mohon diperiksa air minum, jamban, dan makanan bersama."),
        )
    )
