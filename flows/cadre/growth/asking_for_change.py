"""A weighing of a closed day: the cadre asks, the midwife decides, both are told."""

from dialog.answers import choice, free_text, one_of
from dialog.chat import Chat
from dialog.spoken import cm, day_month, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.changes import ChangeRequest
from domain.commands import ForwardQuestion
from domain.commands_family import AskForChange, DecideChange
from domain.people import Child, RoleKind, Weighing
from domain.register import Register
from domain.visit import look_at
from flows.cadre.growth.result import nutrition_words
from flows.cadre.who.namesakes import spoken_near

LONGEST_REASON = 80


async def ask_for_change(
    chat: Chat, register: Register, child: Child, changed: Weighing, *, reason: str
) -> object:
    """Show what would change and why, and send it to the midwife."""
    old = register.weighing(changed.id)
    if not reason:
        reason = await chat.ask(
            "reason",
            text("Apa alasannya? Contoh: salah tulis"),
            free_text(longest=LONGEST_REASON),
        )
    picked = await chat.ask(
        "send",
        lines(
            text(
                "Hari posyandu {date} sudah ditutup, jadi perubahan diperiksa {midwife} dulu.",
                date=day_month(old.on),
                midwife=_midwife(register),
            ),
            text(
                "{child}: {change}. Alasan: {reason}.",
                child=child.name,
                change=_change(old, changed.weight_g, changed.length_mm),
                reason=reason,
            ),
        ),
        one_of(
            choice("send", text("Kirim ke bidan"), "YA", "RUJUK"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="nothing_changed")
    return AskForChange(
        weighing=old.id, weight_g=changed.weight_g, length_mm=changed.length_mm, reason=reason
    )


def _midwife(register: Register) -> str:
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")


def _change(old: Weighing, weight_g: int | None, length_mm: int | None) -> str:
    """Say the change: 'BB 6,8 kg menjadi 6,3 kg'."""
    parts = []
    if weight_g is not None and weight_g != old.weight_g:
        before = text("{kg} kg", kg=kg(old.weight_g)) if old.weight_g else text("kosong")
        parts.append(text("BB {before} menjadi {kg} kg", before=before, kg=kg(weight_g)))
    if length_mm is not None and length_mm != old.length_mm:
        before = text("{cm} cm", cm=cm(old.length_mm)) if old.length_mm else text("kosong")
        parts.append(
            text("panjang atau tinggi {before} menjadi {cm} cm", before=before, cm=cm(length_mm))
        )
    return ", ".join(parts)


def _figures(weight_g: int | None, length_mm: int | None, old: Weighing) -> str:
    """Say only the figures that differ."""
    parts = []
    if weight_g is not None and weight_g != old.weight_g:
        parts.append(text("{kg} kg", kg=kg(weight_g)))
    if length_mm is not None and length_mm != old.length_mm:
        parts.append(text("{cm} cm", cm=cm(length_mm)))
    return ", ".join(parts)


def _kept(old: Weighing, request: ChangeRequest) -> str:
    """Say the old figures of what was asked to change."""
    parts = []
    if request.weight_g != old.weight_g and old.weight_g is not None:
        parts.append(text("{kg} kg", kg=kg(old.weight_g)))
    if request.length_mm != old.length_mm and old.length_mm is not None:
        parts.append(text("{cm} cm", cm=cm(old.length_mm)))
    return ", ".join(parts) or text("kosong")


async def change_asked(chat: Chat, register: Register, *, request: int) -> None:
    """Tell the cadre that the figures stay until the midwife has looked."""
    asked = register.change_request(request)
    chat.say(
        text(
            "✅ Terkirim. Saya kabari setelah {midwife} memeriksa. Sementara ini tetap {figures}.",
            midwife=_midwife(register),
            figures=_kept(register.weighing(asked.weighing), asked),
        )
    )


async def change_wanted(chat: Chat, register: Register, *, request: int) -> object:
    """Ask the midwife."""
    asked = register.change_request(request)
    old = register.weighing(asked.weighing)
    cadre = register.person(asked.asked_by)
    picked = await chat.ask(
        "decide",
        text(
            "Usul perubahan dari {cadre}: {child} ({date}), {change}. Alasan: {reason}. Setuju?",
            cadre=cadre.call,
            child=register.child(old.child_id).name,
            date=day_month(old.on),
            change=_change(old, asked.weight_g, asked.length_mm),
            reason=asked.reason,
        ),
        one_of(
            choice("agree", text("Setuju"), "YA"),
            choice("refuse", text("Tolak"), "TIDAK", "TOLAK"),
            choice("question", text("Tanya kader"), "HUBUNGI"),
        ),
    )
    if picked != "question":
        return DecideChange(request=request, agrees=picked == "agree")
    words = await chat.ask(
        "words", text("Apa yang mau ditanyakan ke {cadre}?", cadre=cadre.call), free_text()
    )
    return ForwardQuestion(to_person=cadre.id, words=words)


async def change_decided(
    chat: Chat, register: Register, *, request: int, weighing: int, agrees: bool
) -> None:
    """Confirm the decision to the midwife."""
    asked = register.change_request(request)
    old = register.weighing(asked.weighing)
    if not agrees:
        chat.say(
            text(
                "Baik, tidak ada yang diubah. {cadre} saya beri tahu.",
                cadre=register.person(asked.asked_by).call,
            )
        )
        return
    chat.say(
        text(
            "✅ Disetujui. {child} {date} sekarang {figures}. "
            "Angka lama tetap tersimpan di riwayat.",
            child=register.child(old.child_id).name,
            date=day_month(old.on),
            figures=_figures(asked.weight_g, asked.length_mm, old),
        )
    )


async def change_answered(
    chat: Chat,
    register: Register,
    *,
    request: int,
    weighing: int,
    decided_by: int,
    agrees: bool,
) -> None:
    """Tell the cadre what the midwife decided."""
    asked = register.change_request(request)
    old = register.weighing(asked.weighing)
    child = spoken_near(register, register.child(old.child_id))
    midwife = register.person(decided_by).call
    if not agrees:
        chat.say(
            text(
                "{midwife} belum menyetujui. {child} tetap {figures}. "
                "Mohon dibicarakan dengan beliau, ya.",
                midwife=midwife,
                child=child,
                figures=_kept(old, asked),
            )
        )
        return
    visit = look_at(register, register.village, register.weighing(weighing))
    facts = [_figures(asked.weight_g, asked.length_mm, old), nutrition_words(visit.nutrition)]
    chat.say(
        text(
            "{midwife} menyetujui. {child} sekarang {facts}. Terima kasih sudah teliti, {cadre}.",
            midwife=midwife,
            child=child,
            facts=", ".join(fact for fact in facts if fact),
            cadre=register.speaker.call,
        )
    )
