"""RINGKASAN DESA: the month of a village in five lines, and one decision to take."""

from datetime import date

from dialog.chat import Chat
from dialog.spoken import MONTHS, joined
from dialog.texts import lines, text
from domain.calendar import add_months
from domain.comparing.digest import FEWEST_CADRES, Decision, Digest
from domain.comparing.facts import VillageMonth, last_month
from domain.comparing.hiding import Display, Shown, shown_count, shown_share
from domain.comparing.indicators import Compared
from domain.coverage.action_items import ItemStatus
from domain.coverage.indicators import Indicator
from domain.coverage.targets import targets_for
from domain.register import Register
from flows.comparing.words import hiding_words, month_words, shown_words


async def village_digest(chat: Chat, register: Register, *, month: str = "") -> None:
    """Say how the latest month that is over went, in words a head of village uses."""
    latest = date.fromisoformat(month) if month else last_month(register.now.date())
    one = register.village_months((register.village.id,), latest)[0]
    if not one.is_held:
        chat.say(
            text(
                "Belum ada hari posyandu yang dicatat di Desa {village} pada {month}.",
                village=register.village.name,
                month=month_words(latest),
            )
        )
        return
    digest = digest_of(register, one, latest)
    figures = (digest.weighed, digest.weighed_before, digest.rose, digest.sent)
    hides = any(one.display not in (Display.EXACT, Display.NOTHING) for one in figures)
    chat.say(
        lines(
            text(
                "Ringkasan Desa {village}, {month}:",
                village=register.village.name,
                month=month_words(latest),
            ),
            _attendance(digest),
            text(
                "2. Berat naik: {share} dari balita yang bisa dinilai.",
                share=shown_words(digest.rose, Compared.ROSE),
            ),
            text(
                "3. Dikirim ke bidan: {count} anak.", count=shown_words(digest.sent, Compared.SENT)
            ),
            text(
                "4. Posyandu: {held} dari {all} buka. Kader: {cadres} orang.",
                held=digest.posyandu - len(digest.not_held),
                all=digest.posyandu,
                cadres=digest.cadres,
            ),
            _plans(digest),
            _decision(digest),
            hiding_words() if hides else "",
        )
    )


def digest_of(register: Register, one: VillageMonth, month: date) -> Digest:
    """Put together what is said of a village's month."""
    today = register.now.date()
    before = register.village_months((one.village_id,), add_months(month, -1))[0]
    items = register.action_items((one.village_id,))
    targets = targets_for(month, register.decreed_targets(month.year))
    return Digest(
        month=month,
        weighed=shown_share(one.counted(Compared.WEIGHED)),
        weighed_before=shown_share(before.counted(Compared.WEIGHED)),
        target=targets[Indicator.WEIGHED].percent,
        rose=shown_share(one.counted(Compared.ROSE)),
        sent=shown_count(one.counted(Compared.SENT)),
        posyandu=one.posyandu,
        not_held=register.not_held_in(one.village_id, month),
        cadres=one.cadres,
        plans=len(items),
        plans_done=sum(item.status is ItemStatus.DONE for item in items),
        plans_late=sum(item.is_overdue(today) for item in items),
        budget=register.health_budgets((one.village_id,), today.year).get(one.village_id),
    )


def _attendance(digest: Digest) -> str:
    values = {
        "share": shown_words(digest.weighed, Compared.WEIGHED),
        "target": digest.target,
        "month": MONTHS[add_months(digest.month, -1).month - 1],
        "before": shown_words(digest.weighed_before, Compared.WEIGHED),
    }
    if _is_told(digest.weighed_before):
        return text(
            "1. Balita yang datang: {share}, target {target}% ({month}: {before}).", **values
        )
    return text("1. Balita yang datang: {share}, target {target}%.", **values)


def _is_told(shown: Shown) -> bool:
    return shown.display not in (Display.NOTHING, Display.HIDDEN)


def _plans(digest: Digest) -> str:
    if not digest.plans:
        return text("5. RTL lokmin: belum ada yang dicatat.")
    return text(
        "5. RTL lokmin: {done} dari {all} selesai, {late} terlambat.",
        done=digest.plans_done,
        all=digest.plans,
        late=digest.plans_late,
    )


def _decision(digest: Digest) -> str:
    values = {
        "names": joined(list(digest.not_held)),
        "late": digest.plans_late,
        "target": digest.target,
        "cadres": digest.cadres,
        "wanted": FEWEST_CADRES * digest.posyandu,
    }
    decisions = {
        Decision.OPEN_POSYANDU: text(
            "👉 Perlu diputuskan: siapa yang memastikan Posyandu {names} buka bulan ini?", **values
        ),
        Decision.FINISH_PLANS: text(
            "👉 Perlu diputuskan: kapan {late} RTL yang terlambat diselesaikan?", **values
        ),
        Decision.INVITE_FAMILIES: text(
            "👉 Perlu diputuskan: siapa yang mengajak keluarga supaya {target}% balita datang?",
            **values,
        ),
        Decision.FIND_CADRES: text(
            "👉 Perlu diputuskan: apakah kader ditambah? Sekarang {cadres}, sebaiknya {wanted}.",
            **values,
        ),
        Decision.TELL_BUDGET: text(
            "👉 Perlu diputuskan: berapa persen anggaran desa untuk kesehatan? "
            "Contoh: ANGGARAN KESEHATAN 12%"
        ),
        Decision.THANK_CADRES: text(
            "👉 Perlu diputuskan: kapan berterima kasih kepada kader? Semuanya berjalan baik."
        ),
    }
    return decisions[digest.decision]
