"""One child registered twice: both records side by side, made one, and split again if wrong."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_leaving import MergeChildren, SplitChildren
from domain.people import Child
from domain.register import Register
from flows.cadre.register.duplicates import NEAR_DAYS
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import look_for
from flows.cadre.who.which_child import ChildWords, settled_child, which_child
from flows.entry import Opening

BETWEEN = (" dan ", " dengan ", " sama ", " & ", " + ")


def opens(words: str) -> Opening:
    """Read 'gabungkan ani dan anni' into both names."""
    for between in BETWEEN:
        first, found, second = words.partition(between)
        if found:
            return Opening(given={"child": first.strip(), "second": second.strip()})
    return Opening(given={"child": words}) if words.strip() else Opening()


async def merge_children(chat: Chat, register: Register) -> object:
    """Ask for both, show them, and make them one."""
    first = await which_child(
        chat, register, text("Anak mana yang tercatat dua kali? Ketik namanya.")
    )
    if not isinstance(first, Child):
        return first
    typed = await chat.ask(
        "second",
        text("Catatan satunya lagi bernama siapa?"),
        ChildWords(register=register),
    )
    second = await settled_child(chat, register, look_for(register, typed), other="_second")
    if not isinstance(second, Child):
        return second
    if first.id == second.id:
        chat.say(text("Itu catatan yang sama. Tidak ada yang digabung."))
        return None
    keep, merged = _by_history(register, first, second)
    picked = await chat.ask(
        "sure",
        lines(
            _described(register, keep),
            _described(register, merged),
            _doubt(keep, merged),
            text("Anak yang sama?"),
        ),
        one_of(
            choice("merge", text("Ya, gabungkan"), "YA", "SAMA", "gabung"),
            choice("no", text("Beda anak"), "TIDAK", "beda", "kembar"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return MergeChildren(keep=keep.id, merged=merged.id)


def _by_history(register: Register, first: Child, second: Child) -> tuple[Child, Child]:
    """Let the record with more kept of it stand; of two alike the older one."""
    sizes = {
        child.id: len(register.weighings(child.id)) + len(register.doses(child.id))
        for child in (first, second)
    }
    keep, merged = sorted((first, second), key=lambda child: (-sizes[child.id], child.id))
    return keep, merged


def _described(register: Register, child: Child) -> str:
    return text(
        "{child}, lahir {day}, ibu {mother}, RT {rt}: {weighings} timbang, {doses} imunisasi",
        child=child.name,
        day=day_month_year(child.born_on),
        mother=child.mother_name,
        rt=child.rt,
        weighings=len(register.weighings(child.id)),
        doses=len(register.doses(child.id)),
    )


def _doubt(keep: Child, merged: Child) -> str:
    """Say what speaks against one child: twins, another sex, another birth date."""
    if keep.sex is not merged.sex:
        return text("❗ Jenis kelaminnya berbeda.")
    if abs((keep.born_on - merged.born_on).days) > NEAR_DAYS:
        return text("❗ Tanggal lahirnya berbeda.")
    if keep.mother_name == merged.mother_name and keep.first_name != merged.first_name:
        return text("❗ Bisa jadi anak kembar.")
    return ""


async def children_merged(chat: Chat, register: Register, *, merge: int) -> object:
    """Confirm it; a wrong merge is taken back with one tap."""
    made = register.merge(merge)
    child = register.child(made.kept)
    await chat.ask(
        "wrong",
        lines(
            text("✅ Digabung menjadi {child}.", child=child.name),
            text(
                "Sekarang {weighings} timbang dan {doses} imunisasi.",
                weighings=len(register.weighings(child.id)),
                doses=len(register.doses(child.id)),
            ),
        ),
        one_of(choice("split", text("Pisahkan lagi"), "URUNGKAN", "PISAHKAN", "pisah")),
    )
    return SplitChildren(merge=merge)


async def split_children(chat: Chat, register: Register) -> object:
    """Take the latest merge into a child back."""
    child = await which_child(chat, register, text("Catatan siapa yang dipisahkan lagi?"))
    if not isinstance(child, Child):
        return child
    made = register.last_merge(child.id)
    name = spoken_near(register, child)
    if made is None:
        chat.say(text("{child} tidak pernah digabung. Tidak ada yang diubah.", child=name))
        return None
    merged = register.child(made.merged)
    picked = await chat.ask(
        "sure",
        text("Pisahkan lagi {child} dan {merged}?", child=child.name, merged=merged.name),
        one_of(
            choice("split", text("Ya, pisahkan"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return SplitChildren(merge=made.id) if picked == "split" else Go(flow="nothing_changed")


async def children_split(chat: Chat, register: Register, *, merge: int) -> None:
    """Confirm that there are two again."""
    made = register.merge(merge)
    chat.say(
        text(
            "✅ Dipisahkan lagi: {first} dan {second}. Catatannya kembali seperti semula.",
            first=register.child(made.kept).name,
            second=register.child(made.merged).name,
        )
    )
