"""A child who has died or moves: asked with care, twice for a death, and said once."""

from datetime import date

from dialog.answers import choice, either, one_of, skippable
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat
from dialog.input.dates import date_span
from dialog.input.moves import parted
from dialog.input.words import lexicon
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_leaving import BringBack, MoveChildren, RecordDeath
from domain.people import Child, RoleKind
from domain.register import Register
from flows.cadre.register.place_of_move import AWAY, where_to
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import look_for
from flows.cadre.who.which_child import which_child
from flows.entry import Opening
from flows.family.own import midwife_of
from flows.labels import fitting

NOBODY = frozenset(
    ("sudah", "telah", "baru", "tadi", "kemarin", "anak", "anaknya", "dunia", "ini", "bu", "bidan")
)
"""Words beside a name that are none."""
OF_THE_SCHEDULE = frozenset(
    ("jadwal", "jadwalnya", "posyandu", "hari", "harinya", "jam", "kegiatan")
)
"""Words beside 'pindah' that speak of a day, which the village moves."""


def opens(words: str) -> Opening:
    """Take the words beside the command as a name: 'fajar sdh' tells Fajar."""
    kept = [word for word in words.split() if not _tells_nobody(word)]
    return Opening(given={"child": " ".join(kept)}) if kept else Opening()


def _tells_nobody(word: str) -> bool:
    spoken = lexicon().spelling.words(word)
    return bool(spoken) and NOBODY.issuperset(spoken)


