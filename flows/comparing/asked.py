"""Questions in own words to a comparison: by what, why, and who it was; names are never given."""

from datetime import date

from dialog.answers import choice, free_text, one_of
from dialog.chat import Chat
from dialog.input.words import lexicon
from dialog.spoken import MONTHS
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import ForwardQuestion
from domain.comparing.asking import MAY_COMPARE
from domain.comparing.facts import last_month
from domain.people import Person, RoleKind, Village
from domain.register import Register, Unknown
from flows.comparing.words import asked_for, says, village_in
from flows.general.recap_wishes import month_in

OWN_COMMANDS = ("BANDING", "TREN", "DESA_SERUPA")
NOT_MEANT = ("SIARAN", "KEGIATAN", "LOKMIN", "RTL", "TULIS_RTL", "REKAP_EXCEL", "HUBUNGI")
"""Commands whose own words may name what is compared."""


def about_comparing(typed: str, register: Register) -> Go | None:
    """Take 'gizi buruk brp per desa' as a comparison, 'siapa saja di X' as asking for names."""
    speaker = register.speaker
    if not any(map(speaker.has, MAY_COMPARE)) or speaker.has(RoleKind.MIDWIFE):
        return None
    command = lexicon().intent(typed, among=(*OWN_COMMANDS, *NOT_MEANT))
    if command is not None and command.is_first and not command.typo:
        return None
    villages = register.villages_served()
    village, by = village_in(typed, villages), asked_for(typed)
    is_team = not speaker.has(RoleKind.PUSKESMAS)
    if is_team and says("names", typed) and (says("children", typed) or by or village):
        return _why(village, typed, register)
    if village is not None and says("why", typed) and (is_team or by is not None):
        return _why(village, typed, register)
    if by is not None and (is_team or says("each", typed)):
        return Go(flow="compare", subject={"words": typed})
    return None


def _why(village: Village | None, typed: str, register: Register) -> Go:
    today = register.now.date()
    month = min(month_in(typed, today) or last_month(today), last_month(today))
    return Go(
        flow="compare_why",
        subject={
            "village": village.id if village else None,
            "month": month.replace(day=1).isoformat(),
        },
    )


async def compare_why(
    chat: Chat, register: Register, *, village: int | None, month: str
) -> Go | None:
    """Refuse names, say what there is instead, and offer the midwife of the village."""
    refused = text("Nama anak tidak ditampilkan untuk tingkat kecamatan.")
    if register.speaker.has(RoleKind.PUSKESMAS):
        refused = text("Perbandingan desa memuat angka saja, tanpa nama anak.")
    if village is None:
        return await _back(chat, lines(refused, text("Yang ada: angka tiap desa.")))
    place, day = _served(register, village), date.fromisoformat(month)
    there = _there_is(register, place, day)
    if midwife_of_village(register, village) is None:
        return await _back(
            chat, lines(refused, there, text("Bidan desa ini belum terdaftar di sini."))
        )
    picked = await chat.ask(
        "next",
        lines(refused, there, text("Mau saya sambungkan dengan bidan desanya?")),
        one_of(
            choice("midwife", text("Hubungi bidan"), "HUBUNGI_BIDAN", "YA", "bidan"),
            choice("back", text("Kembali"), "KEMBALI", "TIDAK"),
        ),
    )
    if picked == "midwife":
        return Go(flow="compare_midwife", subject={"village": village})
    return Go(flow="compare", subject={"again": True})


async def _back(chat: Chat, said: str) -> Go:
    await chat.ask("back", said, one_of(choice("back", text("Kembali"), "KEMBALI")))
    return Go(flow="compare", subject={"again": True})


def _there_is(register: Register, place: Village, month: date) -> str:
    count = len(register.posyandu_of_village(place.id))
    closed = len(register.not_held_in(place.id, month))
    name = MONTHS[month.month - 1]
    if closed:
        return text(
            "Yang ada: {village} punya {count} posyandu, {closed} tidak buka bulan {month}.",
            village=place.name,
            count=count,
            closed=closed,
            month=name,
        )
    return text(
        "Yang ada: {village} punya {count} posyandu, semuanya buka bulan {month}.",
        village=place.name,
        count=count,
        month=name,
    )


def midwife_of_village(register: Register, village_id: int) -> Person | None:
    """Give the midwife of any village of the area."""
    return next(
        (
            person
            for person in register.workers_of(village_id)
            if any(
                role.kind is RoleKind.MIDWIFE and role.village_id == village_id
                for role in person.roles
            )
        ),
        None,
    )


async def compare_midwife(chat: Chat, register: Register, *, village: int) -> object:
    """Pass a question on to the midwife of a village."""
    place, midwife = _served(register, village), midwife_of_village(register, village)
    if midwife is None:
        chat.say(text("Bidan desa ini belum terdaftar di sini."))
        return None
    asked = await chat.ask(
        "question",
        text(
            "Silakan tulis pertanyaannya, saya teruskan ke {midwife}, Desa {village}. "
            "Jawabannya tanpa nama anak, ya.",
            midwife=midwife.call,
            village=place.name,
        ),
        free_text(longest=300),
    )
    return ForwardQuestion(to_person=midwife.id, words=asked)


def _served(register: Register, village_id: int) -> Village:
    """Give a village of the speaker's area."""
    found = next((one for one in register.villages_served() if one.id == village_id), None)
    if found is None:
        raise Unknown(f"village {village_id}")
    return found
