"""One index of a notice's words, which serves messages, questions and the cells of rosters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property

from dialogs.language.text.normalize import Confusions, plain
from dialogs.language.text.phrases import Expression, Mention, Phrases, compiled, content, mentions
from dialogs.language.text.spelling import normal
from dialogs.language.vocabulary.expressions import NOTHING, any_of, expression_of
from dialogs.language.vocabulary.lexicon import Lexicon, build_lexicon
from dialogs.language.vocabulary.notice_words import NoticeWords, Thing
from dialogs.language.vocabulary.schema import Entry, ValueEntry
from dialogs.language.vocabulary.statements import GroundStatement, statements
from rules.notice.achievement_data import AttributeData
from rules.policy import Policy


@cache
def word_index(policy: Policy) -> WordIndex:
    """The words of a notice, made ready once: that takes longer than a turn."""
    return WordIndex(policy)


class WordIndex(NoticeWords):
    """A notice's words made ready to be found: in messages by expressions, in questions by the lexicon."""

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy)
        self._expressions: dict[str, tuple[Expression, ...]] = {}

    @cached_property
    def phrases(self) -> Phrases:
        """The expressions of the language with the notice's words in them."""
        return Phrases(parts_of(self), self.vocabulary.phrases)

    @cached_property
    def lexicon(self) -> Lexicon:
        """All terms with what they may mean in a question."""
        return build_lexicon(self, self._righted)

    def plain(self, text: str) -> str:
        """``text`` in the one way of writing, the field's words put right, too."""
        return self._confusions.put_right(plain(text))

    def spelt(self, text: str) -> str:
        """``text`` in normal spelling, the field's words put right, too: questions, and the terms found in them."""
        return self._righted(normal(text))

    def _righted(self, text: str) -> str:
        righted = self._confusions.put_right(text)
        return text if righted == text else normal(righted)

    @cached_property
    def _confusions(self) -> Confusions:
        return Confusions(self.vocabulary.spellings)

    @cached_property
    def statements(self) -> tuple[GroundStatement, ...]:
        """How a message states the grounds of 破格."""
        return tuple(statements(self.vocabulary, self.catalogue))

    @cached_property
    def stated_expressions(self) -> tuple[re.Pattern[str], ...]:
        """What speaks of numbers and of yes and no that are asked of the person alone."""
        types = {path: fact.type for path, fact in self.catalogue.facts.items()}
        said = [value.words for one in self.vocabulary.stated for value in one.values]
        said += [
            one.names
            for one in self.vocabulary.stated
            if one.names and types[one.fact] in {"number", "yes_no"}
        ]
        return tuple(compiled(one, {}) for one in said)

    def find(self, family: Thing, text: str) -> list[Mention]:
        """Where the words of a family occur in a message, in order; an earlier entry takes its words first."""
        if family not in self._expressions:
            parts = self.vocabulary.kinds.parts if family == "kinds" else {}
            begun = {*_in_messages(self.titles)} if family == "titles" else ()
            self._expressions[family] = _compiled(getattr(self, family), parts, begun)
        return mentions(self._expressions[family], text)

    def says_no_more_than(self, family: Thing, text: str) -> bool:
        """Whether the words of a family are all that there is."""
        said = self.plain(text).strip()
        return any(one.start == 0 and one.end == len(said) for one in self.find(family, said))

    def value_expressions(self, attribute: str, of: AttributeData | None = None) -> tuple[Expression, ...]:
        """The expressions for an attribute's values, in the order in which they decide."""
        key = f"{attribute} {of and [one.value for one in of.values]}"
        if key not in self._expressions:
            self._expressions[key] = _compiled(self.values(attribute, of), self.vocabulary.attributes.parts)
        return self._expressions[key]


def _compiled(
    entries: Iterable[Entry | ValueEntry], parts: Mapping[str, str], begun: Collection[str] = ()
) -> tuple[Expression, ...]:
    return tuple(
        Expression(compiled(expression_of(entry, begun), parts), entry)
        for entry in entries
        if entry.patterns or entry.terms_in("message")
    )


def parts_of(words: NoticeWords) -> dict[str, str]:
    """Each part by its name."""
    return {**_of_field(words), **_of_region(words), **_of_people(words)}


def _of_field(words: NoticeWords) -> dict[str, str]:
    field = words.vocabulary.field
    names = any_of([*field.speciality, *field.names])
    return {
        "SPECIALITY": any_of(field.speciality),
        "BESIDE": any_of(field.beside) if field.beside else NOTHING,
        "FIELD": names,
        "ANY_FIELD": any_of([*field.speciality, *field.names, *field.loosely]),
        "FIELD_AT_WORK": field.at_work or names,
    }


def _of_region(words: NoticeWords) -> dict[str, str]:
    region = words.vocabulary.region
    if region is None:
        return {"REGION": NOTHING, "HERE": NOTHING, "ELSEWHERE": NOTHING}
    names = any_of(region.names)
    elsewhere = [place for place in content("employer")["places"] if place not in region.names]
    return {"REGION": names, "HERE": region.here or names, "ELSEWHERE": any_of(elsewhere)}


def _of_people(words: NoticeWords) -> dict[str, str]:
    conditions = (name for said in words.condition_words.values() for name in said)
    return {
        "EDUCATION": any_of(_in_messages(words.education)),
        "TITLE": any_of(_in_messages(words.titles)),
        "LEVEL": any_of(words.level_words),
        "CONDITION": any_of(conditions),
        "UNIT": any_of(kind.unit for kind in words.catalogue.kinds.values()),
    }


def _in_messages(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from entry.terms_in("message")
