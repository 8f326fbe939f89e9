"""Text for a terminal, set as Chinese is set."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text
from uniseg.linebreak import line_break_units


class ChineseText(Text):
    """Text that breaks between any two Chinese characters, but never before a full stop (Unicode UAX #14).

    Rich breaks at spaces only, which leaves lines of two words before each long sentence.
    """

    def wrap(  # noqa: PLR0913 - the signature is rich's
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines, each at most ``width`` cells wide."""
        if no_wrap or self.no_wrap:
            return super().wrap(
                console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap
            )
        lines = Lines()
        for paragraph in self.split(allow_blank=True):
            paragraph.expand_tabs(tab_size)
            for line in paragraph.divide(_breaks(paragraph.plain, width)):
                line.rstrip()
                lines.append(line)
        justify = justify or self.justify
        if justify in {"center", "right"}:
            lines.justify(console, width, justify=justify, overflow="fold")
        return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """The offsets at which to break ``text`` into lines of at most ``width`` cells."""
    if cell_len(text) <= width:
        return
    offset = filled = 0
    for unit in line_break_units(text):
        for piece in [unit] if cell_len(unit.rstrip()) <= width else chop_cells(unit, width):
            if filled and filled + cell_len(piece.rstrip()) > width:
                yield offset
                filled = 0
            offset += len(piece)
            filled += cell_len(piece)
