"""Messages in a private chat: answers, commands, and what is neither."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.channels.telegram.commands import Command, command
from bot.channels.telegram.render import Addressee, handed_over, said, told
from bot.features import asking, browsing, cases, privacy
from bot.features.jobs import report_commands, roster_commands
from bot.features.reminders import offer
from bot.store import OWN
from bot.wording import table, words
from dialogs.engine.commands import command as spoken_command
from dialogs.event import Opened, Said
from dialogs.rendering.wording import Markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.channels.telegram.update import ReceivedMessage as Received
    from bot.features.cases import CaseAnswer
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.event import Event


@dataclass(frozen=True, slots=True)
class _Request:
    """A command with all that is needed to obey it."""

    to: Addressee
    argument: str
    turn: Turn
    surroundings: Surroundings

    @property
    def officer(self) -> cases.Officer:
        """Who wrote it, with the cases they may have."""
        owner = self.to.owner
        return cases.Officer(self.turn, owner, self.surroundings.casework_for(owner))


def answered(message: Received, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """What to say to ``message``."""
    to = Addressee(message.chat.id, str(message.chat.id))
    if message.attachment is not None:
        return roster_commands.sent(to, message, turn, surroundings) or said(to, words("chat.only_text"))
    if message.text is None:
        return []
    called = command(message.text)
    if called is None or not called.is_for(surroundings.username):
        return _say(_Request(to, message.text, turn, surroundings))
    return _obey(_Request(to, called.argument, turn, surroundings), called)


def _obey(request: _Request, called: Command) -> list[Message]:
    handler = _HANDLERS.get(called.name)
    if handler is not None:
        return handler(request)
    if spoken_command(f"/{called.name}") is not None:
        return _talk(request, Said(f"/{called.name}"))
    return said(request.to, words("chat.unknown_command", command=f"/{called.name}"))


def _talk(request: _Request, event: Event) -> list[Message]:
    """Let the assessment that is open go on."""
    return _told(request, request.officer.talk(event))


def _say(request: _Request) -> list[Message]:
    """What was typed, which may be about cases."""
    return _told(request, cases.answered(request.officer, Said(request.argument)))


def _told(request: _Request, answer: CaseAnswer) -> list[Message]:
    messages = told(request.to, answer.replies, answer.revision, case=answer.case)
    return messages + offer(request.to, request.turn, request.surroundings, answer)


def _case(request: _Request) -> list[Message]:
    """/case and what stands behind it; to others than officers, whom it is for and how they get it."""
    if request.officer.casework is None:
        return said(request.to, words("chat.cases_only_hr", number=request.to.owner))
    return _say(replace(request, argument=f"/case {request.argument}"))


def _mine(request: _Request) -> list[Message]:
    if request.officer.casework is None:
        return said(request.to, words("chat.cases_only_hr", number=request.to.owner))
    return _say(replace(request, argument="/mine"))


def _saying(text: str) -> Callable[[_Request], list[Message]]:
    return lambda request: _talk(request, Said(text))


def _levels(request: _Request) -> list[Message]:
    return said(request.to, request.surroundings.notice.levels(request.turn.today))


def _directions(request: _Request) -> list[Message]:
    return browsing.opened(request.to, request.turn.today, request.surroundings)


def _ask(request: _Request) -> list[Message]:
    return asking.answered(request.to, request.argument, request.turn, request.surroundings)


def _result(request: _Request) -> list[Message]:
    """The conclusion; and once there is one, a file to keep and a few lines to pass on."""
    answer = request.officer.talk(Said("结论"))
    messages = _told(request, answer)
    session = answer.session
    result = session and request.surroundings.notice.concluded_result(session, request.turn.today)
    if not result:
        return messages
    name, media_type, content = result.document.name, result.document.media_type, result.document.content
    caption = words("result.caption")
    if answer.label:
        caption = Markdown(f"{words('cases.header', label=answer.label)}\n\n{caption}")
    return [
        *messages,
        handed_over(request.to, name, media_type, content, caption),
        *said(request.to, result.summary),
    ]


def _report(request: _Request) -> list[Message]:
    """Of the assessment that is open."""
    case = request.officer.open_case
    session = request.turn.session(request.to.owner, OWN if case is None else case.number)
    label = "" if case is None else case.label
    return report_commands.asked(request.to, session, request.turn, request.surroundings, label)


def _help(request: _Request) -> list[Message]:
    theirs = {} if request.officer.casework is None else table("menu.officers")
    known = table("menu.everyone") | theirs
    listed = Markdown("\n".join(f"/{name} {what}" for name, what in known.items()))
    return said(request.to, words("chat.help", commands=listed))


def _privacy(request: _Request) -> list[Message]:
    days = request.surroundings.retention_days
    told = words("privacy.saved", days=days)
    if request.surroundings.keeps_unanswered:
        told = Markdown(f"{told}\n\n{words('privacy.unanswered', days=days)}")
    if request.officer.casework is not None:
        told = Markdown(f"{told}\n\n{words('privacy.cases', days=days)}")
        kept = roster_commands.kept(request.surroundings.rosters.keep.days)
        told = Markdown(f"{told}\n\n{words('privacy.rosters', kept=kept)}")
    return said(request.to, told)


_HANDLERS: Mapping[str, Callable[[_Request], list[Message]]] = {
    "start": lambda request: _talk(request, Opened(request.argument)),
    "assess": lambda request: _talk(request, Opened("assess")),
    "levels": _levels,
    "direction": _directions,
    "ask": _ask,
    "case": _case,
    "mine": _mine,
    "result": _result,
    "report": _report,
    "roster": lambda request: roster_commands.explained(request.to, request.surroundings),
    "edit": _saying("改"),
    "cancel": lambda request: _say(replace(request, argument="取消")),
    "export": lambda request: [privacy.export(request.to, request.turn)],
    "delete": lambda request: privacy.ask_deletion(request.to, request.turn),
    "privacy": _privacy,
    "help": _help,
}
