"""Passing a person's words on to somebody who can answer."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands import ForwardQuestion
from domain.commands_of_families import CalmDown
from flows.family.own import who_writes
from handlers.commands.joining import spoken_phone
from handlers.work import Notice, Outcome, Work
from storage import forwarding


def calm_down(work: Work, command: CalmDown) -> Outcome:
    """Ask a person to get in touch, once a day however much is written."""
    is_known = work.speaker.is_known
    day = work.register.now.date().isoformat()
    work.note("upset", "person", work.speaker.id)
    return Outcome(
        notices=(
            Notice(
                key=f"upset:{work.speaker.id}:{day}",
                person_id=command.to_person,
                flow="somebody_upset",
                subject={
                    "who": who_writes(work.register) if is_known else text("Warga belum terdaftar"),
                    "phone": "" if is_known else spoken_phone(work),
                },
            ),
        )
    )


def forward_question(work: Work, command: ForwardQuestion) -> Outcome:
    """Keep the question open until it is answered, and show it to the one asked."""
    forwarded = forwarding.add(
        work.connection,
        from_person_id=work.speaker.id,
        to_person_id=command.to_person,
        words=command.words,
        sent_at=work.now,
    )
    work.note("question.forwarded", "forwarded", forwarded, to=command.to_person)
    return Outcome(
        follow=Go(
            flow="question_forwarded",
            subject={"to_person": command.to_person, "words": command.words},
        ),
        notices=(
            Notice(
                key=f"forwarded:{forwarded}",
                person_id=command.to_person,
                flow="question_arrived",
                subject={
                    "forwarded": forwarded,
                    "from_person": work.speaker.id,
                    "words": command.words,
                },
            ),
        ),
    )
