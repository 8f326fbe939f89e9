"""What the words that can be said at any time do: 返回, 改, 跳过, 重来, 取消, 帮助, 不清楚, 为什么, 结论."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Then
from dialogs.engine.machine import AFTERWARDS, CHANGE, CONCLUSION, REVIEW
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.rendering.wording import words


def handler_of(asked: Ask, said: str) -> Then:
    """What the command ``said`` does at ``asked``: what the question makes of it, or what it always does."""
    return asked.commands.get(said) or partial(_ALWAYS[said], asked)


def _back(asked: Ask, talk: Talk) -> Talk:
    """The question before; from what follows the conclusion, back to it; from it, to the review."""
    if talk.state == CHANGE:
        return interview.onward(talk)
    if talk.state in {CONCLUSION, *AFTERWARDS}:
        return talk.following("back").at(None)
    return interview.before(talk) or _said(asked, talk, "conversation.first_question")


def _review(asked: Ask, talk: Talk) -> Talk:
    """Everything gathered, to change a line of it; what is half made or waits for a word is not thrown away for it."""
    talk = talk.restarting(asked=False)
    if talk.scratch.proposal is not None:
        return _said(asked, talk, "conversation.proposal_open")
    if talk.scratch.draft is not None:
        return _said(asked, talk, "conversation.draft_open")
    if talk.scratch.ticked:
        return _said(asked, talk, "conversation.ticks_open")
    if talk.state in {CHANGE, *AFTERWARDS}:
        talk = talk.following("back")
    return (talk if talk.state == REVIEW else talk.following("review")).at(None)


def _conclude(asked: Ask, talk: Talk) -> Talk:
    """What can be said by the answers so far."""
    talk = _review(asked, talk)
    return talk if talk.again else talk.following("conclude")


def _cancel(asked: Ask, talk: Talk) -> Talk:
    """Leave a line as it was; elsewhere there is nothing to give up."""
    return (
        interview.onward(talk)
        if talk.state == CHANGE
        else _said(asked, talk, "conversation.nothing_to_cancel")
    )


def _why(asked: Ask, talk: Talk) -> Talk:
    """The one reason for which it is asked of this person; else the clauses that it serves, verbatim."""
    if asked.why is not None:
        return talk.saying(asked.why()).asking_again()
    notice = talk.policy.notice
    served = {clause for cited in asked.clauses() for clause in notice.within(cited)}
    told = [(clause, notice.paragraphs(clause)) for clause in notice if clause in served]
    return talk.saying(words("clauses.why", clauses=told)).asking_again()


def _said(asked: Ask, talk: Talk, template: str) -> Talk:
    del asked
    return talk.saying(words(template)).asking_again()


_ALWAYS: Final[Mapping[str, Callable[[Ask, Talk], Talk]]] = {
    commands.UNKNOWN: lambda asked, talk: _said(asked, talk, "conversation.no_unknown"),
    commands.SKIP: lambda asked, talk: _said(asked, talk, "conversation.no_skip"),
    commands.BACK: _back,
    commands.REVIEW: _review,
    commands.CONCLUDE: _conclude,
    commands.CANCEL: _cancel,
    commands.RESTART: lambda _, talk: talk.restarting(asked=True),
    commands.HELP: lambda asked, talk: _said(asked, talk, "conversation.help"),
    commands.WHY: _why,
}
