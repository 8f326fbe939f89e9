"""Documents and pictures by Typst, with a Chinese font that is installed with the bot.

Nothing is fetched and nothing is looked for on the machine: no network, no system fonts, no files but the template.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Literal

import typst
from pylopdf_fonts_zh_cn import sans_path

if TYPE_CHECKING:
    from collections.abc import Mapping


def typeset(
    template: str, data: Mapping[str, Any], form: Literal["pdf", "png"], dots_per_inch: float = 110.0
) -> bytes:
    """The template ``bot/roster/<template>.typ`` filled with ``data``, as the bytes of a document or picture.

    Data reaches the template as JSON and is set as text: whatever a person wrote, it is no markup there.
    """
    with as_file(files("bot.roster").joinpath(f"{template}.typ")) as source:
        made = typst.compile(
            source,
            format=form,
            ppi=dots_per_inch,
            font_paths=[sans_path().parent],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    if not isinstance(made, bytes):
        raise TypeError("a chart or report has come out as several pictures")
    return made
