"""Questions answered by the notice at an address that can be passed on, and the directions with their work."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final, NamedTuple
from urllib.parse import quote

from aiohttp import web

from bot.channels.web.pages import looked_up, notice_of, site_of, today_of
from bot.channels.web.refusals import RequestRefused
from bot.turns.sanitize import clean
from bot.wording import listed, say
from dialogs.language.question.answer import Citation, NoticeAnswer
from dialogs.rendering.wording import Markdown
from rules import Policy

ASK: Final = "/ask"
PATHS: Final = (ASK, "/directions")
"""Of all that is here, for search engines."""

routes: Final = web.RouteTableDef()


class Onward(NamedTuple):
    """What can be asked or done next."""

    text: str
    path: str


class AnsweredQuestion(NamedTuple):
    """An answer as a page shows it: ``told`` is it without its quotes, which follow as ``citations``.

    ``by_level``: the names of levels with what was decided for each.
    """

    question: str
    told: Markdown
    citations: Sequence[Citation]
    by_level: dict[str, str]
    onward: list[Onward]

    @property
    def opening(self) -> str:
        """Its first sentence, plain."""
        return self.told.partition("\n")[0].replace("\\", "")


@routes.get(ASK)
async def ask(request: web.Request) -> web.Response:
    """The answer to ``q``; without one, what can be asked."""
    wanted = _wanted(request)
    return _page(request, "ask.html", wanted, wanted)


@routes.get("/directions")
async def directions(request: web.Request) -> web.Response:
    """The directions with their work; and where the work ``q`` belongs."""
    wanted = _wanted(request)
    return _page(request, "directions.html", wanted, say("browse.which", work=wanted) if wanted else "")


def _wanted(request: web.Request) -> str:
    return clean(request.query.get("q", "")).strip()


def _page(request: web.Request, template: str, wanted: str, question: str) -> web.Response:
    pages, today = site_of(request).notice, today_of(request)
    policy = pages.policy(today, pages.meant(question, today)) or notice_of(request)
    answers = pages.answers(today, policy.id)
    if answers is None:
        raise RequestRefused(HTTPStatus.NOT_FOUND, "no_notice")
    told = _answered(policy, answers.ask(question, today)) if question else None
    return looked_up(
        request, template, policy=policy, wanted=wanted, told=told, examples=list(answers.examples)
    )


def _answered(policy: Policy, answer: NoticeAnswer) -> AnsweredQuestion:
    names = {level.level: level.name for level in policy.levels}
    return AnsweredQuestion(
        answer.question,
        answer.unquoted.markdown,
        answer.answers,
        {names[level]: say(f"lookup.decision.{decided}") for level, decided in answer.by_level.items()},
        [_onward(text) for text in answer.onward],
    )


def _onward(text: str) -> Onward:
    """A question that stands in it in quotation marks can be asked at once, another be thought of; all else begins
    with an assessment.
    """
    opening, closing = listed("lookup.quotation")
    question = text.partition(opening)[2].partition(closing)[0]
    path = ASK if text.startswith(say("lookup.asking")) else "/"
    return Onward(text, f"{ASK}?q={quote(question)}" if question else path)
