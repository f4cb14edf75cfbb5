"""Controls that were arranged: the family the day before, cadre and midwife on the day itself."""

from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import joined, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import Child
from domain.register import Register
from domain.screening import Resident
from flows.cadre.stages.people import addressed
from flows.family.own import midwife_of

Numbers = list[int] | tuple[int, ...]
MOST_LISTED = 9


async def control_tomorrow(chat: Chat, register: Register, *, child: int, on: str) -> object:
    """Remind a family kindly; no finding is named."""
    name = register.child(child).first_name
    picked = await chat.ask(
        "come",
        text(
            "Selamat sore, {call}. Besok {day} ada jadwal kontrol untuk {child} di {puskesmas}, "
            "gratis. Apakah bisa datang?",
            call=register.speaker.full_call,
            day=weekday_date(date.fromisoformat(on)),
            child=name,
            puskesmas=register.village.puskesmas,
        ),
        one_of(
            choice("yes", text("Bisa"), "HADIR", "YA"),
            choice("no", text("Tidak bisa"), "TIDAK_BISA", "TIDAK", "BELUM"),
        ),
    )
    if picked == "yes":
        chat.say(text("Terima kasih, {ibu}. Sampai jumpa besok 🙂", ibu=register.speaker.ibu))
        return None
    chat.say(text("Tidak apa-apa, {ibu}. Mau dibantu mencari hari lain?", ibu=register.speaker.ibu))
    return Go(flow="ask_human", subject={"whom": "midwife"}) if midwife_of(register) else None


async def control_today(
    chat: Chat, register: Register, *, children: Numbers, residents: Numbers = ()
) -> None:
    """Tell a cadre whose control is today."""
    names = [
        *(register.child(child).first_name for child in children),
        *(addressed(register, register.resident(one), chat.today) for one in residents),
    ]
    chat.say(
        text(
            "Hari ini {names} kontrol di {puskesmas}. Mohon keluarganya diingatkan, ya.",
            names=joined(names),
            puskesmas=register.village.puskesmas,
        )
    )


async def controls_of_the_day(
    chat: Chat, register: Register, *, children: Numbers, residents: Numbers = ()
) -> None:
    """List for the midwife who comes to be seen again today."""
    chat.say(
        lines(
            text("Kontrol hari ini: {count} orang.", count=len(children) + len(residents))
            if residents
            else text("Kontrol hari ini: {count} anak.", count=len(children)),
            *_rows(register, children, residents),
            text("Setelah diperiksa, ketik HASIL dan namanya.")
            if residents
            else text("Setelah diperiksa, ketik HASIL dan nama anaknya."),
        )
    )


def _rows(register: Register, children: Numbers, residents: Numbers) -> list[str]:
    """Write a line for each, children first."""
    people: list[Child | Resident] = [
        *(register.child(child) for child in children),
        *(register.resident(resident) for resident in residents),
    ]
    return [_row(register, each) for each in people]


def _row(register: Register, one: Child | Resident) -> str:
    return text(
        "- {child} ({posyandu}, RT {rt})",
        child=one.name,
        posyandu=register.posyandu(one.posyandu_id).name,
        rt=one.rt,
    )


async def referrals_overdue(
    chat: Chat, register: Register, *, children: Numbers, residents: Numbers = ()
) -> None:
    """Tell a coordinator who was sent to the midwife and not seen; nothing of what was found."""
    midwife = midwife_of(register)
    count = len(children) + len(residents)
    chat.say(
        lines(
            text("Belum diperiksa sejak dikirim ke bidan: {count} orang.", count=count)
            if residents
            else text("Belum diperiksa sejak dikirim ke bidan: {count} anak.", count=count),
            *_rows(register, children, residents)[:MOST_LISTED],
            text(
                "Mohon dibicarakan dengan {midwife} dan kadernya.",
                midwife=midwife.call if midwife is not None else text("Puskesmas"),
            ),
        )
    )
