"""At which posyandu a cadre works: asked only of those who serve several."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from domain.people import Posyandu, RoleKind
from domain.register import Register


async def own_posyandu(chat: Chat, register: Register) -> Posyandu:
    """Give the cadre's posyandu; of several, the one that is meant."""
    own = tuple(register.posyandu(id_) for id_ in register.speaker.posyandu_ids(RoleKind.CADRE))
    if len(own) == 1:
        return own[0]
    picked = await chat.ask(
        "posyandu",
        text("Untuk posyandu mana?"),
        one_of(
            *(choice(str(posyandu.id), posyandu.name[:24]) for posyandu in own[:10]),
            list_title=text("Pilih posyandu"),
        ),
    )
    return next(posyandu for posyandu in own if str(posyandu.id) == picked)
