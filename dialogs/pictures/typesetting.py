"""A template and its data as a PNG, by Typst, with the Chinese font that is installed with the bot.

Nothing is looked for on the machine: no system fonts, no files but the template. The same data gives the same bytes.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

PIXELS_PER_INCH = 72.0
"""One pixel a point, so that a template's lengths are pixels."""


def png(template: str, data: Mapping[str, JsonValue]) -> bytes:
    """``dialogs/pictures/<template>.typ`` filled with ``data``: one page.

    Data reaches the template as JSON and is set as text; it is no markup there. Raises TypeError for a template that
    makes more than one page, typst.TypstError for one that is wrong.
    """
    import typst  # noqa: PLC0415 - 40 MB with the font, which only a picture needs
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415 - as above

    with as_file(files("dialogs.pictures").joinpath(f"{template}.typ")) as source:
        made = typst.compile(
            source,
            format="png",
            ppi=PIXELS_PER_INCH,
            font_paths=[sans_path().parent],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} has come out as more than one page")
    return made
