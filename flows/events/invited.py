"""A family is invited to an event: it comes, does not come, or asks something first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, free_text, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import line
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice, Template
from dialog.spoken import clock, full_date, joined, weekday_date
from dialog.texts import lines, text
from domain.commands_of_events import AnswerInvitation, AskAboutEvent
from domain.events import Event, EventKind, EventStatus, Guest, GuestState
from domain.people import Person
from domain.register import Register
from flows.events.words import one_who_agrees, target_words
from flows.family.which_own import named_in

COMES, STAYS, ASKS = "ikut", "tidak_ikut", "tanya"
"""As the buttons of the approved template are called."""
LONGEST_QUESTION = 500
FEWEST_WORDS = 2


@dataclass(frozen=True, kw_only=True)
class Replied:
    """An answer, whom it is for, and the words of a question."""

    answer: str
    guests: tuple[int, ...]
    words: str = ""

    @property
    def comes(self) -> bool:
        """True when somebody takes part."""
        return self.answer == COMES


@dataclass(frozen=True)
class Reply:
    """Coming, staying away or asking; one of several children may be named."""

    guests: tuple[Guest, ...]
    register: Register
    may_ask: bool = True
    """True when asking is offered as a choice; plain words are a question in any case."""

    @property
    def _rows(self) -> OneOf:
        rows = [
            choice(COMES, text("Ikut"), "IKUT_KEGIATAN", "HADIR", "YA"),
            choice(STAYS, text("Tidak ikut"), "TIDAK_IKUT_KEGIATAN", "TIDAK", "TIDAK_BISA"),
        ]
        if self.may_ask:
            rows.append(choice(ASKS, text("Tanya dulu")))
        return one_of(*rows)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the answers."""
        return self._rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return None

    def read(self, heard: Heard, today: date) -> Replied:
        """Give the answer, whom it is for, and the words of a question."""
        if heard.tapped is not None:
            return Replied(answer=self._rows.read(heard, today), guests=_ids(self.guests))
        if not _asks(heard.text):
            try:
                answer = self._rows.read(heard, today)
                return Replied(answer=answer, guests=_ids(self._meant(heard.text)))
            except NotUnderstood:
                if self._is_for_elsewhere(heard.text):
                    raise
        elif self._is_for_elsewhere(heard.text):
            raise NotUnderstood("")
        words = " ".join(heard.text.split())
        return Replied(answer=ASKS, guests=_ids(self._meant(heard.text)), words=words)

    def dump(self, value: Replied) -> Json:
        """Keep all three."""
        return [value.answer, list(value.guests), value.words]

    def load(self, stored: Json) -> Replied:
        """Give them back."""
        answer, guests, words = stored
        return Replied(answer=answer, guests=tuple(guests), words=words)

    def _meant(self, typed: str) -> tuple[Guest, ...]:
        """Take the child that is named; all when none is."""
        ids = {guest.child_id for guest in self.guests if guest.child_id is not None}
        children = tuple(self.register.child(child) for child in sorted(ids))
        found = named_in(typed, children)
        if found is None:
            return self.guests
        return tuple(guest for guest in self.guests if guest.child_id == found.id)

    def _is_for_elsewhere(self, typed: str) -> bool:
        """Leave commands, greetings and reports to those; one word is no question."""
        said = lexicon().normalise(typed).split()
        found = lexicon().intent(typed)
        starts_command = found is not None and found.is_first and not _asks(typed)
        reported = line.read_line(typed)
        is_report = reported is not None and reported.has_report and reported.has_person
        return (
            len(said) < FEWEST_WORDS
            or len(typed) > LONGEST_QUESTION
            or starts_command
            or is_report
            or lexicon().is_greeting_only(typed)
            or lexicon().thanks(typed) is not None
        )


def _asks(typed: str) -> bool:
    """Tell whether somebody asks or worries, rather than answers."""
    if "?" in typed:
        return True
    said = lexicon().normalise(typed).split()
    questions = lexicon().choices.denials.questions
    asks_whether = any(
        word == "tidak" and number and number + 1 < len(said) and said[number + 1] in ("ya", "sih")
        for number, word in enumerate(said)
    )
    ends_asking = len(said) >= FEWEST_WORDS and said[-1] == "tidak"
    worries = lexicon().intent(typed, among=("KHAWATIR",)) is not None
    decides = lexicon().intent(typed, among=("IKUT_KEGIATAN", "TIDAK_IKUT_KEGIATAN")) is not None
    asks = any(word in questions for word in said) or asks_whether or ends_asking
    return asks or (worries and not decides)


