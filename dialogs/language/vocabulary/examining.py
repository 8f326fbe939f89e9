"""Expressions of a vocabulary, held to be some when a notice is looked through: to compile them takes a while."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from dialogs.language.text.numerals import PARTS
from dialogs.rendering.wording import say

_PART = re.compile(r"<([A-Z_]+)>")


class Examining:
    """The context of reading a file whose expressions are compiled; ``parts``: the names that they may use."""

    def __init__(self, parts: Iterable[str] | None) -> None:
        self.parts = None if parts is None else {*PARTS, *parts}


def compiling(expression: str, info: ValidationInfo) -> str:
    """The expression as it is. Raises ValueError, where it is examined, for what is none."""
    examining = info.context
    if isinstance(examining, Examining):
        unknown = [] if examining.parts is None else sorted({*_PART.findall(expression)} - examining.parts)
        if unknown:
            raise ValueError(
                say("notices.no_part", part=unknown[0], known="、".join(sorted(examining.parts or ())))
            )
        try:
            re.compile(_PART.sub("x", expression))
        except re.error as wrong:
            raise ValueError(say("notices.no_expression", text=expression, why=wrong.msg)) from None
    return expression


Expression = Annotated[str, Field(min_length=1), AfterValidator(compiling)]
"""A regular expression; it is compiled where it is first used, and when a notice is looked through."""
