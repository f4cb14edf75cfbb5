"""The cadre's list of children whose family was told enough of an overdue dose."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.immunization import due_names
from domain.register import Register

SHOWN = 8


async def children_to_visit(chat: Chat, register: Register, *, doses: dict[str, list[str]]) -> None:
    """List the children to visit at home, with the doses they wait for."""
    children = sorted(
        ((register.child(int(child)), codes) for child, codes in doses.items()),
        key=lambda each: (each[0].rt, each[0].name),
    )
    rows = [
        text(
            "{number}. {child} (RT {rt}, {mother}): {doses}",
            number=number,
            child=child.name,
            rt=child.rt or "-",
            mother=child.mother,
            doses=due_names(tuple(codes), for_family=False),
        )
        for number, (child, codes) in enumerate(children[:SHOWN], 1)
    ]
    more = len(children) - SHOWN
    chat.say(
        lines(
            text(
                "Mohon dikunjungi, {call}. Keluarga ini sudah diingatkan, imunisasinya belum:",
                call=register.speaker.call,
            ),
            *rows,
            text("... dan {more} anak lagi.", more=more) if more > 0 else None,
            text("Bisa di posyandu atau kapan saja di Puskesmas, gratis."),
        )
    )