async def record_death(chat: Chat, register: Register) -> object:
    """Ask who, whether it is so, and when; asked once more before it is kept."""
    child = await which_child(chat, register, text("Turut berduka 🙏 Siapa nama anaknya?"))
    if not isinstance(child, Child):
        return child
    chat.if_cancelled(text("Baik. Tidak ada yang dicatat."))
    name = child.name
    picked = await chat.ask(
        "sure",
        text(
            "Turut berduka cita 🙏 {child}, ibu {mother}, RT {rt}, telah meninggal?",
            child=name,
            mother=child.mother_name,
            rt=child.rt,
        ),
        one_of(
            choice("yes", text("Ya, benar"), "YA"),
            choice("no", text("Bukan"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    on = await _day(chat, child)
    picked = await chat.ask(
        "keep",
        lines(
            text("{child} meninggal {day}.", child=name, day=day_month_year(on)),
            text("Sesudah ini tidak ada lagi pengingat, kartu, atau daftar untuknya. Catat?"),
        ),
        one_of(
            choice("keep", text("Ya, catat"), "YA", "catat"),
            choice("no", text("Jangan dicatat"), "TIDAK", "BATAL"),
        ),
    )
    return RecordDeath(child=child.id, on=on) if picked == "keep" else Go(flow="nothing_changed")


async def _day(chat: Chat, child: Child) -> date:
    kind, answered = await chat.ask(
        "day",
        text("Tanggal berapa? Contoh: 12-12-2025. Tidak tahu? Ketik LEWATI."),
        either(
            skippable(),
            a_past_date(text("Saya perlu tanggalnya, atau ketik LEWATI. Contoh: 12-12-2025")),
        ),
    )
    return chat.today if kind == 0 else max(answered, child.born_on)


async def death_recorded(chat: Chat, register: Register, *, child: int) -> object:
    """Say it once, and how a wrong record is taken back."""
    known = register.child(child)
    midwife = midwife_of(register)
    await chat.ask(
        "wrong",
        lines(
            text("Sudah dicatat. Kami turut berduka atas kepergian {child} 🙏", child=known.name),
            text("{midwife} saya beri tahu untuk menemani keluarga.", midwife=midwife.call)
            if midwife is not None and midwife.id != register.speaker.id
            else "",
            text("Tidak ada pesan otomatis lagi untuk {child}.", child=known.first_name),
        ),
        one_of(choice("back", text("Keliru, kembalikan"), "URUNGKAN", "keliru", "salah")),
    )
    return BringBack(child=child)


async def child_has_died(
    chat: Chat, register: Register, *, child: int, who: int, speaks: bool = False
) -> None:
    """Tell midwife and colleagues; the midwife is the one who speaks to the family."""
    gone = register.child(child)
    chat.say(
        lines(
            text(
                "Kabar duka dari {who}: {child}, ibu {mother}, RT {rt}, telah meninggal.",
                who=register.person(who).call,
                child=gone.name,
                mother=gone.mother_name,
                rt=gone.rt,
            ),
            text("Mohon keluarga didatangi. Tidak ada pesan otomatis yang dikirim.")
            if speaks
            else text("Mohon dijaga perasaan keluarganya 🙏"),
        )
    )


def opens_move(words: str) -> Opening:
    """Take a name and the place beside it, unless it is a day of the posyandu that is moved."""
    spoken = set(lexicon().spelling.words(words))
    if spoken & OF_THE_SCHEDULE or date_span(words) is not None:
        return Opening(subject={"is_of_a_day": True})
    who, place = parted(words)
    return Opening(subject={"place": place} if place else {}, given=opens(who).given)


def name_moves(typed: str, register: Register) -> Go | None:
    """Take 'eka pindah' from a cadre as a move; the word alone behind anything else is none."""
    *name, last = lexicon().spelling.words(typed) or [""]
    if last != "pindah" or not name or not register.speaker.has(RoleKind.CADRE):
        return None
    somebody = look_for(register, " ".join(name))
    if not somebody.found or not somebody.is_exact:
        return None
    return Go(flow="child_moves", given={"child": " ".join(name)})


async def child_moves(
    chat: Chat,
    register: Register,
    *,
    child_id: int | None = None,
    is_of_a_day: bool = False,
    place: str = "",
) -> object:
    """Ask who moves and where to; brothers and sisters may go along."""
    if is_of_a_day:
        return Go(flow="not_for_you", subject={"intent": "PINDAH"})
    child = (
        register.child(child_id)
        if child_id is not None
        else await which_child(chat, register, text("Siapa yang pindah? Ketik namanya."))
    )
    if not isinstance(child, Child):
        return child
    to = await where_to(chat, register, child, spoken_near(register, child), place)
    going = await _who_goes(chat, register, child)
    where = text("luar desa") if to == AWAY else register.posyandu(int(to)).name
    picked = await chat.ask(
        "sure",
        text(
            "{children} pindah ke {place}. Dicatat?",
            children=joined([spoken_near(register, each) for each in going]),
            place=where,
        ),
        one_of(
            choice("yes", text("Ya, pindahkan"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return MoveChildren(
        children=tuple(each.id for each in going),
        to_posyandu=None if to == AWAY else int(to),
    )


async def _who_goes(chat: Chat, register: Register, child: Child) -> tuple[Child, ...]:
    family = tuple(
        each
        for each in register.children_of(child.family_id)
        if each.posyandu_id == child.posyandu_id
    )
    others = [each.first_name for each in family if each.id != child.id]
    if not others:
        return (child,)
    picked = await chat.ask(
        "family",
        text("{names} ikut pindah?", names=joined(others)),
        one_of(
            choice("all", text("Ya, sekeluarga"), "YA"),
            choice(
                "one",
                fitting(text("{child} saja", child=child.first_name), text("Dia saja")),
                "TIDAK",
            ),
        ),
    )
    return family if picked == "all" else (child,)


async def children_moved(
    chat: Chat,
    register: Register,
    *,
    children: list[int] | tuple[int, ...],
    posyandu: int | None = None,
    told: bool = False,
) -> object:
    """Confirm a move."""
    names = joined([spoken_near(register, register.child(child)) for child in children])
    if posyandu is not None:
        place = register.posyandu(posyandu).name
        chat.say(
            lines(
                text(
                    "✅ {children} sekarang di {posyandu}. Catatannya ikut.",
                    children=names,
                    posyandu=place,
                ),
                text("Kader {posyandu} saya beri tahu.", posyandu=place) if told else "",
            )
        )
        return None
    words = lines(
        text(
            "✅ {children} dicatat pindah. Tidak ada lagi di daftar dan pengingat.", children=names
        ),
        text("Ingatkan keluarga membawa Buku KIA ke posyandu yang baru."),
    )
    if len(children) > 1:
        chat.say(words)
        return None
    await chat.ask(
        "wrong",
        words,
        one_of(choice("back", text("Keliru, kembalikan"), "URUNGKAN", "keliru", "salah")),
    )
    return BringBack(child=children[0])


async def children_moved_here(
    chat: Chat, register: Register, *, children: list[int] | tuple[int, ...], who: int
) -> None:
    """Tell the cadres of the new posyandu."""
    found = [register.child(child) for child in children]
    chat.say(
        lines(
            text(
                "Pindahan ke {posyandu}, dicatat {who}:",
                posyandu=register.posyandu(found[0].posyandu_id).name,
                who=register.person(who).call,
            ),
            *(
                text("{child}, ibu {mother}", child=each.name, mother=each.mother_name)
                for each in found
            ),
            text("Mohon disapa dan dicatat RT-nya yang baru."),
        )
    )


async def child_is_back(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm that a child is served again."""
    known = register.child(child)
    chat.say(
        text(
            "✅ {child} kembali di daftar {posyandu}, dengan semua catatannya.",
            child=known.name,
            posyandu=register.posyandu(known.posyandu_id).name,
        )
    )
