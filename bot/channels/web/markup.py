"""Markdown as HTML: the one place where what is said becomes markup, and where what people wrote is made harmless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from bot.features.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_SCHEMES: Final = ("https://", "http://", "mailto:", "/", "#")
_COMMAND: Final = re.compile(r"(?<![\w/])/([a-z]+)\b")
PAGES: Final = {
    "ask": "/ask",
    "case": "/cases",
    "direction": "/directions",
    "help": "/help",
    "levels": "/levels",
    "privacy": "/privacy",
    "roster": "/roster",
}
"""Of the commands that have a page of their own."""


def html(markdown: str) -> Markup:
    """``markdown`` as HTML. Markup that stands in it is shown as it is written; links go where they may.

    A command in it can be pressed, where the page has a form with the id ``commands``.
    """
    return Markup(_MARKDOWN.render(markdown))  # noqa: S704 - the renderer has escaped it


def _pressable(found: re.Match[str]) -> str:
    name = found[1]
    if name not in COMMANDS:
        return found[0]
    if name in PAGES:
        return f'<a href="{PAGES[name]}">{found[0]}</a>'
    return f'<button class="link" form="commands" name="command" value="{name}">{found[0]}</button>'


def _text(tokens: Sequence[Token], place: int, *_: object) -> str:
    is_in_link = any(token.type == "link_open" for token in tokens[:place])
    text = str(escape(tokens[place].content))
    return text if is_in_link else _COMMAND.sub(_pressable, text)


def _renderer() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")
    made.validateLink = _is_harmless  # type: ignore[method-assign] # it is documented to be replaced
    made.renderer.rules["text"] = _text  # type: ignore[attr-defined]
    return made


def _is_harmless(url: str) -> bool:
    return url.lower().startswith(_SCHEMES)


_MARKDOWN: Final = _renderer()
