"""What people call a notice's things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Final, Literal, TypeVar

from pydantic import TypeAdapter

from dialogs.language.text.amounts import Unit
from dialogs.language.text.phrases import content, phrase, read_phrases
from dialogs.language.vocabulary.loader import Vocabulary
from dialogs.language.vocabulary.schema import Entry, KindEntry, TitleEntry, ValueEntry
from rules.notice.achievement_data import AttributeData
from rules.policy import Policy

E = TypeVar("E", bound=Entry)
_TITLE: Final = "职称"
_HALF: Final = 2
"""Characters."""
USED_BEFORE: Final = "used_before"
Thing = Literal["education", "titles", "directions", "kinds"]


class NoticeWords:
    """The words of one notice; what its vocabulary has none for is known by its own name.

    What is first asked for raises NoticeRefused if the vocabulary's file about it cannot be believed.
    """

    def __init__(self, policy: Policy) -> None:
        self.catalogue = policy.catalogue
        self.vocabulary = Vocabulary(policy)

    @cached_property
    def education(self) -> list[Entry]:
        """Words for qualifications."""
        called = {tier: self.catalogue.names[tier] for tier in self.catalogue.tiers}
        return _with_names(self.vocabulary.education, _education_names(called), Entry)

    @cached_property
    def titles(self) -> list[TitleEntry]:
        """Words for titles."""
        called = {title: self.catalogue.names[title] for title in self.catalogue.titles}
        names = {
            title: _certificate_names(name)
            if title in self.catalogue.certificates
            else (name, name.removesuffix(_TITLE), *self._level_name(title))
            for title, name in called.items()
        }
        return _with_names(self.vocabulary.titles, names, TitleEntry)

    def _level_name(self, title: str) -> list[str]:
        """What the one level that confers a title is called, as who holds it is."""
        named = [data.name for data in self.catalogue.levels.values() if data.confers == title]
        return named if len(named) == 1 else []

    @cached_property
    def jobs(self) -> tuple[str, ...]:
        """Titles that are as often the name of a job."""
        return tuple(term for entry in self.titles if entry.job for term in entry.terms)

    @cached_property
    def directions(self) -> list[Entry]:
        """Words for directions and for the work that belongs to one."""
        known = self.catalogue.directions
        standing = Counter(item for data in known.values() for item in data.items)
        names = {
            key: (data.name, *(item for item in data.items if standing[item] == 1))
            for key, data in known.items()
        }
        own = [
            Entry.model_validate({"means": key, "in": ["message"], "terms": list(said)})
            for key, said in names.items()
        ]
        return [*self.vocabulary.directions, *own]

    @cached_property
    def kinds(self) -> list[KindEntry]:
        """Words for kinds of achievement."""
        names = {kind: (data.name, data.short or data.name) for kind, data in self.catalogue.kinds.items()}
        return _with_names(self.vocabulary.kinds.kinds, names, KindEntry)

    def values(self, attribute: str, of: AttributeData | None = None) -> list[ValueEntry]:
        """Words for the values of an attribute of achievements, or of a ground's own."""
        if attribute == USED_BEFORE:
            return _used_before()
        own = self.catalogue.attributes.get(attribute)
        data = of or own
        entries = self.vocabulary.attributes.values.get(attribute, [])
        if entries and (data is None or own is None or data.values == own.values):
            return entries
        return _value_names(data) if data else []

    @cached_property
    def units(self) -> dict[str, Unit]:
        """What the quantities among the attributes are called, by the attribute."""
        numbers = {name: data for name, data in self.catalogue.attributes.items() if data.number}
        called = self.vocabulary.headings.attributes
        kinds = "".join(data.name for data in self.catalogue.kinds.values())
        units = {
            name: Unit((data.name, *called.get(name, ()), *own), data.unit)
            for (name, data), own in zip(numbers.items(), _short_names(numbers.values(), kinds), strict=True)
        }
        bases = Counter(unit.base for unit in units.values())
        return {name: unit._replace(is_shared=bases[unit.base] > 1) for name, unit in units.items()}

    @cached_property
    def conferring(self) -> dict[str, str]:
        """The lowest level that confers each title."""
        return {data.confers: level for level, data in reversed(tuple(self.catalogue.levels.items()))}

    @cached_property
    def level_words(self) -> dict[str, str]:
        """What a level is called, by its name and by the title that it confers; the first that an open word means."""
        named = {data.name: level for level, data in self.catalogue.levels.items()}
        for entry in self.titles:
            level = self.conferring.get(entry.ids[0]) if entry.ids and not entry.other_series else None
            if level is not None:
                said = (*entry.terms_in("message"), *entry.terms_in("question"))
                named |= {term: level for term in said if term not in named}
        return named

    @cached_property
    def condition_words(self) -> dict[str, list[str]]:
        """What each condition is called."""
        conditions = [one for level in self.catalogue.levels.values() for one in level.conditions]
        words = self.vocabulary.conditions.conditions
        return {
            one.condition: list(words[one.condition].names) if one.condition in words else [one.name]
            for one in conditions
        }

    def cells(self, family: Thing) -> dict[str, list[str]]:
        """The words that mean one thing when they are all that a cell says, by what they mean."""
        said: dict[str, list[str]] = {}
        for entry in getattr(self, family):
            if len(entry.ids) == 1 and not getattr(entry, "other_series", False):
                said.setdefault(entry.ids[0], []).extend(entry.terms_in("cell"))
        return said

    def value_cells(self, attribute: str, of: AttributeData | None = None) -> dict[str | bool, list[str]]:
        """The same for the values of an attribute of achievements, or of a ground's own."""
        said: dict[str | bool, list[str]] = {}
        for entry in self.values(attribute, of):
            if isinstance(entry.means, str | bool):
                said.setdefault(entry.means, []).extend(entry.terms_in("cell"))
        return said

    def called(self, family: Thing, key: str) -> str:
        """What a thing is called in a sentence of ours: by the first word that means it in a message."""
        for entry in getattr(self, family):
            if entry.ids == (key,) and entry.terms_in("message"):
                return str(entry.terms[0])
        return self.catalogue.names[key]


