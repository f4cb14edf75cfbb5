"""KARTU: a child's growth card with a caption that says the same."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.messages import CardView
from dialog.spoken import cm, day_month, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.kms import Code
from domain.people import Child, RoleKind, Weighing
from domain.register import Register
from domain.visit import Visit
from flows.entry import Opening
from flows.family.card_captions import caption, order, picture_of
from flows.family.card_wishes import LINK, AfterCard, wish_in
from flows.family.own import midwife_of, own_children
from flows.family.results import is_good_news, kindly, seen, told_weighing
from flows.family.which_own import AboutOwn, named_in, names_another, which_own


def opens(rest: str) -> Opening:
    """Keep the words beside KARTU: they may name a child."""
    return Opening(subject={"words": rest})


async def card(
    chat: Chat, register: Register, *, words: str = "", child: int = 0, view: str = ""
) -> object:
    """Show the card of one child, after asking whose when there are several."""
    children = own_children(register)
    if not children:
        return Go(flow="join_first")
    if words and names_another(words, children):
        return Go(flow="others_child")
    wish = view or wish_in(words) or CardView.USUAL
    if wish == LINK:
        return Go(flow="card_link", subject={"words": words, "child": child})
    chosen = await _chosen(chat, register, words, child)
    if await _waits_for_reader(chat, register, chosen):
        return None
    shown = CardView(wish)
    for other in chosen[:-1]:
        chat.say(caption(register, other, shown), picture=picture_of(register, other, shown))
    return await _shown(chat, register, chosen[-1], children, shown)


async def length_card(chat: Chat, register: Register, *, words: str = "") -> object:
    """Show the card of length or height for age."""
    return Go(flow="card", subject={"words": words, "view": CardView.LENGTH.value})


async def weight_for_length_card(chat: Chat, register: Register, *, words: str = "") -> object:
    """Show the card of weight for length or height."""
    return Go(flow="card", subject={"words": words, "view": CardView.WEIGHT_FOR_LENGTH.value})


async def card_link(
    chat: Chat, register: Register, *, words: str = "", child: int = 0, view: str = ""
) -> object:
    """Send the address of a card's own page, which opens for a day."""
    children = own_children(register)
    if not children:
        return Go(flow="join_first")
    if words and names_another(words, children):
        return Go(flow="others_child")
    for each in await _chosen(chat, register, words, child):
        chat.say(
            lines(
                text("Ini tautan kartu {child}. Berlaku 24 jam.", child=each.first_name),
                text("Isinya data pribadi. Mohon tidak diteruskan ke orang lain."),
            ),
            page=order(register, each, CardView(view or CardView.USUAL)),
        )
    return None


async def _chosen(chat: Chat, register: Register, words: str, child: int) -> tuple[Child, ...]:
    """Give the own child that is named, or ask."""
    children = own_children(register)
    named = next((c for c in children if c.id == child), None) or named_in(words, children)
    if named is not None:
        return (named,)
    return await which_own(chat, children, text("Kartu siapa, {bu}?", bu=register.speaker.bu))


