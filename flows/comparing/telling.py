"""What a village tells of itself: its budget for health, and whether others may read its RTL."""

import re
from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.texts import lines, text
from domain.commands_of_comparing import ShareActionItems, TellHealthBudget
from domain.register import Register
from flows.entry import Opening

MOST = 100
UNUSUAL = 50
"""Percents of a village's budget for health that are more likely a slip."""
_YEAR = re.compile(r"\b20\d\d\b")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]0+)?\s*(?:%|persen\b|prosen\b|$)", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"\d")


def opens_budget(words: str) -> Opening:
    """Take '12%' or '2025 10 persen' as the answer that stands beside the command."""
    year = _YEAR.search(words)
    rest = _YEAR.sub(" ", words).strip() if year else words.strip()
    return Opening(
        subject={"year": int(year.group())} if year else {},
        given={"percent": rest} if _HAS_NUMBER.search(rest) else {},
    )


async def tell_budget(
    chat: Chat, register: Register, *, year: int | None = None
) -> TellHealthBudget | None:
    """Ask for the percents of the year's budget that go into health."""
    about = year or chat.today.year
    if not chat.today.year - 1 <= about <= chat.today.year + 1:
        chat.say(text("Tahun {year} tidak dicatat. Isi tahun ini atau tahun depan.", year=about))
        return None
    percent = await chat.ask(
        "percent",
        text(
            "Berapa persen anggaran Desa {village} {year} untuk kesehatan? Contoh: 12%",
            village=register.village.name,
            year=about,
        ),
        _percents(),
    )
    if percent > UNUSUAL:
        sure = await chat.ask(
            "sure",
            text("{percent}% itu banyak sekali. Betul {percent}%?", percent=percent),
            one_of(choice("yes", text("Betul"), "YA"), choice("no", text("Salah ketik"), "TIDAK")),
        )
        if sure == "no":
            chat.say(text("Baik, belum disimpan. Ketik lagi, contoh: anggaran kesehatan 12%"))
            return None
    return TellHealthBudget(year=about, percent=percent)


def _percents() -> Typed[int]:
    def read(typed: str, _today: date) -> int:
        match = _PERCENT.search(typed.strip())
        if match is None or int(match[1]) > MOST:
            raise NotUnderstood(
                text("Tulis persennya dalam angka bulat, 0 sampai 100. Contoh: 12%")
            )
        return int(match[1])

    return Typed(reads=read, dumps=lambda percent: percent, loads=lambda stored: int(str(stored)))


async def budget_kept(chat: Chat, register: Register, *, year: int, percent: int) -> None:
    """Confirm what was kept."""
    chat.say(
        lines(
            text(
                "✅ Tercatat: anggaran kesehatan Desa {village} {year}: {percent}%.",
                village=register.village.name,
                year=year,
                percent=percent,
            ),
            text("Salah? Ketik lagi dengan angka yang benar."),
        )
    )


def opens_sharing(words: str) -> Opening:
    """Take 'ya' or 'tidak' beside the command as its answer."""
    return Opening(given={"shares": words} if words.strip() else {})


async def share_items(chat: Chat, register: Register) -> ShareActionItems:
    """Ask whether those who compare may read what the village has done."""
    now = register.shares_action_items(register.village.id)
    shares = await chat.ask(
        "shares",
        lines(
            text(
                "Boleh RTL Desa {village} yang sudah selesai dibaca Tim Pembina kecamatan dan "
                "Puskesmas sebagai contoh?",
                village=register.village.name,
            ),
            text("Isinya tindakan saja, tanpa nama orang."),
            text("Sekarang: dibagikan.") if now else text("Sekarang: tidak dibagikan."),
        ),
        one_of(
            choice("yes", text("Ya, bagikan"), "YA", "boleh", "bagikan"),
            choice("no", text("Tidak"), "TIDAK", "jangan", "stop"),
        ),
    )
    return ShareActionItems(shares=shares == "yes")


async def sharing_kept(chat: Chat, register: Register, *, shares: bool) -> None:
    """Confirm what others may read from now on."""
    village = register.village.name
    if shares:
        chat.say(
            lines(
                text("✅ RTL Desa {village} yang selesai sekarang dibagikan.", village=village),
                text("Berubah pikiran? Ketik BAGIKAN RTL TIDAK."),
            )
        )
        return
    chat.say(text("✅ RTL Desa {village} tidak dibagikan.", village=village))
