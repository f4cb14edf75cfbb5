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
    """Give what is known: WHO on vaccine safety, Fatwa MUI 4/2016 and 33/2018 on immunization."""
    known = {
        "KABAR_MANDUL": text("Imunisasi tidak membuat mandul. Vaksinnya diuji dan diawasi BPOM."),
        "KABAR_AUTIS": text(
            "Imunisasi tidak menyebabkan autis. Penelitian pada jutaan anak memeriksanya."
        ),
        "KABAR_HARAM": lines(
            text("Fatwa MUI Nomor 4 Tahun 2016 membolehkan imunisasi untuk mencegah penyakit."),
            text(
                "Vaksin MR yang dipakai waktu itu dibolehkan Fatwa MUI 33/2018 karena perlu. "
                "Silakan juga bertanya ke ulama setempat."
            ),
        ),
        "KABAR_DEMAM": text(
            "Demam ringan setelah imunisasi sering terjadi dan sebentar, biasanya 1-2 hari. "
            "Penyakitnya sendiri jauh lebih berat."
        ),
        "KABAR_GANDA": text(
            "Dua suntikan di satu hari aman dan dianjurkan: anak cukup sekali datang, dan lebih "
            "cepat terlindungi."
        ),
        "KABAR_SEHAT": text(
            "Imunisasi diberikan justru saat anak sehat, supaya kebal sebelum penyakitnya datang. "
            "ASI membantu, tapi tidak cukup untuk campak dan polio."
        ),
        "KABAR_KELUARGA": text(
            "Wajar kalau keluarga ingin yakin dulu. Bapaknya boleh ikut ke posyandu atau bertanya "
            "langsung ke bidan."
        ),
    }
    tested = text("Vaksin di posyandu diuji dan diawasi BPOM, dan melindungi anak dari penyakit.")
    return known.get(about, tested)


async def medicine(chat: Chat, register: Register, *, words: str) -> object:
    """Name no dose of any medicine and repeat none: the midwife says it (ux section 14)."""
    human = midwife_of(register) or human_for(register)
    kind = lines(
        text("Soal obat dan takarannya hanya bidan atau dokter yang boleh menjawab."),
        text("Sambil menunggu: beri ASI atau minum lebih sering, pakaikan baju tipis."),
        text(
            "Segera ke Puskesmas kalau panas 39 derajat atau lebih, kejang, sesak, lemas sekali, "
            "atau tidak mau minum."
        ),
    )
    if human is None:
        chat.say(kind)
        return None
    picked = await chat.ask(
        "human",
        lines(kind, text("Mau saya tanyakan ke {human}?", human=human.call)),
        one_of(
            choice(
                "ask",
                text("Tanya {human}", human=human.call)[:20],
                *("YA", "HUBUNGI", "HUBUNGI_BIDAN"),
            ),
            choice("no", text("Tidak perlu"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "ask":
        return Go(flow="ask_by_name", subject={"to_person": human.id, "words": words})
    chat.say(text("Baik, {bu}. Kapan saja boleh bertanya.", bu=register.speaker.bu))
    return None


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
