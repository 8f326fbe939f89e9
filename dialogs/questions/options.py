"""A typed answer to a question with given options: also by a part of its name that no other option has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.commands import bare
from dialogs.language.answer.choice import Nothing, Option, choice_of, read_choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogs.language.answer.choice import Choice

_SHORTEST_PART = 2


def read_option(text: str, names: Mapping[str, str]) -> Choice:
    """Which of the options ``names`` (key to label, numbered from 1 in their order) ``text`` means."""
    found = read_choice(text, [Option(key, name) for key, name in names.items()])
    if not isinstance(found, Nothing):
        return found
    said = bare(text)
    if len(said) < _SHORTEST_PART:
        return found
    return choice_of([key for key, name in names.items() if said in bare(name)])
