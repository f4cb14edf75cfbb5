"""What stands behind a comparison: posyandu, cadres, budgets, and what was agreed on."""

from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.comparing.facts import VillageMonth
from domain.comparing.indicators import Compared
from domain.comparing.table import Row, by_cadres
from domain.coverage.action_items import ActionItem, ItemStatus
from domain.people import Village
from domain.register import Register
from flows.comparing.words import month_words, shown_words


async def compare_notes(chat: Chat, register: Register, *, month: str) -> Go:
    """Say what explains the figures without naming anybody."""
    day = date.fromisoformat(month)
    ids = tuple(village.id for village in register.villages_served())
    found = register.village_months(ids, day)
    cadres = {row.village_id: row for row in by_cadres(found, day).rows}
    budgets = register.health_budgets(ids, register.now.year)
    picked = await chat.ask(
        "next",
        lines(
            text("Catatan {month}:", month=month_words(day)),
            *(_line(one, cadres[one.village_id], budgets.get(one.village_id)) for one in found),
            text("D/S dihitung dari semua balita desa, juga bila posyandunya tidak buka."),
            text("Ketik juga: gizi buruk, vitamin A, imunisasi lengkap, kader, anggaran."),
        ),
        one_of(
            choice("similar", text("Desa serupa"), "DESA_SERUPA", "serupa"),
            choice("trend", text("Tren"), "TREN"),
            choice("back", text("Kembali"), "KEMBALI"),
        ),
    )
    if picked == "similar":
        return Go(flow="similar_villages")
    if picked == "trend":
        return Go(flow="compare_trend")
    return Go(flow="compare", subject={"again": True})


def _line(one: VillageMonth, cadres: Row, budget: int | None) -> str:
    values = {
        "village": one.name,
        "posyandu": one.posyandu,
        "closed": one.not_held,
        "cadres": shown_words(cadres.shown, Compared.CADRES),
        "budget": text("anggaran kesehatan {percent}%", percent=budget)
        if budget is not None
        else text("anggaran kesehatan belum diisi"),
    }
    if one.not_held:
        return text(
            "{village}: {posyandu} posyandu, {closed} tidak buka; kader per 100 balita {cadres}; "
            "{budget}.",
            **values,
        )
    return text(
        "{village}: {posyandu} posyandu, semua buka; kader per 100 balita {cadres}; {budget}.",
        **values,
    )


async def compare_items(chat: Chat, register: Register) -> Go | None:
    """Say how far each village is with what its meetings agreed on; own items come first."""
    if register.own_action_items():
        return Go(flow="rtl")
    villages = register.villages_served()
    every = register.action_items(tuple(village.id for village in villages))
    today = register.now.date()
    chat.say(
        lines(
            text("RTL tiap desa:"),
            *(
                _items_line(
                    village, [each for each in every if each.village_id == village.id], today
                )
                for village in villages
            ),
            text("Isinya hanya dari desa yang membagikannya. Ketik DESA SERUPA."),
        )
    )
    return None


def _items_line(village: Village, items: list[ActionItem], today: date) -> str:
    if not items:
        return text("{village}: belum ada RTL.", village=village.name)
    return text(
        "{village}: {done} dari {all} selesai, {late} terlambat.",
        village=village.name,
        done=sum(item.status is ItemStatus.DONE for item in items),
        all=len(items),
        late=sum(item.is_overdue(today) for item in items),
    )
