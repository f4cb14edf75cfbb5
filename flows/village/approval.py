"""Who has to agree before an announcement goes out, and asking them."""

from collections.abc import Collection

from dialog.answers import choice, one_of
from dialog.answers_to_templates import ask_or_show
from dialog.chat import Chat
from dialog.input.concerns import concerns_of
from dialog.spoken import clock, full_date, joined, weekday_date
from dialog.texts import lines, text
from domain.audience import Audience
from domain.broadcasts import (
    Broadcast,
    BroadcastStatus,
    Reason,
    reasons_to_ask,
    who_must_agree,
)
from domain.commands_village import JudgeBroadcast
from domain.people import Person, RoleKind
from domain.register import Register
from flows.village.audience_words import told


def reasons_for(audience: Audience, words: str, register: Register) -> tuple[Reason, ...]:
    """List why somebody else must agree with an announcement of the speaker."""
    return reasons_to_ask(
        audience,
        concerns_of(words),
        this_week=register.broadcasts_within_a_week(audience, register.now),
        writer=register.speaker,
    )


def approvers(duties: Collection[RoleKind], register: Register) -> tuple[Person, ...]:
    """List who may agree, beside the speaker."""
    people = {
        person.id: person
        for duty in duties
        for person in register.holders(duty)
        if person.id != register.speaker.id
    }
    return tuple(people.values())


def names_of(duties: Collection[RoleKind], register: Register) -> str:
    """Name who has to agree: one for each duty."""
    return joined([_name_of(duty, register) for duty in duties])


def _name_of(duty: RoleKind, register: Register) -> str:
    people = approvers([duty], register)
    if people:
        return people[0].call
    match duty:
        case RoleKind.MIDWIFE:
            return text("bidan desa")
        case RoleKind.COORDINATOR:
            return text("kader koordinator")
        case _:
            return text("perangkat desa")


def has_approvers(reasons: Collection[Reason], register: Register) -> bool:
    """Tell whether somebody holds each duty that has to agree."""
    duties = who_must_agree(reasons, register.speaker)
    return all(approvers([duty], register) for duty in duties)


def approval_words(
    audience: Audience, people: int, reasons: Collection[Reason], register: Register
) -> str:
    """Tell the writer who has to agree, and why."""
    return lines(
        text(
            "Siaran ke {whom} ({people} orang) perlu disetujui {names} dulu.",
            whom=told(audience, register),
            people=people,
            names=names_of(who_must_agree(reasons, register.speaker), register),
        ),
        text("Penerima ini sudah dapat 2 siaran dalam seminggu.")
        if Reason.THIRD_THIS_WEEK in reasons
        else None,
        text("Isinya tentang kesehatan, jadi dilihat bidan dulu.")
        if Reason.HEALTH in reasons
        else None,
        only_for_health(register) if Reason.NOT_OURS in reasons else None,
    )


def only_for_health(register: Register) -> str:
    """Remind of what this number is for."""
    return text(
        "Ingat, {bu}: nomor ini hanya untuk urusan kesehatan dan posyandu.",
        bu=register.speaker.bu,
    )


async def broadcast_to_judge(chat: Chat, register: Register, *, broadcast: int) -> object:
    """Show an announcement to somebody who has to agree with it."""
    asked = register.broadcast(broadcast)
    if asked.status is not BroadcastStatus.AWAITING:
        chat.say(text("Siaran {code} sudah tidak perlu diperiksa.", code=asked.code))
        return None
    picked = await ask_or_show(
        chat,
        "judge",
        _to_judge(asked, register),
        one_of(
            choice("agree", text("Setuju"), "YA"),
            choice("refuse", text("Tolak"), "TIDAK", "TOLAK", "TIDAK_SETUJU"),
        ),
    )
    return JudgeBroadcast(broadcast=broadcast, agrees=picked == "agree")


def _to_judge(asked: Broadcast, register: Register) -> str:
    local = asked.send_at.astimezone(register.village.zone)
    return lines(
        text(
            "{writer} minta persetujuan siaran {code} ke {whom} ({people} orang), "
            "{date} jam {clock}:",
            writer=register.person(asked.created_by).call,
            code=asked.code,
            whom=told(asked.audience, register),
            people=register.audience_size(asked.audience).people,
            date=weekday_date(local.date()),
            clock=clock(local),
        ),
        f'"{asked.text}"',
        only_for_health(register) if Reason.NOT_OURS in asked.reasons else None,
    )


async def broadcast_judged(chat: Chat, register: Register, *, broadcast: int, agrees: bool) -> None:
    """Tell the approver what comes of it."""
    judged = register.broadcast(broadcast)
    if not agrees:
        chat.say(text("Baik. Siaran {code} tidak dikirim.", code=judged.code))
    elif judged.status is BroadcastStatus.AWAITING:
        chat.say(
            text(
                "✅ Siaran {code} disetujui. Masih menunggu {names}.",
                code=judged.code,
                names=names_of(judged.needs, register),
            )
        )
    else:
        local = judged.send_at.astimezone(register.village.zone)
        chat.say(
            text(
                "✅ Siaran {code} disetujui, dikirim {date} jam {clock}.",
                code=judged.code,
                date=weekday_date(local.date()),
                clock=clock(local),
            )
        )


async def broadcast_answered(
    chat: Chat, register: Register, *, broadcast: int, by: int, agrees: bool
) -> None:
    """Tell the writer that somebody agreed or refused."""
    judged = register.broadcast(broadcast)
    approver = register.person(by).call
    if not agrees:
        chat.say(
            lines(
                text("Siaran {code} tidak disetujui {name}.", code=judged.code, name=approver),
                text("Tidak ada pesan yang terkirim."),
            )
        )
    elif judged.status is BroadcastStatus.AWAITING:
        chat.say(
            text(
                "Siaran {code} disetujui {name}. Masih menunggu {names}.",
                code=judged.code,
                name=approver,
                names=names_of(judged.needs, register),
            )
        )
    else:
        local = judged.send_at.astimezone(register.village.zone)
        chat.say(
            lines(
                text(
                    "Siaran {code} disetujui {name}. "
                    "Dikirim {date}, jam {clock}, ke {people} orang.",
                    code=judged.code,
                    name=approver,
                    date=full_date(local.date()),
                    clock=clock(local),
                    people=register.audience_size(judged.audience).people,
                ),
                text("Bisa dibatalkan sebelum itu: ketik BATAL {code}.", code=judged.code),
            )
        )
