"""Keeping what a cadre answers in a quiz, and the skills passed by it."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_learning import AnswerQuiz, RepeatMissed, StartQuiz
from domain.errors import Refused
from domain.learning import Measuring, Sitting
from domain.people import RoleKind
from flows.cadre.skills import quiz_questions
from handlers.commands.permission import holder_of
from handlers.work import Outcome, Work
from storage import learning


def start_quiz(work: Work, command: StartQuiz) -> Outcome:
    """Begin a quiz."""
    holder_of(work, RoleKind.CADRE)
    sitting = learning.begin(
        work.connection,
        person_id=work.speaker.id,
        group=command.group,
        questions=command.questions,
        at=work.now,
    )
    return Outcome(follow=Go(flow="quiz_question", subject={"sitting": sitting, "is_first": True}))


def answer_quiz(work: Work, command: AnswerQuiz) -> Outcome:
    """Keep an answer; with the last one, skills are passed if all were right."""
    sitting = _own(work, command.sitting)
    if command.question not in sitting.questions:
        raise Refused(text("Soal itu sudah lewat. Ketik BELAJAR untuk kuis baru."))
    place = sitting.questions.index(command.question)
    answers = (*sitting.answers[:place], command.picked, *sitting.answers[place + 1 :])
    is_over = None not in answers
    learning.keep_answers(
        work.connection, sitting.id, answers, ended_at=work.now if is_over else None
    )
    told = {
        "sitting": sitting.id,
        "after": command.question,
        "by_letter": command.by_letter,
    }
    if not is_over:
        return Outcome(follow=Go(flow="quiz_question", subject=told))
    passed = _passed(work, work.register.sitting(sitting.id))
    return Outcome(follow=Go(flow="quiz_over", subject={**told, "passed": list(passed)}))


def _passed(work: Work, sitting: Sitting) -> tuple[int, ...]:
    """Keep the skills of a quiz without a wrong answer; give those that are new."""
    if quiz_questions.missed(sitting):
        return ()
    skills = [quiz_questions.questions()[name].skill for name in sitting.questions]
    new = learning.keep_passed(work.connection, work.speaker.id, skills, work.register.now.date())
    if new:
        work.note("skills.passed", "person", work.speaker.id, skills=list(new))
    return new


def repeat_missed(work: Work, command: RepeatMissed) -> Outcome:
    """Ask again what was answered wrongly."""
    sitting = _own(work, command.sitting)
    wrong = quiz_questions.missed(sitting)
    answers = tuple(
        None if place in wrong else picked for place, picked in enumerate(sitting.answers)
    )
    learning.keep_answers(work.connection, sitting.id, answers, ended_at=None)
    return Outcome(follow=Go(flow="quiz_question", subject={"sitting": sitting.id}))


def keep_met(work: Work, measures: tuple[Measuring, ...]) -> None:
    """Keep which measures the speaker was asked for, for the first time."""
    if measures:
        on = work.register.now.date()
        learning.keep_met(work.connection, work.speaker.id, measures, on)


def _own(work: Work, sitting_id: int) -> Sitting:
    sitting = work.register.sitting(sitting_id)
    if sitting.person_id != work.speaker.id:
        raise Refused(text("Maaf, itu bukan kuis dari nomor ini."))
    return sitting
