"""How messages state the grounds of 破格: the notice's vocabulary made ready for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dialogs.language.text.phrases import compiled
from dialogs.language.vocabulary.expressions import any_of
from dialogs.language.vocabulary.loader import Vocabulary
from dialogs.language.vocabulary.schema import Statement
from rules.notice.achievement_data import AttributeData
from rules.notice.catalogue import Catalogue


class ValuesStated(NamedTuple):
    """The values of one attribute in the order in which they hold, and where they are looked for."""

    where: tuple[str, ...]
    values: tuple[tuple[re.Pattern[str], str | bool | None], ...]


class GroundStatement(NamedTuple):
    """``words`` state a ground of ``kind`` in a sentence that ``says`` all of these and ``lacks`` all of those.

    Where it does not say all of ``surely``, they may state it.
    ``unclear``: what leaves open in a question whether it is one.
    ``attributes`` must be said with it; ``all_attributes`` are all that the ground has.
    """

    kind: str
    words: re.Pattern[str]
    says: tuple[re.Pattern[str], ...]
    surely: tuple[re.Pattern[str], ...]
    lacks: tuple[re.Pattern[str], ...]
    unclear: tuple[re.Pattern[str], ...]
    attributes: Mapping[str, ValuesStated]
    all_attributes: Mapping[str, AttributeData]

    @property
    def ids(self) -> tuple[str]:
        """What it states."""
        return (self.kind,)

    def may_be_said_in(self, sentence: str) -> bool:
        """Whether ``sentence`` has all without which it is none, and nothing that it must not."""
        says = all(pattern.search(sentence) for pattern in self.says)
        return says and not any(pattern.search(sentence) for pattern in self.lacks)

    def is_said_in(self, sentence: str) -> bool:
        """Whether ``sentence`` has all that it must, and nothing that it must not."""
        return self.may_be_said_in(sentence) and all(pattern.search(sentence) for pattern in self.surely)


def statements(vocabulary: Vocabulary, catalogue: Catalogue) -> Iterator[GroundStatement]:
    """As authored; a ground without words of its own is stated by its name."""
    grounds = vocabulary.grounds
    for authored in grounds.statements:
        yield _of(authored, grounds.parts, catalogue.grounds[authored.means].attributes)
    spoken_of = {entry.means for entry in grounds.statements} | {
        one for entry in grounds.grounds for one in entry.ids
    }
    for kind, data in catalogue.grounds.items():
        if kind not in spoken_of:
            names = any_of((data.name, data.short or data.name))
            yield GroundStatement(kind, compiled(names, {}), (), (), (), (), {}, data.attributes)


def _of(
    authored: Statement, parts: Mapping[str, str], attributes: Mapping[str, AttributeData]
) -> GroundStatement:
    return GroundStatement(
        authored.means,
        compiled(authored.words, parts),
        tuple(compiled(one, parts) for one in authored.says),
        tuple(compiled(one, parts) for one in authored.surely),
        tuple(compiled(one, parts) for one in authored.lacks),
        tuple(compiled(one, parts) for one in authored.unclear),
        {
            name: ValuesStated(
                tuple(stated.where), tuple((compiled(one.words, parts), one.means) for one in stated.values)
            )
            for name, stated in authored.attributes.items()
        },
        attributes,
    )
