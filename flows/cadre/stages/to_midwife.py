"""The way to the midwife: what the cadre is told, and what the midwife gets."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import clock
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import AddToScreening, SendResident, TakeResident
from domain.people import RoleKind
from domain.register import Register
from domain.screening import FindingCode, LifeStage, Urgency
from flows.cadre.stages.after_examining import iron_offers
from flows.cadre.stages.offers import offers
from flows.cadre.stages.people import addressed, age_words, in_full
from flows.cadre.stages.private_words import private_words
from flows.cadre.stages.seen import Seen, for_midwife, look, main_finding, who_for_midwife

LIES_DOWN = ("fits", "unconscious")
"""Signs with which nothing is given by mouth."""


def midwife(register: Register) -> str:
    """Name the midwife."""
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")


async def resident_sent(
    chat: Chat, register: Register, *, screening: int, by_itself: bool = False
) -> object:
    """Tell the cadre that the midwife knows; a pregnant woman's tablets are asked about then."""
    seen = look(register, screening)
    if seen.screened.urgency is Urgency.NOW:
        chat.say(_urgently(register, seen, by_itself=by_itself))
        return None
    words = text(
        "✅ {who} masuk daftar bidan: {finding}.",
        who=addressed(register, seen.resident, seen.on),
        finding=main_finding(seen),
    )
    is_pregnant = seen.screened.stage is LifeStage.PREGNANT
    if not is_pregnant or seen.observed.iron_received is not None:
        chat.say(words)
        return None
    picked = await chat.ask(
        "iron",
        lines(words, text("Tablet tambah darah sudah diterima?")),
        iron_offers(register, seen),
    )
    return AddToScreening(screening=screening, observed={"iron_received": picked == "yes"})


def _urgently(register: Register, seen: Seen, *, by_itself: bool) -> str:
    told = (
        text(
            "Data {who} sudah saya kirim ke {midwife}, karena belum dikirim 10 menit.",
            who=in_full(register, seen.resident, seen.on),
            midwife=midwife(register),
        )
        if by_itself
        else text(
            "✅ {midwife} sudah diberi tahu, jam {clock}.",
            midwife=midwife(register),
            clock=clock(register.now),
        )
    )
    who = in_full(register, seen.resident, seen.on)
    if any(sign in seen.observed.complaints for sign in LIES_DOWN):
        care = text(
            "Temani {who}. Miringkan badannya, jangan beri makan, minum, atau obat lewat mulut.",
            who=who,
        )
    else:
        care = text("Temani {who}, minta duduk dan tenang.", who=who)
    return f"{told} {care}"


async def iron_noted(chat: Chat, register: Register, *, screening: int, received: bool) -> None:
    """Confirm what was said of the tablets."""
    seen = look(register, screening)
    who = addressed(register, seen.resident, seen.on)
    if received:
        chat.say(text("✅ Dicatat sudah. Ingatkan {who} minum satu tiap hari, ya.", who=who))
        return
    chat.say(
        text(
            "✅ Dicatat belum. {midwife} bisa melihatnya di data {who}.",
            midwife=midwife(register),
            who=who,
        )
    )


async def how_to_say_to_resident(chat: Chat, register: Register, *, screening: int) -> object:
    """One sentence to say aloud, and what to avoid."""
    seen = look(register, screening)
    who = in_full(register, seen.resident, seen.on)
    picked = await chat.ask(
        "next",
        lines(
            text("Contoh ucapan untuk {who}:", who=who),
            text(
                '"{who}, terima kasih sudah datang. {midwife} ingin memeriksa sebentar. '
                'Saya temani, ya."',
                who=_spoken_to(register, seen),
                midwife=midwife(register),
            ),
            text("Bicara berdua saja. Jangan sebut penyakit dan jangan menakut-nakuti."),
        ),
        offers(
            register,
            seen.resident.id,
            choice("send", text("Kirim ke bidan"), "RUJUK"),
            choice("next", text("Orang berikutnya"), "LANJUT"),
        ),
    )
    return SendResident(screening=screening) if picked == "send" else Go(flow="examine")


def _spoken_to(register: Register, seen: Seen) -> str:
    """Address somebody: 'Bu Kadek', 'Kak Putu Ayu'."""
    title = seen.resident.bu(seen.on) or text("Kak")
    name = addressed(register, seen.resident, seen.on)
    return name if name.startswith(title) else f"{title} {name}"


