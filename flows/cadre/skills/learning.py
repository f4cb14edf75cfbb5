"""BELAJAR: the 25 skills in short quizzes of three questions, left and taken up at any time."""

from dialog.answers import Hidden, choice, either, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_learning import AnswerQuiz, RepeatMissed, StartQuiz
from domain.learning import Sitting
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.skills import quiz_questions
from flows.cadre.skills.quiz_answer import QuizAnswer
from flows.cadre.skills.quiz_questions import ALL_SKILLS, Group, Question
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take 'belajar balita' as the group to be learnt."""
    return Opening(given={"group": words}) if words.strip() else Opening()


async def learn(chat: Chat, register: Register) -> object:
    """Go on with an open quiz, or choose what to learn."""
    if not register.speaker.has(RoleKind.CADRE):
        return Go(flow="learning_counts")
    sitting = register.open_sitting()
    if sitting is not None and "group" not in chat.journal.given:
        return await _go_on(chat, sitting)
    return await _choose(chat, register)


async def _go_on(chat: Chat, sitting: Sitting) -> object:
    place = (sitting.next_place or 0) + 1
    picked = await chat.ask(
        "go_on",
        text("Lanjut kuis {group}?", group=quiz_questions.group(sitting.group).name),
        one_of(
            choice("on", text("Lanjut soal {number}", number=place), "LANJUT", "YA"),
            choice("new", text("Mulai baru"), "TIDAK", "baru", "ganti"),
        ),
    )
    if picked == "new":
        return Go(flow="choose_quiz")
    return Go(flow="quiz_question", subject={"sitting": sitting.id})


async def choose_quiz(chat: Chat, register: Register) -> object:
    """Choose what to learn, leaving a quiz that is open."""
    return await _choose(chat, register)


async def _choose(chat: Chat, register: Register) -> object:
    passed = register.skills_passed()
    picked = await chat.ask(
        "group",
        lines(_so_far(register, len(passed)), text("Mau belajar apa?")),
        one_of(
            *(choice(each.id, each.label, *each.words) for each in quiz_questions.groups()),
            list_title=text("Pilih kelompok"),
        ),
    )
    last = register.last_sitting()
    asked = last.questions if last is not None else ()
    return StartQuiz(group=picked, questions=quiz_questions.choose(picked, passed, asked))


def _so_far(register: Register, count: int) -> str:
    if not count:
        return text(
            "{cadre} bisa belajar {all} keterampilan kader, sedikit demi sedikit.",
            cadre=register.speaker.call,
            all=ALL_SKILLS,
        )
    return text(
        "{cadre} sudah lulus {count} dari {all} keterampilan 👏",
        cadre=register.speaker.call,
        count=count,
        all=ALL_SKILLS,
    )


async def quiz_question(
    chat: Chat,
    register: Register,
    *,
    sitting: int,
    is_first: bool = False,
    after: str = "",
    by_letter: bool = False,
) -> object:
    """Ask the next question, under a word about the one before."""
    quiz = register.sitting(sitting)
    place = quiz.next_place
    if place is None or quiz.is_over:
        return Go(flow="learn")
    question = quiz_questions.questions()[quiz.questions[place]]
    kind, picked = await chat.ask(
        question.id,
        text(
            "Soal {number} dari {all}. {question}",
            number=place + 1,
            all=len(quiz.questions),
            question=question.ask,
        ),
        either(QuizAnswer(answers=question.choices), _later()),
        lead=lines(
            _begun(quiz_questions.group(quiz.group), len(quiz.questions)) if is_first else "",
            _about(register, quiz, after, by_letter=by_letter),
        ),
    )
    if kind == 1:
        chat.say(
            text(
                "Siap, {bu}. Kuis saya simpan di soal {number}. Ketik BELAJAR untuk lanjut.",
                bu=register.speaker.bu,
                number=place + 1,
            )
        )
        return None
    return AnswerQuiz(
        sitting=sitting,
        question=question.id,
        picked=picked.number,
        by_letter=picked.by_letter,
    )


def _later() -> Hidden:
    """Understand that the quiz is left for later; no button invites to it."""
    return Hidden(
        inner=one_of(
            choice("later", text("Nanti"), "NANTI", "SELESAI", "LEWATI", "BATAL", "berhenti dulu"),
            complaint=text("Pilih 1, 2, atau 3, ya. Mau berhenti dulu? Ketik NANTI."),
        )
    )


def _begun(group: Group, count: int) -> str:
    return text("{group}. Kuis pendek, {count} soal.", group=group.name, count=count)


def _about(register: Register, quiz: Sitting, after: str, *, by_letter: bool) -> str:
    """Say whether the answer before was right, with one true sentence."""
    if not after:
        return ""
    question = quiz_questions.questions()[after]
    picked = quiz.answers[quiz.questions.index(after)] or 0
    if picked != question.right:
        return _wrong(register, question, picked if by_letter else 0)
    if by_letter:
        return lines(
            text(
                "Saya baca jawaban {number}, {answer}. Betul sekali 👍",
                number=picked,
                answer=question.choices[picked - 1],
            ),
            question.because,
        )
    return lines(text("Betul sekali 👍"), question.because)


def _wrong(register: Register, question: Question, read_as: int) -> str:
    if read_as:
        return text(
            "Saya baca jawaban {number}, {answer}. Hampir, {bu}. {because}",
            number=read_as,
            answer=question.choices[read_as - 1],
            bu=register.speaker.bu,
            because=question.because,
        )
    return text("Hampir, {bu}. {because}", bu=register.speaker.bu, because=question.because)


async def quiz_over(
    chat: Chat,
    register: Register,
    *,
    sitting: int,
    after: str,
    by_letter: bool = False,
    passed: tuple[int, ...] | list[int] = (),
) -> object:
    """Tell how it went; what was missed may be asked again."""
    quiz = register.sitting(sitting)
    wrong = quiz_questions.missed(quiz)
    about = _about(register, quiz, after, by_letter=by_letter)
    mark = text(
        "Nilai {ibu}: {right} dari {all} benar.",
        ibu=register.speaker.ibu,
        right=len(quiz.questions) - len(wrong),
        all=len(quiz.questions),
    )
    if not wrong:
        chat.say(lines(about, mark, _passed(register, is_new=bool(passed))))
        return None
    picked = await chat.ask(
        "again",
        lines(about, mark, text("Lulus kalau semua benar. Soal yang salah tadi mau diulang?")),
        one_of(
            choice(
                "again",
                text("Ulang soal {number}", number=wrong[0] + 1)
                if len(wrong) == 1
                else text("Ulang {count} soal", count=len(wrong)),
                "YA",
                "LANJUT",
                "ulang",
            ),
            choice("later", text("Besok saja"), "NANTI", "TIDAK", "SELESAI", "besok"),
        ),
    )
    if picked == "again":
        return RepeatMissed(sitting=sitting)
    chat.say(text("Siap, {bu}. Ketik BELAJAR kapan saja.", bu=register.speaker.bu))
    return None


def _passed(register: Register, *, is_new: bool) -> str:
    count = len(register.skills_passed())
    level = level_name(quiz_questions.level_of(register.skills_passed()))
    return lines(
        text("Lulus 👏 Sekarang {count} dari {all} keterampilan.", count=count, all=ALL_SKILLS)
        if is_new
        else text("Tetap lulus 👏 {count} dari {all} keterampilan.", count=count, all=ALL_SKILLS),
        text("Tingkat belajar: {level}. Penilaian TKK tetap oleh bidan.", level=level)
        if level
        else "",
    )


def level_name(level: str) -> str:
    """Name a level; nothing before the first."""
    return {"purwa": "Purwa", "madya": "Madya", "utama": "Utama"}.get(level, "")


async def learning_counts(chat: Chat, register: Register) -> None:
    """Tell a coordinator or midwife how the cadres come on: counts, and nobody's name."""
    cadres = register.learning_of_village()
    levels = [quiz_questions.level_of(skills) for skills in cadres]
    chat.say(
        lines(
            text(
                "Belajar kader desa {village}: {begun} dari {all} kader sudah mulai.",
                village=register.village.name,
                begun=sum(1 for skills in cadres if skills),
                all=len(cadres),
            ),
            text(
                "Purwa {purwa}, Madya {madya}, Utama {utama}.",
                purwa=levels.count("purwa"),
                madya=levels.count("madya"),
                utama=levels.count("utama"),
            ),
            text("Nama dan nilai hanya dilihat kader sendiri."),
        )
    )
