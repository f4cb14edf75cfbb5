"""When the invitation goes out, once an event may be told."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialog.answers import choice, one_of
from dialog.answers_of_moments import RowOrMoment, a_coming_moment
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.dates import FoundDate
from dialog.input.times import FoundTime, UnclearTime, read_moment
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import clock, full_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain import quiet_hours
from domain.commands_of_events import ScheduleInvitation
from domain.events import Event, EventStatus
from domain.register import Register
from flows.events.judging import created
from flows.events.words import event_and_day

USUAL_HOUR = time(16)
CHOOSE = "choose"
"""'Pilih waktu', or the words of a moment that cannot be, which are said to be so then."""


@dataclass(frozen=True, kw_only=True)
class RowOrTime(RowOrMoment):
    """A row, a moment, or words that are meant as a moment and cannot be one."""

    def read(self, heard: Heard, today: date) -> datetime | str:
        """Pass a time at which nobody may be written to on to the question for it."""
        try:
            return super().read(heard, today)
        except NotUnderstood:
            moment = read_moment(heard.text, today=today)
            is_time = isinstance(moment.at, FoundTime | UnclearTime)
            if heard.tapped is None and (is_time or isinstance(moment.day, FoundDate)):
                return f"{CHOOSE}{heard.text}"
            raise

    def load(self, stored: Json) -> datetime | str:
        """Give it back."""
        if isinstance(stored, str) and stored.startswith(CHOOSE):
            return stored
        return super().load(stored)


async def invite(
    chat: Chat, register: Register, *, event: int, by: int | None = None, is_new: bool = False
) -> object:
    """Say how many would be invited, and ask when."""
    plan = register.event(event)
    if plan.status is not EventStatus.OPEN or plan.on is None or plan.at is None:
        chat.say(text("Kegiatan {name} belum bisa diumumkan.", name=plan.name))
        return None
    begins = datetime.combine(plan.on, plan.at, tzinfo=chat.now.tzinfo)
    if begins <= chat.now:
        chat.say(text("{event} sudah lewat.", event=event_and_day(plan)))
        return None
    lead = _lead(plan, register, by, is_new=is_new)
    count = register.invitable(event)
    if not count:
        chat.say(
            lines(
                lead,
                text("Belum ada yang memenuhi syarat dan setuju menerima pesan."),
                text("Kader bisa mendaftarkan: ketik DAFTARKAN KEGIATAN."),
            )
        )
        return None
    first, row = _first(chat.now, begins)
    picked = await chat.ask(
        "when",
        f"{lead} {_invitation_for(plan, count)}".strip(),
        RowOrTime(
            rows=one_of(
                row,
                choice("choose", text("Pilih waktu")),
                choice("later", text("Nanti saja"), "NANTI", "TIDAK"),
            ),
            moments=a_coming_moment(chat.now, farthest=begins - chat.now),
        ),
    )
    if picked == "later":
        chat.say(text("Baik, belum dikirim. Lanjutkan dengan mengetik KEGIATAN."))
        return None
    if isinstance(picked, str) and picked.startswith(CHOOSE):
        typed = picked.removeprefix(CHOOSE)
        return Go(
            flow="invite_at",
            subject={"event": event},
            given={"moment": typed} if typed else {},
        )
    when = picked if isinstance(picked, datetime) else first
    return await _confirmed(chat, event, when, count)


async def invite_at(chat: Chat, register: Register, *, event: int) -> object:
    """Ask for the moment, and say what is wrong with one that cannot be."""
    plan = register.event(event)
    if plan.on is None or plan.at is None:
        return None
    chat.if_cancelled(text("Baik, belum dikirim. Lanjutkan dengan mengetik KEGIATAN."))
    begins = datetime.combine(plan.on, plan.at, tzinfo=chat.now.tzinfo)
    when = await chat.ask(
        "moment",
        text("Kapan dikirim? Contoh: besok 16.00"),
        a_coming_moment(chat.now, farthest=begins - chat.now),
    )
    return await _confirmed(chat, event, when, register.invitable(event))


async def _confirmed(chat: Chat, event: int, when: datetime, count: int) -> object:
    picked = await chat.ask(
        "confirm",
        text(
            "{date}, jam {clock}, ke {count} keluarga. Jadwalkan?",
            date=full_date(when.date()),
            clock=clock(when),
            count=count,
        ),
        one_of(
            choice("schedule", text("Jadwalkan"), "YA"),
            choice("change", text("Ubah"), "UBAH"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "schedule":
        return ScheduleInvitation(event=event, send_at=when)
    if picked == "change":
        return Go(flow="invite", subject={"event": event})
    chat.say(text("Baik, belum dikirim. Lanjutkan dengan mengetik KEGIATAN."))
    return None


def _lead(plan: Event, register: Register, by: int | None, *, is_new: bool) -> str:
    if is_new:
        return created(plan)
    if by is None:
        return text("{event}.", event=event_and_day(plan))
    human = register.person(by).call
    if plan.note:
        return text(
            '{event} sudah disetujui {human}, dengan tambahan: "{note}"',
            event=event_and_day(plan),
            human=human,
            note=plan.note,
        )
    return text("{event} sudah disetujui {human}.", event=event_and_day(plan), human=human)


def _invitation_for(plan: Event, count: int) -> str:
    if plan.counts_families:
        return text("Undangan untuk {count} keluarga. Kirim kapan?", count=count)
    if plan.target is not None and plan.target.is_of_children:
        return text(
            "Undangan untuk {count} keluarga yang anaknya memenuhi syarat. Kirim kapan?",
            count=count,
        )
    return text("Undangan untuk {count} keluarga yang memenuhi syarat. Kirim kapan?", count=count)


def _first(now: datetime, begins: datetime) -> tuple[datetime, Choice]:
    """Offer 16.00 of today or tomorrow while that is before the event, else as soon as may be."""
    today = datetime.combine(now.date(), USUAL_HOUR, tzinfo=now.tzinfo)
    if now < today < begins:
        return today, choice(_id(today.date()), text("Hari ini 16.00"), "YA")
    tomorrow = today + timedelta(days=1)
    if today <= now and tomorrow < begins:
        return tomorrow, choice(_id(tomorrow.date()), text("Besok 16.00"), "YA")
    soon = quiet_hours.earliest(now)
    return soon, choice(_id(soon.date()), text("Secepatnya"), "YA")


def _id(on: date) -> str:
    """Name a row by its day, so that it is asked anew once that day has come."""
    return f"at-{on}"


async def invitation_scheduled(chat: Chat, register: Register, *, broadcast: int) -> None:
    """Give the code by which the invitation can be taken back in time."""
    kept = register.broadcast(broadcast)
    local = kept.send_at.astimezone(register.village.zone)
    if local <= chat.now:
        chat.say(text("✅ Segera dikirim. Kode siaran {code}.", code=kept.code))
        return
    chat.say(
        lines(
            text("✅ Terjadwal. Kode siaran {code}.", code=kept.code),
            text(
                "Bisa dibatalkan sebelum jam {clock}: ketik BATAL {code}.",
                clock=clock(local),
                code=kept.code,
            ),
        )
    )
