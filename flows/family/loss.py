"""A family writes of a death: words of sympathy once, and people instead of a machine."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.commands_of_leaving import TellOfLoss
from domain.register import Register
from flows.entry import Opening
from flows.family.own import midwife_of


def opens(words: str) -> Opening:
    """Keep the words, to be passed on."""
    return Opening(subject={"words": words})


async def loss_told(chat: Chat, register: Register, *, words: str = "") -> TellOfLoss:
    """Pass it on before anything is said."""
    return TellOfLoss(words=words)


async def condolences(chat: Chat, register: Register) -> None:
    """Say it kindly, ask nothing."""
    midwife = midwife_of(register)
    chat.say(
        lines(
            text("Kami turut berduka cita, {call} 🙏", call=register.speaker.full_call),
            text("{midwife} akan menghubungi.", midwife=midwife.call)
            if midwife is not None
            else text("Kader akan menghubungi."),
        )
    )


async def family_lost_somebody(chat: Chat, register: Register, *, who: str, words: str) -> None:
    """Ask midwife and cadre to go there, and to record it when it is a child."""
    chat.say(
        lines(
            text('{who} menulis kabar duka: "{words}"', who=who, words=words)
            if words
            else text("{who} menulis kabar duka.", who=who),
            text("Mohon didatangi. Bila anaknya, ketik MENINGGAL dan nama anaknya."),
        )
    )
