"""The conversation in the terminal, from the first line to the last."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from pydantic import ValidationError

from bot.channels.terminal.channel import OWNER, TerminalChannel, displayed
from bot.channels.terminal.keyboard import LONGEST_LINE, Keyboard, LineTooLongError
from bot.channels.terminal.messenger import TerminalMessenger
from bot.channels.terminal.screen import Screen
from bot.clock import beijing_now
from bot.features.context import Surroundings
from bot.features.displayed import Displayed, entered
from bot.features.jobs.job_queue import JobContext
from bot.features.jobs.jobs import Jobs
from bot.features.renewals import reminded
from bot.ops.supervision import Supervisor
from bot.store import Arrival, Store, Unsent
from bot.turns.question_log import Questions
from bot.turns.turn import Dialogue
from bot.turns.turns import Turns
from bot.wording import listed, say
from dialogs.engine.commands import bare
from dialogs.event import Event, Opened, Pressed, Said
from dialogs.language.answer.choice import is_figures, read_count, read_yes_no

_log = logging.getLogger(__name__)


def chat(  # noqa: PLR0913 - each is a choice of whoever starts it, half of them by name
    conversation: Dialogue,
    store: Store,
    surroundings: Surroundings,
    *,
    folder: Path,
    fresh: bool = False,
    opened: str = "",
    clock: Callable[[], datetime] = beijing_now,
) -> int:
    """Hold the conversation on standard input and output until either ends; the exit code.

    Without a terminal on both sides it reads lines and writes plain text. It goes on where the last one
    ended, however that ended, or anew when ``fresh``, which leaves the cases as they are. Documents are saved
    in the current directory; what takes a while is made in ``folder``, which no other channel uses.

    Raises :class:`~bot.store.StoreRefused` when the store cannot be used any more.
    """
    questions = Questions(keeps_unanswered=surroundings.keeps_unanswered)
    turns = Turns(store, conversation, TerminalChannel(surroundings), clock, questions)
    sitting = _Sitting(store, turns, folder, surroundings)
    try:
        sitting.hold(Opened(opened), fresh=fresh)
    except KeyboardInterrupt:
        sitting.screen.say(f"\n{say('terminal.sitting.farewell')}")
    except BrokenPipeError:
        # Nobody reads any more. What was not shown is kept; Python's own flush at exit must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


class _Sitting:
    """One run of the conversation: a keyboard, a screen, and the turns between them."""

    def __init__(self, store: Store, turns: Turns, folder: Path, surroundings: Surroundings) -> None:
        self.screen = Screen(Path.cwd())
        self._is_interactive = self.screen.is_terminal and sys.stdin is not None and sys.stdin.isatty()
        self._keyboard = Keyboard(edits=self._is_interactive)
        self._store = store
        self._turns = turns
        self._channel = turns.channel
        self._folder = folder
        self._notice = surroundings.notice
        terms = surroundings.rosters
        self._messenger = TerminalMessenger(self.screen, self._deliver)
        self._jobs = Jobs(
            JobContext(store, self._channel.name, self._messenger, folder, terms, turns.clock, Supervisor())
        )
        self._has_work = False
        self._buttons: dict[str, Pressed] = {}
        self._listed: list[Pressed] = []
        """What was last shown to choose from by number, where nothing is asked to which a figure is the answer."""
        self._is_asked = False
        self._confirmation: tuple[Pressed, Pressed] | None = None

    def hold(self, opened: Opened, *, fresh: bool) -> None:
        """Go on where the last sitting ended, until the input does."""
        self._turns.replay()
        if fresh and self._may_erase():
            with self._store.transaction() as transaction:
                transaction.begin_anew(self._channel.name, OWNER)
        self._deliver()
        self._work_off()
        if self._is_interactive:
            self.screen.say(f"{say('terminal.sitting.welcome')}\n")
        self._take(opened)
        leaving = listed("terminal.sitting.leaving")
        while True:
            try:
                line = self._keyboard.line()
            except LineTooLongError:
                self.screen.say(f"{say('terminal.sitting.too_long', most=LONGEST_LINE)}\n")
                continue
            if line is None or line in leaving:
                break
            if line:
                self._answer(line)
        self.screen.say(say("terminal.sitting.farewell"))

    def _may_erase(self) -> bool:
        """Whether what is kept of an earlier sitting may go: on a terminal only by a plain yes."""
        with self._store.reading() as transaction:
            kept = transaction.session(self._channel.name, OWNER)
        if kept is None or not self._is_interactive:
            return True
        self.screen.say(say("terminal.sitting.fresh"))
        return read_yes_no(self._keyboard.line() or "") is True

    def _answer(self, line: str) -> None:
        if not self._is_interactive:
            self.screen.echo(line)
        # A command goes before a label, which may be a case's and say anything; so does a number that is shown.
        pressed = None if line.startswith("/") else self._buttons.get(line)
        if self._listed and is_figures(line):
            number = read_count(bare(line))
            if not (isinstance(number, int) and 1 <= number <= len(self._listed)):
                self.screen.say(f"{say('terminal.sitting.no_such_number', most=len(self._listed))}\n")
                return
            pressed = self._listed[number - 1]
        if pressed is None and self._confirmation is not None:
            yes, no = self._confirmation
            answer = read_yes_no(line)
            pressed = yes if answer else no
            if answer is None:
                self._take(no)
                pressed = None
        self._take(pressed or Said(line))

    def _take(self, event: Event) -> None:
        self._buttons, self._listed = {}, []
        self._is_asked = False
        self._confirmation = None
        self._turns.take([Arrival(uuid4().hex, OWNER, entered(event))])
        self._deliver()
        self._work_off()

    def _work_off(self) -> None:
        """Do what was asked for and takes a while. Ctrl-C cancels it, and the conversation goes on."""
        while self._has_work:
            try:
                asyncio.run(self._jobs.work_off())
            except KeyboardInterrupt:
                self._give_up()
            self._deliver()

    def _give_up(self) -> None:
        with self._store.transaction() as transaction:
            transaction.post_each(self._channel.name, displayed(self._jobs.give_up(transaction)))
        # With nothing left to do, it clears away.
        asyncio.run(self._jobs.work_off())

    def _deliver(self) -> None:
        """Show what is to be shown. Whatever ends the process, a reply is shown, and shown twice at worst."""
        while waiting := self._waiting():
            shown = [(unsent.sequence, _displayed(unsent)) for unsent in waiting]
            self._is_asked |= any(one and (one.reply.numbered or one.reply.question) for _, one in shown)
            for sequence, one in shown:
                if one is not None:
                    self._show(one, sequence)
                with self._store.transaction() as transaction:
                    transaction.sent([sequence])

    def _waiting(self) -> list[Unsent]:
        """What is to be shown, also what has become due; and a look whether anything takes a while."""
        with self._store.transaction() as transaction:
            now, name = self._turns.clock(), self._channel.name
            for to, reminder in reminded(transaction, name, now, self._notice):
                transaction.post_each(self._channel.name, self._messenger.messages(to, [reminder]))
            self._has_work = self._jobs.has_work(transaction)
            return transaction.unsent(self._channel.name)

    def _show(self, message: Displayed, sequence: int) -> None:
        buttons = [
            (button.label, Pressed(button.data, message.revision, message.case))
            for row in message.reply.buttons
            for button in row
        ]
        is_list = bool(buttons) and not (self._is_asked or message.reply.confirms)
        if is_list:
            self._listed = [pressed for _, pressed in buttons]
        self.screen.show(replace(message.reply, numbered=True) if is_list else message.reply)
        if message.file is not None:
            self.screen.hand_over(message.file.name, self._folder / message.file.place)
        if message.progress_of is not None:
            with self._store.transaction() as transaction:
                transaction.rosters.show_in(message.progress_of, sequence)
        self._buttons |= buttons
        if message.reply.confirms:
            (_, yes), (_, no) = buttons
            self._confirmation = yes, no


def _displayed(unsent: Unsent) -> Displayed | None:
    try:
        return Displayed.model_validate_json(unsent.message.payload)
    except ValidationError:
        _log.warning("Message %d is not of this version and was dropped", unsent.sequence)
        return None
