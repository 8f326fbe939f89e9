"""Markdown as HTML: the one place where what is said becomes markup, and where what people wrote is made harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from bot.channels.web.clause_addresses import ClauseAddresses
from bot.features.commands import COMMANDS
from bot.wording import listed, say, table

_SCHEMES: Final = ("https://", "http://", "mailto:", "/", "#")
PAGES: Final = {
    "ask": "/ask",
    "case": "/cases",
    "delete": "/data",
    "direction": "/directions",
    "export": "/data",
    "help": "/help",
    "levels": "/levels",
    "privacy": "/privacy",
    "roster": "/roster",
}
"""Of the commands that have a page of their own."""
TALK: Final = "/talk"

REMEMBERED: Final = 1000
"""Texts, whose HTML is made once for all to whom they are shown: a question is the same for nearly everybody."""


@lru_cache(REMEMBERED)
def html(markdown: str, clauses: ClauseAddresses | None = None, *, has_commands: bool = True) -> Markup:
    """``markdown`` as HTML. Markup that stands in it is shown as it is written; links go where they may.

    What names one of the ``clauses`` leads to it. A command in it becomes a button, where the page ``has_commands``:
    the form of a turn; elsewhere it leads to the conversation.
    """
    return Markup(_MARKDOWN.render(markdown, _env(clauses, has_commands=has_commands)))  # noqa: S704 - escaped there


def inline(markdown: str, clauses: ClauseAddresses | None = None, *, has_commands: bool = True) -> Markup:
    """One line of ``markdown`` as HTML, to stand in an element of the page; else as :func:`html`."""
    env = _env(clauses, has_commands=has_commands)
    return Markup(_MARKDOWN.renderInline(markdown, env))  # noqa: S704 - the renderer has escaped it


def _env(clauses: ClauseAddresses | None, *, has_commands: bool) -> dict[str, Any]:
    return {"clauses": clauses, "has_commands": has_commands}


def _pressable(found: re.Match[str], *, has_commands: bool) -> str:
    """What does the command instead of what says it: 发送 /levels becomes 打开, and a link."""
    name = found["name"] or found["quoted"]
    if name not in COMMANDS:
        return found[0]
    label = escape(table("web.command")[name])
    if name in PAGES or not has_commands:
        verb, control = "web.acts.open", f'<a href="{PAGES.get(name, TALK)}">{label}</a>'
    else:
        verb = "web.acts.press"
        kind = 'type="submit" form="turn" formnovalidate class="link"'
        control = f'<button {kind} name="command" value="{name}">{label}</button>'
    return f"{say(verb)} {control}" if found["verb"] else control


@cache
def _command() -> re.Pattern[str]:
    """A command where a text tells to send it, with the verb before it; one with more to write stands in quotes."""
    verbs = "|".join(listed("web.verbs"))
    return re.compile(
        rf"(?:(?P<verb>{verbs})\s?|(?<![\w/]))(?:“/(?P<quoted>[a-z]+) [^”]*”|/(?P<name>[a-z]+)\b)"
    )


@cache
def _example() -> re.Pattern[str]:
    """A command before words that one may write: on a page they are written alone."""
    return re.compile(rf"({say('web.example')}[：“\s]*)/(?:{'|'.join(COMMANDS)})\s(?=\S)")


def _text(tokens: Sequence[Token], place: int, _options: object, env: dict[str, Any]) -> str:
    is_in_link = sum(token.nesting for token in tokens[:place] if token.tag == "a") > 0
    text = str(escape(tokens[place].content))
    if is_in_link:
        return text
    text = _command().sub(partial(_pressable, has_commands=env["has_commands"]), _example().sub(r"\1", text))
    clauses: ClauseAddresses | None = env["clauses"]
    return text if clauses is None else clauses.cited.sub(partial(_cited, clauses), text)


def _cited(clauses: ClauseAddresses, found: re.Match[str]) -> str:
    links = (
        f'<a href="{clauses.path(clause)}">{written}</a>' if clause in clauses.names else written
        for written, clause in clauses.each(found[0])
    )
    return say("web.list").join(links)


def _renderer() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")
    made.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign] # it is documented to be replaced
    made.renderer.rules["text"] = _text  # type: ignore[attr-defined]
    return made


_MARKDOWN: Final = _renderer()
