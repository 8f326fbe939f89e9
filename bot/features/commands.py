"""What a person can ask for, command by command, in every channel; and whatever else they type, send or begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from bot.features import browsing, cases, choosing, privacy, reminders
from bot.features.cases import CaseAnswer
from bot.features.jobs import report_commands, roster_commands
from bot.features.request import Answer, Request, Shown, own_number, saying
from bot.turns.sanitize import clean
from bot.wording import in_channel, listed, say, table, words
from dialogs.engine import commands
from dialogs.event import Commanded, Event, Opened, Said
from dialogs.rendering.wording import Markdown
from dialogs.reply import Reply

_COMMAND: Final = re.compile(r"/([\w-]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


class TypedCommand(NamedTuple):
    """``/name@bot argument``; ``bot`` and ``argument`` are empty where they are left out."""

    name: str
    bot: str
    argument: str

    def is_for(self, username: str) -> bool:
        """Whether it is not for another bot."""
        return self.bot.lower() in {"", username.lower()}


def typed_command(text: str) -> TypedCommand | None:
    """The command that ``text`` is, if it is one."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return None
    name, bot, argument = found.groups(default="")
    return TypedCommand(name.lower(), bot, argument.strip())


def typed(request: Request, text: str) -> Answer:
    """What to say to what was typed: a command, or words for the assessment that is open."""
    text = clean(text)
    called = typed_command(text)
    if called is None and commands.bare(text) in listed("reminders.typed"):
        return reminders.listed(request)
    return talked(request, Said(text)) if called is None else called_for(request, called)


def called_for(request: Request, called: TypedCommand) -> Answer:
    """What to say to a command: one of this table, of one thing or of several; or one of the conversation's own."""
    for name in (called.name, f"{called.name}s", called.name.removesuffix("s")):
        if name in COMMANDS:
            return COMMANDS[name](request, called.argument)
    spoken = commands.command(f"/{called.name}")
    if spoken is not None:
        return talked(request, Commanded(spoken))
    return saying(words("chat.unknown_command", command=f"/{called.name}"))


def talked(request: Request, event: Event) -> Answer:
    """Let the assessment that is open go on, or see to the cases beside it."""
    return told(request, cases.answered(request.officer, event))


def told(request: Request, answer: CaseAnswer) -> Answer:
    """What the assessment says, and beside it what follows from where it has come to."""
    shown = [one for reply in answer.replies for one in _shown(request, reply, answer)]
    shown += reminders.offered(request, answer)
    if answer.card is not None:
        card = Shown(answer.card, answer.revision, answer.case)
        shown = [card, *(one._replace(in_own_place=True) for one in shown)]
    return Answer(tuple(shown), renamed=answer.renamed)


def _shown(request: Request, reply: Reply, answer: CaseAnswer) -> tuple[Shown, ...]:
    """A reply; or what its command answers, if the bot has that."""
    handler = COMMANDS.get(reply.command or "")
    return handler(request, "").shown if handler else (Shown(reply, answer.revision, answer.case),)


def _case(request: Request, argument: str) -> Answer:
    if not request.is_officer:
        return _only_officers(request)
    return told(request, cases.asked(request.officer, argument))


def _mine(request: Request) -> Answer:
    return told(request, cases.own(request.officer)) if request.is_officer else _only_officers(request)


def _only_officers(request: Request) -> Answer:
    """Whom it is for, and how they get it."""
    return own_number(request, words(in_channel("chat.cases_only_hr", request.channel), number=request.owner))


def _result(request: Request) -> Answer:
    """The conclusion; and once there is one, a file to keep and a few lines to pass on."""
    answer = cases.answered(request.officer, Commanded(commands.CONCLUDE))
    shown, session = told(request, answer).shown, answer.session
    result = session and request.surroundings.notice.concluded_result(session, request.today)
    if not result or answer.session is None or answer.session.is_to_be_confirmed:
        return Answer(shown)
    caption = words("result.caption")
    if answer.label:
        caption = Markdown(f"{words('cases.header', label=answer.label)}\n\n{caption}")
    return Answer(
        (*shown, Shown(Reply(caption, document=result.document)), Shown(Reply(result.summary))),
    )


def _help(request: Request) -> Answer:
    theirs = table("menu.officers") if request.is_officer else {}
    listed = "\n".join(f"/{name} {what}" for name, what in (table("menu.everyone") | theirs).items())
    return saying(words("chat.help", commands=Markdown(listed)))


def _asked(request: Request, question: str) -> Answer:
    """What the notice says to a question, to be passed on by it; without a question, what can be asked."""
    pages, today = request.surroundings.notice, request.today
    answers = pages.answers(today, pages.meant(question, today) or request.notice)
    if answers is None:
        return saying(pages.unsettled(today))
    answer = answers.ask(clean(question), today)
    if question:
        request.turn.note_question(answer.question, answer.status)
    shareable = answer.question if answer.answers and request.surroundings.passes_on else ""
    return Answer((Shown(Reply(answer.markdown, shareable=shareable)),))


def _direction(request: Request, work: str) -> Answer:
    return _asked(request, say("browse.which", work=work)) if work else browsing.opened(request)


COMMANDS: Mapping[str, Callable[[Request, str], Answer]] = {
    "start": lambda request, parameter: talked(request, Opened(parameter)),
    "assess": lambda request, _: talked(request, Opened("assess")),
    "levels": lambda request, _: saying(request.surroundings.notice.levels(request.today, request.notice)),
    "direction": _direction,
    "ask": _asked,
    "notices": lambda request, _: choosing.listed(request),
    "case": _case,
    "mine": lambda request, _: _mine(request),
    "result": lambda request, _: _result(request),
    "report": lambda request, _: report_commands.asked(request),
    "roster": roster_commands.asked,
    "reminders": lambda request, _: reminders.listed(request),
    "edit": lambda request, _: talked(request, Commanded(commands.REVIEW)),
    "cancel": lambda request, _: talked(request, Commanded(commands.CANCEL)),
    "export": lambda request, _: privacy.exported(request),
    "delete": lambda request, _: privacy.ask_deletion(request),
    "privacy": lambda request, _: privacy.told(request),
    "help": lambda request, _: _help(request),
}
