"""Passing a person's words on to somebody who can answer."""

from dialog.turn import Go
from domain.commands import ForwardQuestion
from handlers.work import Notice, Outcome, Work
from storage import forwarding


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
