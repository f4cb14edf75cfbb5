"""A midwife's plan for a child, told to the family without a label and without blame."""

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, Heard
from dialog.spoken import greeting, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.commands_of_midwives import TellOfGuilt
from domain.examinations import Examined
from domain.people import Child
from domain.register import Register
from flows.family.own import midwife_of, own_children
from flows.family.which_own import named_in

BREASTFED_UNTIL_MONTHS = 24


async def midwife_writes(chat: Chat, register: Register, *, examination: int) -> object:
    """On a shared phone only knock; the plan is read after an answer."""
    found = register.examination(examination)
    speaker = register.speaker
    if speaker.shares_phone:
        await chat.ask(
            "read",
            text(
                "{greeting}, {call}. Ada pesan dari {midwife} untuk {ibu}. Balas 1 untuk membaca.",
                greeting=greeting(register.now.hour),
                call=speaker.full_call,
                midwife=register.person(found.by).call,
                ibu=speaker.ibu,
            ),
            _reads(),
        )
    else:
        chat.say(
            text(
                "{greeting}, {call}. Ini pesan dari {midwife}.",
                greeting=greeting(register.now.hour),
                call=speaker.full_call,
                midwife=register.person(found.by).call,
            )
        )
    child = register.child(found.child_id)
    chat.say(_plan(register, found, child))
    return await _asked(chat, register, child)


def _reads() -> Typed[str]:
    """Take 1, or a yes, without showing a choice: the knock looks like any other message."""
    reader = one_of(choice("read", text("Baca"), "YA", "LANJUT", "baca", "lihat"))
    return Typed(
        reads=lambda typed, today: reader.read(Heard(text=typed), today), dumps=str, loads=str
    )


def _plan(register: Register, found: Examined, child: Child) -> str:
    name, midwife = child.first_name, register.person(found.by).call
    thanks = (
        text("Terima kasih {ibu} sudah membawa {child} hari ini 🙏", ibu=_ibu(register), child=name)
        if found.on == register.now.date()
        else text("Terima kasih {ibu} sudah membawa {child} 🙏", ibu=_ibu(register), child=name)
    )
    return lines(
        thanks,
        " ".join(part for part in (*_care(found, name, midwife), _milk(found, child)) if part),
        _control(register, found),
    )


def _ibu(register: Register) -> str:
    return register.speaker.ibu


def _care(found: Examined, child: str, midwife: str) -> list[str]:
    """Say what to do; the name of what was found is not said."""
    if found.is_inpatient:
        return [
            text(
                "{child} perlu dirawat dulu supaya cepat pulih. {midwife} akan membantu.",
                child=child,
                midwife=midwife,
            )
        ]
    parts = []
    if found.is_wasted:
        parts.append(text("Berat {child} perlu dibantu supaya naik lagi.", child=child))
    if "rutf" in found.treatments:
        parts.append(
            text("Beri makanan pemulihan (RUTF) sesuai petunjuk {midwife}.", midwife=midwife)
        )
    elif "pmt" in found.treatments:
        parts.append(text("Beri makanan tambahan sesuai petunjuk {midwife}.", midwife=midwife))
    if not parts:
        parts.append(text("{midwife} sudah memeriksa {child}.", midwife=midwife, child=child))
    return parts


def _milk(found: Examined, child: Child) -> str:
    is_breastfed = completed_months(child.born_on, found.on) < BREASTFED_UNTIL_MONTHS
    return text("ASI diteruskan.") if is_breastfed else ""


def _control(register: Register, found: Examined) -> str:
    if found.control_on is None:
        return ""
    return text(
        "Kontrol: {day}, {puskesmas}, gratis.",
        day=weekday_date(found.control_on),
        puskesmas=register.village.puskesmas,
    )


async def _asked(chat: Chat, register: Register, child: Child) -> object:
    picked = await chat.ask(
        "questions",
        lines(
            text(
                "Segera ke Puskesmas kalau {child} lemas sekali, muntah terus, tidak mau makan "
                "atau minum, sesak, kejang, bengkak kakinya, atau ada darah di tinja.",
                child=child.first_name,
            ),
            text("Ada yang ingin ditanyakan?"),
        ),
        one_of(
            choice("ask", text("Tanya bidan"), "HUBUNGI_BIDAN", "HUBUNGI", "YA"),
            choice("clear", text("Sudah jelas"), "TIDAK", "SUDAH", "SELESAI", "jelas"),
        ),
    )
    if picked == "ask":
        return Go(flow="ask_human", subject={"whom": "midwife"})
    chat.say(text("Baik, {bu}. Kapan saja boleh bertanya.", bu=register.speaker.bu))
    return None


async def not_your_fault(chat: Chat, register: Register, *, words: str) -> object:
    """Answer a parent who blames herself: no fault, one true sentence, then a person."""
    children = own_children(register)
    child = named_in(words, children) or next(iter(children), None)
    midwife = midwife_of(register)
    chat.say(
        lines(
            " ".join(
                part
                for part in (
                    text("Bukan salah {ibu}.", ibu=register.speaker.ibu),
                    _true(register, child),
                    text(
                        "{ibu} sudah tepat membawa {child}.",
                        ibu=register.speaker.ibu,
                        child=child.first_name,
                    )
                    if child is not None
                    else "",
                )
                if part
            ),
            text(
                "Pesan {ibu} saya teruskan ke {midwife}, ya.",
                ibu=register.speaker.ibu,
                midwife=midwife.call,
            )
            if midwife is not None
            else "",
        )
    )
    return TellOfGuilt(child=child.id if child is not None else None)


def _true(register: Register, child: Child | None) -> str:
    """Say the one true sentence that fits what was told of the child."""
    signs = register.signs_told(child.id).lower() if child is not None else ""
    if "diare" in signs or "mencret" in signs:
        return text("Anak yang diare memang mudah turun beratnya.")
    return text("Berat anak bisa turun karena banyak hal, dan bisa dibantu naik lagi.")
