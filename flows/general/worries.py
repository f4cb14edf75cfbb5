"""Rumours and anger: answered shortly and calmly, with a person one step away (ux section 10)."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import CalmDown
from domain.register import Register
from flows.family.own import midwife_of, own_cadre
from flows.general.misunderstanding import human_for


async def rumour(chat: Chat, register: Register, *, about: str) -> object:
    """Say the one true sentence, without ridicule, and offer the midwife."""
    human = midwife_of(register) or human_for(register)
    true = lines(
        text("Terima kasih sudah bertanya, {bu}.", bu=register.speaker.bu), _true_of(about)
    )
    if human is None:
        chat.say(true)
        return None
    picked = await chat.ask(
        "human",
        lines(true, text("Mau tanya langsung ke {human}?", human=human.call)),
        one_of(
            choice(
                "ask",
                text("Tanya {human}", human=human.call)[:20],
                "YA",
                "HUBUNGI",
                "HUBUNGI_BIDAN",
            ),
            choice("no", text("Tidak perlu"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "ask":
        asked = text("tanya soal kabar tentang imunisasi")
        return Go(flow="ask_by_name", subject={"to_person": human.id, "words": asked})
    chat.say(text("Baik, {bu}. Kapan saja boleh bertanya.", bu=register.speaker.bu))
    return None


def _true_of(about: str) -> str:
    """Give what is known: WHO on vaccine safety, Fatwa MUI 4/2016 on immunization."""
    match about:
        case "KABAR_MANDUL":
            return text("Imunisasi tidak membuat mandul. Vaksinnya diuji dan diawasi BPOM.")
        case "KABAR_AUTIS":
            return text(
                "Imunisasi tidak menyebabkan autis. Penelitian pada jutaan anak memeriksanya."
            )
        case "KABAR_HARAM":
            return text(
                "Fatwa MUI Nomor 4 Tahun 2016 membolehkan imunisasi untuk mencegah penyakit."
            )
        case _:
            return text(
                "Vaksin di posyandu diuji dan diawasi BPOM, dan melindungi anak dari penyakit."
            )


async def upset(chat: Chat, register: Register) -> object:
    """Never answer in kind: apologise, and let a person get in touch."""
    human = own_cadre(register) or human_for(register)
    ibu = register.speaker.ibu
    if human is None:
        chat.say(text("Maaf sudah membuat {ibu} kesal.", ibu=ibu))
        return None
    chat.say(
        text(
            "Maaf sudah membuat {ibu} kesal. Saya sambungkan ke {human}, ya.",
            ibu=ibu,
            human=human.call,
        )
    )
    return CalmDown(to_person=human.id)


async def somebody_upset(chat: Chat, register: Register, *, who: str, phone: str) -> None:
    """Ask the cadre to get in touch; the words are not passed on."""
    chat.say(
        text(
            "{who} sedang kesal dan perlu bicara dengan orangnya. Mohon dihubungi: {phone}.",
            who=who,
            phone=phone,
        )
        if phone
        else text("{who} sedang kesal dan perlu bicara dengan orangnya. Mohon dihubungi.", who=who)
    )
