"""Looking up somebody who is no under-five."""

from dialog.answers import choice
from dialog.chat import Chat
from dialog.spoken import day_month, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.register import Register
from domain.screening import LifeStage
from flows.cadre.stages.figures import in_short
from flows.cadre.stages.offers import offers
from flows.cadre.stages.people import heading


async def resident_found(chat: Chat, register: Register, *, resident: int) -> object:
    """Show what is known of somebody, and offer to examine."""
    known = register.resident(resident)
    past = register.screenings(resident)
    picked = await chat.ask(
        "next",
        lines(
            heading(known, chat.today),
            text("RT {rt}", rt=known.rt) if known.rt else "",
            text("Melahirkan {day}", day=day_month_year(known.gave_birth_on))
            if known.gave_birth_on is not None and not known.lost_baby
            else "",
            text(
                "Terakhir {date}: {figures}",
                date=day_month(past[-1].on),
                figures=in_short(past[-1].observed) or text("keluhan"),
            )
            if past
            else text("Belum pernah diperiksa di posyandu."),
        ),
        offers(
            register,
            resident,
            choice("examine", text("Periksa"), "TIMBANG"),
            *(
                (choice("ended", text("Sudah melahirkan"), "MELAHIRKAN"),)
                if known.stage(chat.today) is LifeStage.PREGNANT
                else ()
            ),
            choice("menu", text("Menu"), "MENU", "SELESAI"),
        ),
    )
    if picked == "examine":
        return Go(flow="examine", subject={"resident": resident})
    if picked == "ended":
        return Go(flow="end_pregnancy", subject={"resident": resident})
    return Go(flow="menu")