def _ids(guests: Sequence[Guest]) -> tuple[int, ...]:
    return tuple(guest.id for guest in guests)


async def event_invitation(
    chat: Chat, register: Register, *, event: int, guests: list[int], reminds: bool = False
) -> object:
    """Invite, or remind the day before; the answer may come at any time before it begins."""
    invited = register.event(event)
    own = own_of(register, event, guests)
    if (over := _over(invited, chat, own)) is not None:
        chat.say(over)
        return None
    words = (
        reminder_words(invited, register, own)
        if reminds
        else invitation_words(invited, register, own)
    )
    return await answered_by_family(chat, register, invited, own, words, may_ask=True)


async def event_asked(
    chat: Chat, register: Register, *, event: int, guests: list[int], words: str, held: bool
) -> object:
    """Answer a question with warmth, pass it on, and leave the choice open."""
    invited = register.event(event)
    own = own_of(register, event, guests)
    human = one_who_agrees(invited, register)
    said = lines(
        _comfort(invited, words, register.speaker),
        text(
            "{human} bisa menjelaskan. Saya teruskan pertanyaan {ibu}, ya.",
            human=human.call,
            ibu=register.speaker.ibu,
        )
        if human is not None
        else None,
        text("Tempat {names} saya simpan dulu sampai 2 hari.", names=_called(own, register))
        if held
        else None,
    )
    if _over(invited, chat, own) is not None:
        chat.say(said)
        return None
    return await answered_by_family(chat, register, invited, own, said, may_ask=False)


async def answered_by_family(
    chat: Chat,
    register: Register,
    invited: Event,
    own: tuple[Guest, ...],
    words: str,
    *,
    may_ask: bool,
) -> object:
    """Ask whether those invited come, and take a question for one."""
    reply = await chat.ask("comes", words, Reply(guests=own, register=register, may_ask=may_ask))
    if reply.answer != ASKS:
        return AnswerInvitation(event=invited.id, guests=reply.guests, comes=reply.comes)
    asked = reply.words
    if not asked:
        human = one_who_agrees(invited, register)
        asked = await chat.ask(
            "question",
            text(
                "Silakan tulis pertanyaannya, {bu}. Saya teruskan ke {human}.",
                bu=register.speaker.bu,
                human=human.call if human is not None else text("panitia"),
            ),
            free_text(longest=LONGEST_QUESTION),
        )
    return AskAboutEvent(event=invited.id, guests=reply.guests, words=asked)


def own_of(register: Register, event: int, guests: Sequence[int]) -> tuple[Guest, ...]:
    """Give those of some guests whom the speaker still answers for."""
    return tuple(guest for guest in register.own_guests(event) if guest.id in set(guests))


def _over(invited: Event, chat: Chat, own: tuple[Guest, ...]) -> str | None:
    if invited.status is EventStatus.CANCELLED:
        return text("{event} dibatalkan. Mohon maaf, ya.", event=invited.name)
    if invited.has_begun(chat.now) or invited.is_over(chat.now):
        return text("{event} sudah lewat. Terima kasih.", event=invited.name)
    return None if own else text("Undangan ini sudah tidak berlaku. Terima kasih.")


def invitation_words(event: Event, register: Register, own: tuple[Guest, ...]) -> str:
    """Say what the approved template says, filled in alike (ux section 16)."""
    village, name, at, place, target, note, called = invitation_parts(event, register, own)
    return text(
        "Ada kegiatan di Desa {village}: {event} pada {when} di {place}, untuk {target}. "
        "Catatan: {note} Apakah {names} ikut?",
        village=village,
        event=name,
        when=at,
        place=place,
        target=target,
        note=note,
        names=called,
    )


def invitation_parts(
    event: Event, register: Register, own: tuple[Guest, ...], *, before: str = ""
) -> tuple[str, ...]:
    """List what the template is filled with; `before` stands in front of the note."""
    when = ""
    if event.on is not None and event.at is not None:
        when = text("{date} jam {clock}", date=full_date(event.on), clock=clock(event.at))
    return (
        register.village.name,
        event.name,
        when,
        event.place,
        target_words(event.target) if event.target is not None else "",
        f"{before} {event.note or _usual_note(event)}".strip(),
        _called(own, register),
    )


