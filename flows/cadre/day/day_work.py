"""Who does what on a posyandu day, and who is still to come."""

from collections import Counter

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.people import Child, PosyanduDay, RoleKind
from domain.register import Register
from flows.cadre.growth.absence import LATER
from flows.cadre.who.namesakes import spoken_name

MOST_NAMES = 15


def _open_day(register: Register) -> PosyanduDay | None:
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return next((day for each in own if (day := register.open_day(each)) is not None), None)


async def five_steps(chat: Chat, register: Register) -> None:
    """Name the five steps of a posyandu day and who does each; then who records today."""
    day = _open_day(register)
    chat.say(
        lines(
            text("Lima langkah hari posyandu:"),
            text("1. Pendaftaran (kader): catat yang datang, bagi antrean. Ketik ANTREAN"),
            text("2. Timbang dan ukur (kader): BB, PB atau TB, LK, LiLA. Contoh: Ani 8,2 70,5"),
            text("3. Pencatatan (kader): isi KMS di Buku KIA, lihat naik atau tidak."),
            text("4. Pelayanan (bidan dan kader): imunisasi, vitamin A, rujukan. Ketik RUJUK"),
            text("5. Penyuluhan (kader): nasihat sesuai hasil, jadwal berikutnya. Ketik JADWAL"),
            _recorded(register, day) if day is not None else "",
        )
    )


def _recorded(register: Register, day: PosyanduDay) -> str:
    saved = Counter(
        weighing.recorded_by
        for weighing in register.weighed_on(day.posyandu_id, day.held_on)
        if weighing.recorded_by is not None
    )
    if not saved:
        return text("Hari ini belum ada yang mencatat.")
    named = [
        text("{person} {count} anak", person=register.person(person).call, count=count)
        for person, count in saved.most_common()
    ]
    return text("Yang mencatat: {people}.", people=", ".join(named))


async def queue(chat: Chat, register: Register) -> None:
    """Name who waits: put off at the scale, and said to come but not weighed yet."""
    day = _open_day(register)
    if day is None:
        chat.say(text("Hari posyandu belum dibuka, jadi belum ada antrean."))
        return
    everybody = register.children_of_posyandu(day.posyandu_id)
    weighed = {w.child_id for w in register.weighed_on(day.posyandu_id, day.held_on)}
    reasons = register.absences_on(day.posyandu_id, day.held_on)
    said = register.coming_to(day.posyandu_id, day.held_on)
    left = [child for child in everybody if child.id not in weighed]
    put_off = [child for child in left if reasons.get(child.id) == LATER]
    coming = [c for c in left if c.family_id in said and c.id not in reasons]
    others = [c for c in left if c not in put_off and c not in coming and c.id not in reasons]
    chat.say(
        lines(
            text("Ditunda tadi: {names}.", names=_names(put_off, everybody)) if put_off else "",
            text("Bilang akan hadir: {names}.", names=_names(coming, everybody)) if coming else "",
            text("Belum ada kabar: {names}.", names=_names(others, everybody)) if others else "",
            "" if put_off or coming or others else text("Tidak ada yang ditunggu lagi 🙏"),
        )
    )


def _names(children: list[Child], others: tuple[Child, ...]) -> str:
    named = ", ".join(spoken_name(child, others) for child in children[:MOST_NAMES])
    more = len(children) - MOST_NAMES
    return text("{names}, dan {count} lagi", names=named, count=more) if more > 0 else named
