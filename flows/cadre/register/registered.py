"""A child was registered: the family's code, and what comes next."""

from dialog.answers import choice
from dialog.chat import Chat
from dialog.spoken import code
from dialog.texts import lines, text
from dialog.turn import Go
from domain.register import Register
from flows.cadre.doses.catching_up import catch_up
from flows.cadre.growth.offers_about import offers_about
from flows.labels import fitting


async def child_registered(
    chat: Chat,
    register: Register,
    *,
    child: int,
    measured: dict[str, str] | None = None,
    came_from_elsewhere: bool = False,
) -> object:
    """Confirm a new child, tell the family's code, and offer what comes next.

    For a child who moved in, what it may have missed is said at once.
    """
    new = register.child(child)
    posyandu = register.posyandu(new.posyandu_id)
    family = register.family(new.family_id)
    where = (
        text("Tulis di sampul Buku KIA, ya. Untuk bergabung, berlaku 7 hari.")
        if new.has_kia_book
        else text("Tulis untuk keluarganya, ya. Untuk bergabung, berlaku 7 hari.")
    )
    picked = await chat.ask(
        "next",
        lines(
            text(
                "✅ {child} terdaftar di {posyandu}. Balita sekarang {count} anak.",
                child=new.name,
                posyandu=posyandu.name,
                count=len(register.children_of_posyandu(posyandu.id)),
            ),
            text("Kode keluarga: {code}.", code=code(family.code)) + f" {where}",
            *(catch_up(register, new) if came_from_elsewhere else ()),
        ),
        offers_about(
            register,
            child,
            choice(
                "weigh",
                fitting(text("Timbang {child}", child=new.first_name), text("Timbang sekarang")),
                "TIMBANG",
                "YA",
            ),
            choice("another", text("Daftar lagi"), "DAFTAR"),
            choice("menu", text("Menu"), "MENU", "SELESAI", "TIDAK"),
        ),
    )
    if picked == "weigh":
        given = measured or {}
        return Go(
            flow="weighing", subject={"child_id": child, "ahead": sorted(given)}, given=dict(given)
        )
    return Go(flow="register_child" if picked == "another" else "menu")
