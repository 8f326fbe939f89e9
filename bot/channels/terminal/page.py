"""Markdown for a terminal."""

from __future__ import annotations

from typing import ClassVar, Final

from rich import markdown
from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.table import Table
from rich.text import Text

from bot.channels.terminal.chinese_text import ChineseText

RULE_WIDTH: Final = 40


class _Paragraph(markdown.Paragraph):
    def on_enter(self, context: markdown.MarkdownContext) -> None:
        super().on_enter(context)
        self.text = ChineseText()


class _Heading(markdown.Heading):
    LEVEL_ALIGN: ClassVar[dict[str, JustifyMethod]] = {}

    def on_enter(self, context: markdown.MarkdownContext) -> None:
        super().on_enter(context)
        self.text = ChineseText()


class _TableData(markdown.TableDataElement):
    def __init__(self, justify: JustifyMethod) -> None:
        super().__init__(justify)
        self.content = ChineseText(justify=justify)


class _ListItem(markdown.ListItem):
    def render_number(
        self, console: Console, options: ConsoleOptions, number: int, last_number: int
    ) -> RenderResult:
        del console, options
        grid = Table.grid()
        grid.add_column(no_wrap=True)
        grid.add_row(f"{number}. ".rjust(len(f"{last_number}. ")), self.elements)
        yield grid


class _HorizontalRule(markdown.HorizontalRule):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console
        yield Text("─" * min(RULE_WIDTH, options.max_width), style="markdown.hr")


class MarkdownPage(markdown.Markdown):
    """A reply's Markdown. A line break is one on the page, as it is in a chat; links show their target."""

    elements: ClassVar[dict[str, type[markdown.MarkdownElement]]] = {
        **markdown.Markdown.elements,
        "paragraph_open": _Paragraph,
        "heading_open": _Heading,
        "list_item_open": _ListItem,
        "hr": _HorizontalRule,
        "th_open": _TableData,
        "td_open": _TableData,
    }

    def __init__(self, text: str) -> None:
        super().__init__(text, hyperlinks=False)
        for token in self.parsed:
            for inline in token.children or ():
                if inline.type == "softbreak":
                    inline.type = "hardbreak"
