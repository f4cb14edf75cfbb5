"""Runs conversations for one message: asks, hears, carries out, and goes on to what follows."""

from dataclasses import replace
from datetime import timedelta

from dialog.answers import choices_alone
from dialog.chat import Heard
from dialog.input.words import lexicon
from dialog.journal import Journal
from dialog.messages import Bubble, Choice
from dialog.turn import Flow, Go, Turn, take
from domain.commands import Resume
from domain.register import Unknown
from flows.registry import FLOWS
from handlers.commands import carry_out
from handlers.work import Notice, Work
from storage import conversations
from storage.conversations import NOT_KEPT_YET, Conversation, Talk

FORGOTTEN_AFTER = timedelta(hours=24)
OFFERED = "offered"
"""Beside a conversation's journal: the choices of its open question, when it takes nothing else."""
MOST_STEPS = 12
"""Flows that open one another in a single turn; more than this is a circle."""


class Talking:
    """The conversations of one person during one message."""

    def __init__(self, work: Work, talk: Talk) -> None:
        self.work = work
        self.talk = talk
        self.bubbles: list[Bubble] = []
        self.notices: list[Notice] = []
        self._known: dict[int, Conversation | None] = {}
        self._has_read_tasks = False

    def open(self, go: Go) -> None:
        """Open a conversation and run it to its first question."""
        local = self.work.register.now
        conversation = conversations.start(
            person_id=self.work.speaker.id,
            flow=go.flow,
            subject=go.subject,
            is_task=not FLOWS[go.flow].holds_nobody,
            today=local.date(),
            now=self.work.now,
        )
        journal = Journal(given=dict(go.given))
        self._go_on(conversation, journal, self._run(conversation, journal))

    def answer(self, conversation: Conversation, heard: Heard) -> bool:
        """Give what was heard to the open question; False if it is no answer: nothing changed."""
        if not _may_answer(conversation, heard):
            return False
        journal = Journal.from_json(conversation.journal)
        try:
            turn = self._run(conversation, journal, heard)
        except Unknown:
            self.close(conversation)
            return False
        if turn.refused is not None or turn.heard_nothing:
            return False
        self._go_on(conversation, journal, turn)
        return True

    def would_answer(self, conversation: Conversation, heard: Heard) -> bool:
        """Tell whether words fit the open question of an unfinished task; nothing changes."""
        if not _may_answer(conversation, heard):
            return False
        try:
            turn = self._run(conversation, Journal.from_json(conversation.journal), heard)
        except Unknown:
            return False
        return turn.refused is None and not turn.heard_nothing

    def ask_anew(self, conversation: Conversation) -> bool:
        """Ask the question of an unfinished task again, naming it; False when it has expired.

        A confirmation expires when something else was started, so it is not asked again.
        """
        turn = self.look(conversation)
        if turn.question is None or (turn.question.answer.choices and turn.unfinished is None):
            return False
        self.repeat_beside(conversation)
        return True

    def complain(self, conversation: Conversation, heard: Heard) -> int:
        """Say why the words are no answer and ask again; give how often that happened."""
        journal = Journal.from_json(conversation.journal)
        turn = self._run(conversation, journal, heard)
        journal.tries += 1
        self._keep(conversation, journal, turn)
        self._show(conversation, turn.bubbles)
        return journal.tries

    def look(self, conversation: Conversation) -> Turn:
        """Run a conversation without hearing anything, to see where it stands."""
        return self._run(conversation, Journal.from_json(conversation.journal))

    def repeat(self, conversation: Conversation) -> None:
        """Ask the open question again."""
        journal = Journal.from_json(conversation.journal)
        turn = self._run(conversation, journal)
        self._keep(conversation, journal, turn)
        self._show(conversation, turn.bubbles)

    def repeat_beside(self, conversation: Conversation) -> None:
        """Ask the open question again in short, under the answer just given to something else."""
        journal = Journal.from_json(conversation.journal)
        turn = self._run(conversation, journal)
        self._keep(conversation, journal, turn)
        if turn.question is None:
            self._show(conversation, turn.bubbles)
            return
        words = turn.question.brief
        last = self.bubbles[-1] if self.bubbles else None
        if last and not (last.choices or last.picture or last.document):
            words = f"{self.bubbles.pop().text}\n{words}"
        self._show(conversation, (turn.question.bubble(words),))

    def go_back(self, conversation: Conversation) -> bool:
        """Forget the last answer and ask for it again; False at the first question."""
        journal = Journal.from_json(conversation.journal)
        turn = self._run(conversation, journal)
        if not journal.forget_last(shown=turn.asked):
            return False
        self._go_on(conversation, journal, self._run(conversation, journal))
        return True

    def restore(self, conversation: Conversation) -> bool:
        """Take the former answer of the open question after all; False when there was none."""
        journal = Journal.from_json(conversation.journal)
        if conversation.question not in journal.former:
            return False
        journal.remember(conversation.question, journal.former.pop(conversation.question))
        self._go_on(conversation, journal, self._run(conversation, journal))
        return True

    def keep_part(self, conversation: Conversation) -> None:
        """Carry out what an unfinished conversation could save of itself."""
        turn = self.look(conversation)
        self.close(conversation)
        if turn.unfinished is not None and turn.unfinished.keep is not None:
            self._carry_out(turn.unfinished.keep)

    def close(self, conversation: Conversation, state: str = conversations.DONE) -> None:
        """End a conversation."""
        conversation.state = state
        conversations.keep(self.work.connection, conversation)
        if self.talk.current == conversation.id:
            self.talk.current = None

    def say(self, words: str) -> None:
        """Say something outside of any conversation."""
        self.bubbles.append(Bubble(text=words))

    def current(self) -> Conversation | None:
        """Give the conversation whose question was the last thing asked."""
        if self.talk.current is None:
            return None
        self._read_tasks()
        conversation = self._known.get(self.talk.current)
        if conversation is None or conversation.state != conversations.OPEN:
            return None
        return conversation

    def waiting(self) -> list[Conversation]:
        """List tasks that were begun and are not finished, the latest first; offers are none."""
        self._read_tasks()
        since = self.work.now - FORGOTTEN_AFTER
        tasks = [
            conversation
            for conversation in self._known.values()
            if conversation is not None
            and conversation.state == conversations.OPEN
            and conversation.touched_at >= since
            and conversation.is_task
            and conversation.person_id == self.work.speaker.id
        ]
        return sorted(tasks, key=lambda task: (task.touched_at, task.id), reverse=True)

    def conversation(self, number: int) -> Conversation | None:
        """Give one conversation, whatever became of it and whosever it is."""
        if number not in self._known:
            self._known[number] = conversations.get(self.work.connection, number)
        return self._known[number]

    def _read_tasks(self) -> None:
        """Read the current conversation and the tasks that wait, once in a message."""
        if self._has_read_tasks:
            return
        self._has_read_tasks = True
        found = conversations.at_hand(
            self.work.connection,
            self.work.speaker.id,
            current=self.talk.current,
            since=self.work.now - FORGOTTEN_AFTER,
        )
        for conversation in found:
            self._known.setdefault(conversation.id, conversation)

    def _run(
        self, conversation: Conversation, journal: Journal, heard: Heard | None = None
    ) -> Turn:
        return take(
            self._flow(conversation),
            journal,
            today=conversation.today,
            now=self.work.register.now,
            heard=heard,
            expects=conversation.question,
        )

    def _flow(self, conversation: Conversation) -> Flow:
        function = FLOWS[conversation.flow].function
        return lambda chat: function(chat, self.work.register, **conversation.subject)

    def _go_on(self, conversation: Conversation, journal: Journal, turn: Turn) -> None:
        self._keep(conversation, journal, turn)
        self._show(conversation, turn.bubbles)
        if turn.result is not None:
            self._carry_out(turn.result)

    def _carry_out(self, command: object) -> None:
        for _step in range(MOST_STEPS):
            if isinstance(command, Go):
                self.open(command)
                return
            if isinstance(command, Resume):
                self._resume(command)
                return
            outcome = carry_out(self.work, command)
            self.notices.extend(outcome.notices)
            if outcome.follow is None:
                return
            command = outcome.follow
        raise RecursionError("flows open one another without end")

    def _resume(self, command: Resume) -> None:
        """Go on with an interrupted conversation, keep a part of it, or leave it."""
        conversation = self.conversation(command.conversation)
        if (
            conversation is None
            or conversation.person_id != self.work.speaker.id
            or conversation.state != conversations.OPEN
        ):
            self.open(Go(flow="choice_is_over", subject={"has_more": False}))
        elif command.how == "go_on":
            self.repeat(conversation)
        elif command.how == "keep":
            self.keep_part(conversation)
        else:
            words = self.look(conversation).cancelled or ""
            self.close(conversation)
            self.open(Go(flow="cancelled", subject={"words": words}))

    def _keep(self, conversation: Conversation, journal: Journal, turn: Turn) -> None:
        conversation.journal = journal.to_json() | {OFFERED: _offered(turn)}
        conversation.question = turn.question.name if turn.question else ""
        conversation.state = conversations.OPEN if turn.question else conversations.DONE
        conversation.touched_at = self.work.now
        if conversation.id == NOT_KEPT_YET and turn.only_led_on:
            return
        conversations.keep(self.work.connection, conversation)
        self._known[conversation.id] = conversation
        if turn.question is not None:
            self.talk.current = conversation.id
        elif self.talk.current == conversation.id:
            self.talk.current = None

    def _show(self, conversation: Conversation, bubbles: tuple[Bubble, ...]) -> None:
        token = f"{conversation.id}.{conversation.question}"
        self.bubbles.extend(
            replace(bubble, token=token) if bubble.choices else bubble for bubble in bubbles
        )


def _offered(turn: Turn) -> list[list[list[object]]] | None:
    """Keep the choices of a question that takes nothing else; None for every other question."""
    groups = choices_alone(turn.question.answer) if turn.question is not None else None
    if groups is None:
        return None
    return [[[offer.id, offer.label, list(offer.words)] for offer in group] for group in groups]


def _may_answer(conversation: Conversation, heard: Heard) -> bool:
    """Tell without running the flow that words mean none of the choices that were offered.

    Most messages under a result are the next child's line, so this spares most of the work.
    """
    offered = conversation.journal.get(OFFERED)
    if offered is None or heard.tapped is not None:
        return True
    return any(
        lexicon().choose(
            heard.text,
            [Choice(id=id_, label=label, words=tuple(words)) for id_, label, words in group],
        )
        is not None
        for group in offered
    )
