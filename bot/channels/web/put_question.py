"""An open question as a page puts it: notes, the question, its answers, and apart from them what always works."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.wording import say
from dialogs.rendering.wording import escape
from dialogs.reply import WORDS, Button, Expected, Field, Reply

SHORT: Final = 7
"""Characters of an answer of which two fit beside each other on a phone."""


ENDING: Final = frozenset({"good", "last"})
"""What leads on stands before all that could be chosen or added: below a long list nobody finds it."""


class PutQuestion(NamedTuple):
    """``page``: the questions that can be answered at once; ``is_of_page``: what is ``asked`` is one of them.
    ``above`` and ``below`` stand around the question ``asked``; all Markdown. ``words``: 返回, 跳过 and their like.

    ``has_lines``: the answers are lines of the text, which need not stand there a second time.
    """

    notes: str
    above: str
    asked: str
    below: str
    expects: Expected
    step: int
    steps: int
    answers: list[Button]
    words: list[Button]
    page: tuple[Field, ...] = ()
    is_of_page: bool = False

    @property
    def has_lines(self) -> bool:
        """Whether any answer is a line of the text."""
        return any(button.line for button in self.answers)

    @property
    def is_short(self) -> bool:
        """Whether two answers stand side by side on a phone."""
        return all(len(button.label) <= SHORT and not button.line for button in self.answers)


def put_question(reply: Reply) -> PutQuestion | None:
    """The parts of what ``reply`` asks; null for one that puts no question of the conversation."""
    question = reply.question
    if question is None:
        return None
    notes = question.notes
    text = reply.text.removeprefix(notes).lstrip("\n")
    if question.asked and question.asked in text:
        above, asked, below = text.partition(question.asked)
    else:
        above, (asked, _, below) = "", text.partition("\n\n")
    asked, mark, beside = asked.strip("*\n").partition(say("web.question_mark"))
    buttons = [button for row in reply.buttons for button in row]
    answers = [button for button in buttons if not button.data.startswith(WORDS)]
    return PutQuestion(
        notes,
        above,
        asked + mark,
        "\n\n".join(filter(None, (beside.strip("*"), below))),
        question.expects,
        question.step,
        question.steps,
        sorted(answers, key=lambda button: button.tone not in ENDING),
        [button for button in buttons if button.data.startswith(WORDS)],
        reply.page if len(reply.page) > 1 else (),
        any(escape(field.label) == question.asked for field in reply.page),
    )
