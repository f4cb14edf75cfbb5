"""What a cadre is told after reporting diarrhoea; never a dose of zinc, never a home recipe."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.commands_of_diarrhoea import WithdrawDiarrhoea
from domain.diarrhoea import Case, Reason, State, oralit_for, reasons
from domain.people import Child, RoleKind
from domain.register import Register
from domain.visit import is_severe_now
from flows.cadre.who.namesakes import spoken_near


async def diarrhoea_recorded(chat: Chat, register: Register, *, case: int) -> object:
    """Say what helps at home and who must see the child today."""
    kept = register.diarrhoea(case)
    child = register.child(kept.child_id)
    name = spoken_near(register, child)
    why = why_seen_today(register, child, kept)
    is_severe = Reason.SEVERE in why
    picked = await chat.ask(
        "next",
        lines(
            text("✅ Dicatat: {child} diare, hari ke-{day}.", child=name, day=kept.day(chat.today)),
            *_today(register, why),
            *(_of_severe() if is_severe else _at_home(register, child, kept)),
            text(
                "Ke bidan SEGERA bila: mata cekung, lemas sekali, sangat haus atau tidak mau "
                "minum, muntah terus, demam, ada darah di tinja."
            ),
            text("Besok pagi saya tanya kabarnya."),
        ),
        one_of(
            *([] if is_severe else [choice("how", text("Cara oralit"), "ORALIT", "cara")]),
            choice("wrong", text("Salah catat"), "UBAH", "HAPUS", "salah"),
            choice("done", text("Selesai"), "SELESAI", "YA"),
        ),
    )
    match picked:
        case "wrong":
            return WithdrawDiarrhoea(case=case)
        case "how":
            return Go(flow="how_to_oralit")
        case _:
            chat.say(text("Terima kasih, {bu} 🙏", bu=register.speaker.call))
            return None


def why_seen_today(register: Register, child: Child, kept: Case) -> tuple[Reason, ...]:
    """Give why the midwife must see a child today."""
    today = register.now.date()
    return reasons(
        age_months=completed_months(child.born_on, today),
        days=kept.day(today),
        is_severe=is_severe_now(register, register.village, child),
        on=today,
    )


def reason_words(reason: Reason) -> str:
    """Say why, as it stands behind a name."""
    match reason:
        case Reason.SEVERE:
            return text("gizi buruk")
        case Reason.YOUNG:
            return text("umur di bawah 6 bulan")
        case Reason.LONG:
            return text("sudah lebih dari 3 hari")


def _today(register: Register, why: tuple[Reason, ...]) -> tuple[str, ...]:
    if not why:
        return ()
    midwives = register.holders(RoleKind.MIDWIFE)
    return (
        text(
            "🔴 Bawa ke bidan HARI INI: {why}.", why=", ".join(reason_words(each) for each in why)
        ),
        text("{midwife} saya beri tahu.", midwife=midwives[0].call) if midwives else "",
    )


def _of_severe() -> tuple[str, ...]:
    return (text("Oralit dan zinc biasa jangan diberikan dulu: cairannya khusus dari bidan."),)


def _at_home(register: Register, child: Child, kept: Case) -> tuple[str, ...]:
    today = register.now.date()
    amount = oralit_for(completed_months(child.born_on, today), today)
    drink = (
        text("Belum ada oralit? ASI, air tajin atau sup, dan air matang dulu, lalu ambil di Pustu.")
        if kept.has_oralit is False
        else ""
    )
    return (
        text(
            "Oralit {low}-{high} ml setiap habis BAB cair.",
            low=amount.low_ml,
            high=amount.high_ml,
        ),
        drink,
        text("Zinc 10 hari berturut-turut, takarannya dari bidan."),
        text("ASI dan makan diteruskan. Antibiotik hanya dengan resep."),
    )


async def how_to_oralit(chat: Chat, register: Register) -> None:
    """Say how the sachet is used."""
    chat.say(
        lines(
            text("Cara oralit: 1 bungkus untuk 1 gelas (200 ml) air matang yang sudah dingin."),
            text("Aduk sampai larut, suapkan sesendok demi sesendok."),
            text("Muntah? Tunggu 10 menit, lalu lebih pelan. Habiskan dalam 24 jam."),
        )
    )


async def diarrhoea_told(
    chat: Chat, register: Register, *, case: int, then: int | None
) -> Go | None:
    """Answer how the child is now, and go on to the next one to be asked about."""
    kept = register.diarrhoea(case)
    child = register.child(kept.child_id)
    name = spoken_near(register, child)
    if kept.state is State.BETTER:
        words = text(
            "Syukurlah {child} membaik 🙏 Zinc dari bidan tetap dihabiskan sampai 10 hari, ya.",
            child=name,
        )
    else:
        words = lines(
            text(
                "Dicatat: {child} masih diare, hari ke-{day}.", child=name, day=kept.day(chat.today)
            ),
            *_today(register, why_seen_today(register, child, kept)),
            text("Minum diteruskan. Besok pagi saya tanya lagi."),
        )
    chat.say(words)
    return Go(flow="diarrhoea_follow_up", subject={"case": then}) if then is not None else None
