"""RTL that is kept: when its owner is reminded, and what the owner is told."""

from dialog.chat import Chat
from dialog.spoken import day_month, day_month_year, joined
from dialog.texts import text
from domain.coverage.action_items import reminder_days
from domain.register import Register


async def rtl_kept(chat: Chat, register: Register, *, item: int) -> None:
    """Confirm it, and say when its owner is reminded."""
    kept = register.action_item(item)
    days = [day_month(day) for day in reminder_days(kept.due_on, chat.today)]
    chat.say(
        text("✅ RTL tersimpan. Saya ingatkan {days}.", days=joined(days))
        if days
        else text("✅ RTL tersimpan. Selesainya hari ini.")
    )


async def rtl_agreed(chat: Chat, register: Register, *, item: int) -> None:
    """Tell the owner what was agreed on."""
    kept = register.action_item(item)
    chat.say(
        text(
            "RTL dari lokmin: {action}. Selesai {day}. Ketik RTL untuk laporkan kemajuan.",
            action=kept.action,
            day=day_month_year(kept.due_on),
        )
    )