async def emergency_numbers(chat: Chat, register: Register, *, screening: int) -> object:
    """Show whom to call, and keep the way to the midwife open."""
    village = register.village
    seen = look(register, screening)
    picked = await chat.ask(
        "next",
        lines(
            text("Gawat darurat: {phone}", phone=village.emergency_phone),
            text(
                "Jaga {puskesmas}: {phone}",
                puskesmas=village.puskesmas,
                phone=spoken(village.duty_phone),
            ),
            text("Siapa yang mengantar? Jangan biarkan sendirian."),
        ),
        offers(
            register,
            seen.resident.id,
            choice("send", text("Kirim sekarang"), "RUJUK", "YA"),
            choice("change", text("Ubah"), "UBAH"),
        ),
    )
    if picked == "send":
        return SendResident(screening=screening)
    return Go(flow="change_screening", subject={"screening": screening})


async def resident_waits(chat: Chat, register: Register, *, screening: int) -> None:
    """Tell the midwife who waits, and why."""
    seen = look(register, screening)
    waiting = (
        text("Menunggu di meja bidan.")
        if seen.screening.at_posyandu_day
        else text("Mohon diperiksa.")
    )
    chat.say(
        text(
            "Dari {posyandu}: {who} {facts}. {waiting}",
            posyandu=register.posyandu(seen.screening.posyandu_id).name,
            who=who_for_midwife(seen),
            facts=for_midwife(seen),
            waiting=waiting,
        )
    )


async def resident_urgent(
    chat: Chat, register: Register, *, screening: int, task: int, cadre: int, phone: str
) -> TakeResident:
    """Tell the midwife who has a danger sign, with what she can do."""
    seen = look(register, screening)
    age = age_words(seen.resident, seen.on)
    where = (
        text("Sedang di {posyandu}.", posyandu=register.posyandu(seen.screening.posyandu_id).name)
        if seen.screening.at_posyandu_day
        else text("Di rumah, RT {rt}.", rt=seen.resident.rt)
    )
    picked = await chat.ask(
        "answer",
        text(
            "🔴 Segera: {who}, {age}, {facts}. {where}",
            who=seen.resident.name,
            age=age,
            facts=for_midwife(seen),
            where=where,
        ),
        one_of(
            choice("take", text("Saya tangani"), "YA", "tangani"),
            choice("ambulance", text("Perlu ambulans"), "ambulans", "ambulan"),
            choice("phone", text("Telepon kader"), "telepon", "telpon"),
        ),
    )
    if picked == "phone":
        name = register.person(cadre).call
        chat.say(
            text("{who}: {phone}", who=name, phone=spoken(phone))
            if phone.startswith("+")
            else text("Nomornya tidak terlihat. Balas lewat kader, ya.")
        )
    return TakeResident(task=task, cadre=cadre, needs_ambulance=picked == "ambulance")


async def resident_taken(
    chat: Chat, register: Register, *, cadre: int, ambulance: bool = False
) -> None:
    """Confirm to the midwife that it is hers, and who is told."""
    name = register.person(cadre).call
    if ambulance:
        chat.say(text("✅ Tercatat. {cadre} dan perangkat desa saya beri tahu.", cadre=name))
        return
    chat.say(text("✅ Tercatat. {cadre} saya beri tahu.", cadre=name))


async def resident_accepted(
    chat: Chat, register: Register, *, screening: int, midwife_id: int, ambulance: bool = False
) -> None:
    """Tell the cadre that the midwife comes."""
    seen = look(register, screening)
    who = in_full(register, seen.resident, seen.on)
    call = register.person(midwife_id).call
    if ambulance:
        chat.say(
            text(
                "{midwife} sudah menerima dan meminta ambulans untuk {who}. Mohon ditemani, ya.",
                midwife=call,
                who=who,
            )
        )
        return
    chat.say(
        text("{midwife} sudah menerima dan akan memeriksa {who} sekarang.", midwife=call, who=who)
    )


async def resident_private(chat: Chat, register: Register, *, screening: int) -> None:
    """Tell the midwife alone what is nobody else's to know."""
    seen = look(register, screening)
    is_today = any(
        each.urgency >= Urgency.TODAY
        for each in seen.screened.findings
        if each.code is FindingCode.PRIVATE
    )
    chat.say(
        lines(
            text(
                "Hanya untuk {midwife}: {who}, {age}, RT {rt}.",
                midwife=register.speaker.call,
                who=seen.resident.name,
                age=age_words(seen.resident, seen.on),
                rt=seen.resident.rt,
            ),
            text("Yang dicatat kader: {told}.", told=private_words(seen)),
            text("🔴 Mohon dihubungi HARI INI, berdua saja.")
            if is_today
            else text("Mohon ditemui berdua saja."),
        )
    )