def invitation_template(
    event: Event, register: Register, own: tuple[Guest, ...], *, before: str = ""
) -> Template:
    """Fill the approved template."""
    parts = invitation_parts(event, register, own, before=before)
    return Template(name="undangan_kegiatan", variables=parts)


def _usual_note(event: Event) -> str:
    if event.kind is EventKind.CLEANUP:
        return text("Mohon datang tepat waktu.")
    if event.kind is EventKind.FILARIASIS:
        return text("Gratis. Makan dulu sebelum datang.")
    return text("Gratis.")


def reminder_words(event: Event, register: Register, own: tuple[Guest, ...]) -> str:
    """Remind the day before."""
    if event.on is None or event.at is None:
        return event.name
    return lines(
        text(
            "{ibu}, {date} jam {clock} {event} untuk {names} di {place}.",
            ibu=register.speaker.full_call,
            date=weekday_date(event.on),
            clock=clock(event.at),
            event=event.name,
            names=_called(own, register),
            place=event.place,
        ),
        text("Catatan: {note}", note=event.note) if event.note else None,
        text("Apakah jadi ikut?"),
    )


def _called(own: tuple[Guest, ...], register: Register) -> str:
    """Name the guests as their own family does: a household and oneself are addressed."""
    said = [
        guest.name if guest.child_id is not None else _as_speaker(guest, register.speaker)
        for guest in own
    ]
    return joined(list(dict.fromkeys(said)))


def _as_speaker(guest: Guest, speaker: Person) -> str:
    is_self = guest.family_id is not None or guest.full_name == speaker.name
    return speaker.full_call if is_self else guest.name


def _comfort(event: Event, words: str, speaker: Person) -> str:
    is_worried = lexicon().intent(words, among=("KHAWATIR",)) is not None or any(
        word.removesuffix("nya") in ("sakit", "nyeri", "perih")
        for word in lexicon().normalise(words).split()
    )
    if not is_worried:
        return text("Terima kasih sudah bertanya, {bu}.", bu=speaker.bu)
    if event.kind is EventKind.CIRCUMCISION:
        return text(
            "Wajar kalau takut, {bu} 🙂 Petugas memakai bius, jadi sakitnya jauh berkurang.",
            bu=speaker.bu,
        )
    return text("Wajar kalau khawatir, {bu} 🙂", bu=speaker.bu)


async def event_answered(
    chat: Chat, register: Register, *, event: int, guests: list[int], comes: bool
) -> None:
    """Confirm what came of an answer, for each that was meant."""
    answered = register.event(event)
    mine = [register.guest(guest) for guest in guests]
    if not comes:
        chat.say(text("Baik, {bu}. Terima kasih kabarnya.", bu=register.speaker.bu))
        return
    own = {guest.id for guest in register.own_guests(event)}
    chat.say(
        lines(
            *(_seated(answered, guest, register) for guest in mine),
            _until_then(answered, chat.today, mine)
            if own.issuperset(guests)
            else text("Keluarga yang setuju menerima pesan diingatkan sehari sebelumnya."),
        )
    )


def _seated(event: Event, guest: Guest, register: Register) -> str:
    name = _called((guest,), register)
    if guest.state is GuestState.WAITING:
        return lines(
            text(
                "Tempatnya sudah penuh ({quota}). {name} masuk daftar tunggu nomor {number}.",
                quota=event.quota,
                name=name,
                number=register.place_waiting(guest.id),
            ),
            text("Kalau ada tempat, saya kabari."),
        )
    if event.quota is None or guest.number is None:
        return text("✅ {name} terdaftar.", name=name)
    return text(
        "✅ {name} terdaftar nomor {number} dari {quota}.",
        name=name,
        number=guest.number,
        quota=event.quota,
    )


def _until_then(event: Event, today: date, guests: Sequence[Guest]) -> str | None:
    if event.on is None or all(guest.state is not GuestState.COMING for guest in guests):
        return None
    if (event.on - today).days > 1:
        return text("Saya ingatkan sehari sebelumnya.")
    return text("Sampai jumpa di {place}.", place=event.place)
