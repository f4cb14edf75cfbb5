"""A child's growth card for those who see values by duty: the child's cadres and health workers."""

from dialog.chat import Chat
from dialog.messages import CardOrder, CardView, Picture
from dialog.spoken import capitalised, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import Child, RoleKind
from domain.register import Register
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import asked_name, look_for
from flows.cadre.who.which_child import ChildWords, settled_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take the words after the command as a name."""
    return Opening(given={"child": words} if words.strip() else {})


async def cadre_card(
    chat: Chat, register: Register, *, child_id: int | None = None, view: str = CardView.USUAL
) -> object:
    """Show a child's growth card with everything recorded."""
    child = await _asked_child(chat, register) if child_id is None else register.child(child_id)
    if not isinstance(child, Child):
        return child
    past = register.weighings(child.id)
    if not past:
        chat.say(
            text(
                "{child} belum pernah ditimbang, jadi kartunya masih kosong.",
                child=spoken_near(register, child),
            )
        )
        return None
    chat.say(
        lines(
            text(
                "Kartu {child}, sampai {date}.",
                child=spoken_near(register, child),
                date=day_month_year(past[-1].on),
            ),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        ),
        picture=Picture(
            description=_description(child, CardView(view)),
            card=CardOrder(child=child.id, until=past[-1].on, view=CardView(view)),
        ),
    )
    return None


async def cadre_length_card(chat: Chat, register: Register) -> object:
    """Show the card of length or height for age."""
    return await _in_view(chat, register, CardView.LENGTH)


async def cadre_weight_for_length_card(chat: Chat, register: Register) -> object:
    """Show the card of weight for length or height."""
    return await _in_view(chat, register, CardView.WEIGHT_FOR_LENGTH)


async def _asked_child(chat: Chat, register: Register) -> Child | Go | None:
    """Ask whose card is meant; only a cadre may go on to register a name nobody has."""
    typed = await chat.ask(
        "child", text("Kartu siapa? Ketik namanya."), ChildWords(register=register)
    )
    somebody = look_for(register, typed)
    if not somebody.found and not register.speaker.has(RoleKind.CADRE):
        chat.say(
            text(
                "Belum ada anak bernama {name} di Desa {village}.",
                name=capitalised(asked_name(somebody)),
                village=register.village.name,
            )
        )
        return None
    return await settled_child(chat, register, somebody)


async def _in_view(chat: Chat, register: Register, view: CardView) -> object:
    child = await _asked_child(chat, register)
    if not isinstance(child, Child):
        return child
    return Go(flow="cadre_card", subject={"child_id": child.id, "view": view.value})


def _description(child: Child, view: CardView) -> str:
    match view:
        case CardView.LENGTH:
            return text("kartu pertumbuhan {child}, PB atau TB menurut umur", child=child.name)
        case CardView.WEIGHT_FOR_LENGTH:
            return text("kartu pertumbuhan {child}, BB menurut PB atau TB", child=child.name)
        case _:
            return text("kartu pertumbuhan {child}, BB menurut umur", child=child.name)
