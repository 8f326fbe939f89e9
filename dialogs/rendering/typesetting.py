"""Templates and their data as pictures and documents, by Typst, with the Chinese font that is installed with the bot.

Nothing is looked for on the machine: no network, no system fonts, no files but the template. The same data gives
the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import as_file, files
from typing import Any, Literal

PIXELS_PER_INCH = 72.0
"""One pixel a point, so that a template's lengths are pixels."""


def typeset(
    package: str,
    template: str,
    data: Mapping[str, Any],
    form: Literal["pdf", "png"],
    dots_per_inch: float = PIXELS_PER_INCH,
) -> bytes:
    """``<template>.typ`` of ``package`` filled with ``data``: a document, or a picture of one page.

    Data reaches the template as JSON and is set as text: whatever a person wrote, it is no markup there. Raises
    TypeError for a picture of more than one page, typst.TypstError for a template that is wrong.
    """
    import typst  # noqa: PLC0415 - 40 MB with the font, which only a picture or a document needs
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415 - as above

    with as_file(files(package).joinpath(f"{template}.typ")) as source:
        made = typst.compile(
            source,
            format=form,
            ppi=dots_per_inch,
            font_paths=[sans_path().parent],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} has come out as more than one page")
    return made