def _with_names(entries: list[E], names: Mapping[str, Iterable[str]], kind: type[E]) -> list[E]:
    """``entries``, and one for each thing that has none, by the notice's own names."""
    known = {one for entry in entries for one in entry.ids}
    own = [
        kind(means=key, terms=list(dict.fromkeys(said))) for key, said in names.items() if key not in known
    ]
    own.sort(key=lambda one: -max(map(len, one.terms)))
    others = {term for entry in entries for term in entry.terms}
    longer = [
        one for one in own if any(term != name and term in name for name in one.terms for term in others)
    ]
    return [*longer, *entries, *(one for one in own if one not in longer)]


def _education_names(called: Mapping[str, str]) -> dict[str, list[str]]:
    """Each name and what it joins (大学本科或学士), with the usual words for what one of them alone is."""
    joined = phrase("schooling", "joined")
    parts = {tier: [one for one in joined.split(name) if one] for tier, name in called.items()}
    names = {tier: [called[tier], *of] for tier, of in parts.items()}
    for word, terms in content("schooling")["usual"].items():
        so_called = [tier for tier, of in parts.items() if any(name.endswith(word) for name in of)]
        if len(so_called) == 1:
            names[so_called[0]] += [term for term in terms if not any(term in of for of in parts.values())]
    return names


def _certificate_names(name: str) -> list[str]:
    """A certificate with each word for one; an examination also by itself: 软考中级, 软考中级证."""
    words = content("stated")["certificates"]
    held = next((name.removesuffix(word) for word in words if name.endswith(word)), name)
    is_examination = any(word in held for word in content("stated")["examinations"])
    return [name, *(held + word for word in words), *([held] if is_examination else [])]


def _short_names(numbers: Iterable[AttributeData], kinds: str) -> list[list[str]]:
    """Halves of each name that no other has, nor a kind: of 许可到账 of 专利许可 it is 到账."""
    halves = [[one.name[:_HALF], one.name[_HALF:]] if len(one.name) == 2 * _HALF else [] for one in numbers]
    times = Counter(half for each in halves for half in each)
    general = content("amounts")["general"]
    return [
        [half for half in each if times[half] == 1 and half not in kinds and half not in general]
        for each in halves
    ]


@cache
def _used_before() -> list[ValueEntry]:
    """What people say in any notice's terms of an achievement that was or was not used before."""
    return TypeAdapter(list[ValueEntry]).validate_python(read_phrases("used_before")["values"])


def _value_names(attribute: AttributeData) -> list[ValueEntry]:
    """The values of an attribute by their names, the longest first."""
    if attribute.yes_no:
        word = attribute.name.removeprefix("已")
        return [
            ValueEntry(means=False, terms=[f"未{word}", f"没有{word}", f"没{word}", f"还没{word}"]),
            ValueEntry(means=True, terms=[attribute.name, word]),
        ]
    if attribute.number or attribute.date:
        return []
    values = sorted(attribute.values, key=lambda value: -len(value.name))
    return [ValueEntry(means=value.value, terms=[value.name]) for value in values]
