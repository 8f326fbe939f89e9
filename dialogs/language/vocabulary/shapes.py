"""What stands in each file of a notice's vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dialogs.language.vocabulary.examining import Expression
from dialogs.language.vocabulary.schema import (
    Attributes,
    ClauseTopic,
    Conditions,
    Entry,
    Evidence,
    Examples,
    FieldWords,
    GroundWords,
    Headings,
    Kinds,
    Occupations,
    RegionWords,
    SharedWork,
    Silence,
    StatedFact,
    TitleEntry,
    UnlistedThing,
    WorkMeaning,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SHAPES: Final[Mapping[str, Any]] = {
    "field.yaml": FieldWords,
    "region.yaml": RegionWords,
    "examples.yaml": Examples,
    "education.yaml": list[Entry],
    "titles.yaml": list[TitleEntry],
    "directions.yaml": list[Entry],
    "achievements.yaml": Kinds,
    "attributes.yaml": Attributes,
    "grounds.yaml": GroundWords,
    "conditions.yaml": Conditions,
    "stated.yaml": list[StatedFact],
    "headings.yaml": Headings,
    "evidence.yaml": Evidence,
    "work/*.yaml": dict[str, WorkMeaning],
    "work/shared.yaml": list[SharedWork],
    "occupations.yaml": Occupations,
    "topics.yaml": dict[str, ClauseTopic],
    "silence.yaml": list[Silence],
    "unlisted.yaml": list[UnlistedThing],
    "spellings.yaml": dict[str, Expression],
    "phrases/*.yaml": dict[str, Expression | list[Expression]],
}
"""By the file's name inside ``vocabulary/``; ``*`` stands for any. None of them must be there."""


def shape_of(name: str) -> Any:
    """The shape of one file."""
    return SHAPES[name] if name in SHAPES else SHAPES[f"{name.partition('/')[0]}/*.yaml"]