async def _waits_for_reader(chat: Chat, register: Register, children: tuple[Child, ...]) -> bool:
    """On a shared phone unhappy news is read only after an answer; True when it is not wanted."""
    if not register.speaker.shares_phone or all(_is_glad(register, c) for c in children):
        return False
    midwife = midwife_of(register)
    picked = await chat.ask(
        "reader",
        text(
            "Ada pesan dari {midwife} untuk {ibu}. Balas 1 untuk membaca.",
            midwife=midwife.call if midwife else text("bidan"),
            ibu=register.speaker.ibu,
        ),
        one_of(
            choice("read", text("Baca"), "YA", "baca"),
            choice("later", text("Nanti saja"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "later":
        chat.say(text("Baik. Ketik KARTU kapan saja."))
    return picked == "later"


def _is_glad(register: Register, child: Child) -> bool:
    weighing = told_weighing(register, child)
    return weighing is None or is_good_news(seen(register, weighing))


async def _shown(
    chat: Chat, register: Register, child: Child, children: tuple[Child, ...], view: CardView
) -> object:
    other = next((c for c in children if c.id != child.id), None)
    offers = [
        choice("other", text("Kartu {child}", child=other.first_name)[:20], "KARTU")
        if other
        else choice("schedule", text("Jadwal"), "JADWAL"),
        choice("tips", text("Tips makan"), "TIPS"),
        choice("enough", text("Cukup"), "SELESAI", "TIDAK"),
    ]
    picked, about = await chat.ask(
        "next",
        caption(register, child, view),
        AfterCard(about=AboutOwn(own=children, offers=one_of(*offers)), shown=child.id),
        picture=picture_of(register, child, view),
    )
    match picked:
        case "other" if other is not None:
            return Go(flow="card", subject={"child": other.id})
        case "tips":
            return Go(flow="tips", subject={"child": child.id})
        case "schedule":
            return Go(flow="schedule")
        case "link":
            return Go(flow="card_link", subject={"child": about, "view": view.value})
        case "length" | "weight_for_length":
            return Go(flow="card", subject={"child": about, "view": picked})
        case _:
            chat.say(text("Baik. Ketik MENU kapan saja."))
            return None


async def result(
    chat: Chat, register: Register, *, words: str = "", child: int = 0, from_group: bool = False
) -> object:
    """Answer a question about a weight in words."""
    children = own_children(register)
    if not children:
        return Go(flow="join_first")
    named = next((c for c in children if c.id == child), None) or named_in(words, children)
    if named is None and len(children) > 1:
        return Go(flow="card", subject={"words": words})
    found = named or children[0]
    weighing = told_weighing(register, found)
    if weighing is None or register.speaker.shares_phone:
        return Go(flow="card", subject={"child": found.id})
    picked = await chat.ask(
        "next",
        lines(
            _leads_over(register) if from_group else None, _in_figures(register, found, weighing)
        ),
        AboutOwn(
            own=children,
            offers=one_of(
                choice("card", text("Kartu {child}", child=found.first_name)[:20], "KARTU"),
                choice("midwife", text("Tanya bidan"), "HUBUNGI_BIDAN", "HUBUNGI"),
            ),
        ),
    )
    if picked == "card":
        return Go(flow="card", subject={"child": found.id})
    return Go(flow="ask_human", subject={"whom": "midwife"})


def _leads_over(register: Register) -> str:
    speaker = register.speaker
    return text(
        "{call}, ini jawaban pertanyaan {ibu} tadi.", call=speaker.full_call, ibu=speaker.ibu
    )


def _in_figures(register: Register, child: Child, weighing: Weighing) -> str:
    visit = seen(register, weighing)
    figures = text(
        "{child}, {day}: {weight} kg",
        child=child.first_name,
        day=day_month(weighing.on),
        weight=kg(weighing.weight_g or 0),
    )
    if weighing.length_mm is not None:
        figures = text("{figures}, {length} cm", figures=figures, length=cm(weighing.length_mm))
    gain = visit.code.gain_g if visit.code else None
    if is_good_news(visit):
        said = text("Beratnya naik {gain} kg. Bagus, lanjutkan.", gain=kg(gain or 0))
    elif visit.code is not None and visit.code.code is Code.DID_NOT_RISE and (gain or 0) > 0:
        said = text(
            "Beratnya naik {gain} kg, belum cukup. {next}",
            gain=kg(gain or 0),
            next=_seen_or_next(register, visit),
        )
    else:
        said = kindly(register, visit)
    return f"{figures}. {said}"


def _seen_or_next(register: Register, visit: Visit) -> str:
    """Say that the midwife has looked, where she has; otherwise what is next."""
    midwife = midwife_of(register)
    weighing = visit.weighing
    was_sent = register.is_sent_to_midwife(visit.child.id, weighing.on)
    if midwife is None:
        return text("Yuk kita tanya bidan.")
    if not was_sent or not register.is_released(weighing.id):
        return text("Yuk kita tanya {midwife}.", midwife=midwife.call)
    return text("{midwife} sudah memeriksa. Yuk timbang lagi bulan depan.", midwife=midwife.call)


async def others_child(chat: Chat, register: Register) -> None:
    """Keep other families' data, without saying whether the child is known."""
    children = own_children(register)
    bu = register.speaker.bu
    if not children:
        chat.say(
            lines(
                text("Maaf, data anak hanya untuk keluarganya sendiri."),
                text("Punya kode dari kader? Ketik 6 angkanya."),
            )
        )
        return
    own = text(" dan ").join(child.first_name for child in children)
    either_ = text(" atau ").join(child.first_name for child in children)
    chat.say(
        lines(
            text(
                "Maaf {bu}, data anak lain tidak bisa saya bagikan. Data {own} juga tidak saya "
                "berikan ke orang lain.",
                bu=bu,
                own=own,
            ),
            text("Ada yang ingin ditanyakan tentang {either}?", either=either_),
        )
    )


async def join_first(chat: Chat, register: Register) -> Go | None:
    """Somebody without a family of their own asks for what only families see."""
    if register.open_invitation() is not None:
        chat.say(text("Supaya aman, balas GABUNG dulu, ya."))
        return None
    if any(register.speaker.has(kind) for kind in RoleKind if kind is not RoleKind.FAMILY):
        return Go(flow="not_for_you", subject={"intent": "KARTU"})
    return Go(flow="stranger", subject={"reply": ""})
