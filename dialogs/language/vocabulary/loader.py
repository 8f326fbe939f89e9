"""Reading ``vocabulary/``; whatever cannot be believed is refused with its file and line."""

from __future__ import annotations

import re
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from dialogs.language.vocabulary.checks import refuse_two_meanings, refuse_unknown
from dialogs.language.vocabulary.examining import Examining
from dialogs.language.vocabulary.own_examples import completed
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
    Terms,
    TitleEntry,
    UnlistedThing,
    WorkMeaning,
)
from dialogs.language.vocabulary.shapes import shape_of
from rules.notice.yaml_file import YamlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rules.notice.yaml_file import OpenFile
    from rules.policy import Policy

T = TypeVar("T")
FOLDER = "vocabulary"
_SHARED = "shared"
_WITH_PARTS = frozenset({"achievements.yaml", "attributes.yaml", "grounds.yaml"})


class Vocabulary:
    """The words of one notice; a file that it has not leaves its things with their own names.

    Each file is read, by ``open_file`` where that is given, when it is first asked for. It then raises NoticeRefused,
    naming file and line: data that does not fit its shape, words for what the notice does not have, a term with two
    meanings in one form.
    """

    def __init__(self, policy: Policy, open_file: OpenFile | None = None) -> None:
        self._policy = policy
        self._open_file = open_file
        self._catalogue = policy.catalogue
        self._folder = policy.folder / FOLDER
        self._is_examined = False

    @cached_property
    def education(self) -> list[Entry]:
        """Words for qualifications."""
        found: list[Entry] = self._read("education.yaml", [])
        self._check("education.yaml", (), found, self._catalogue.tiers)
        return found

    @cached_property
    def titles(self) -> list[TitleEntry]:
        """Words for titles."""
        found: list[TitleEntry] = self._read("titles.yaml", [])
        self._check("titles.yaml", (), found, self._catalogue.titles)
        return found

    @cached_property
    def directions(self) -> list[Entry]:
        """Words for directions, and for the work that belongs to one."""
        found: list[Entry] = self._read("directions.yaml", [])
        self._check("directions.yaml", (), found, self._catalogue.directions)
        return found

    @cached_property
    def kinds(self) -> Kinds:
        """Words for kinds of achievement."""
        found = self._read("achievements.yaml", Kinds())
        self._check("achievements.yaml", ("kinds",), found.kinds, self._catalogue.kinds)
        also = [
            (("kinds", n, "also", m), name)
            for n, kind in enumerate(found.kinds)
            for m, name in enumerate(kind.also)
        ]
        refuse_unknown(self._file("achievements.yaml"), also, self._catalogue.attributes)
        return found

    @cached_property
    def attributes(self) -> Attributes:
        """Words for the values of attributes."""
        found = self._read("attributes.yaml", Attributes())
        names = [(("values", name), name) for name in found.values]
        refuse_unknown(self._file("attributes.yaml"), names, self._catalogue.attributes)
        for name, entries in found.values.items():
            attribute = self._catalogue.attributes.get(name)
            values = [value.value for value in attribute.values] if attribute else []
            self._check("attributes.yaml", ("values", name), entries, values)
        return found

    @cached_property
    def grounds(self) -> GroundWords:
        """Words for 破格 and its grounds."""
        found = self._read("grounds.yaml", GroundWords())
        known = self._catalogue.grounds
        self._check("grounds.yaml", ("grounds",), found.grounds, known)
        stated = [(("statements", n, "means"), one.means) for n, one in enumerate(found.statements)]
        refuse_unknown(self._file("grounds.yaml"), stated, known)
        for n, one in enumerate(found.statements):
            attributes = [(("statements", n, "attributes", name), name) for name in one.attributes]
            refuse_unknown(self._file("grounds.yaml"), attributes, known[one.means].attributes)
        return found

    @cached_property
    def conditions(self) -> Conditions:
        """Words for the conditions of the levels."""
        found = self._read("conditions.yaml", Conditions())
        known = {one.condition for level in self._catalogue.levels.values() for one in level.conditions}
        named = [(("conditions", name), name) for name in found.conditions]
        refuse_unknown(self._file("conditions.yaml"), named, sorted(known))
        return found

    @cached_property
    def field(self) -> FieldWords:
        """Words for the speciality."""
        name = self._policy.data.speciality
        return self._read("field.yaml", FieldWords(called=name, speciality=[name]))

    @cached_property
    def region(self) -> RegionWords | None:
        """Words for where the notice applies."""
        found = self._read("region.yaml", None)
        if found is not None:
            refuse_unknown(self._file("region.yaml"), [(("fact",), found.fact)], self._catalogue.facts)
        return found

    @cached_property
    def work(self) -> dict[str, dict[str, WorkMeaning]]:
        """Words for the work of each direction, by item, for questions."""
        files = {
            path.stem: path for path in sorted((self._folder / "work").glob("*.yaml")) if path.stem != _SHARED
        }
        found: dict[str, dict[str, WorkMeaning]] = {
            name: self._read(f"work/{name}.yaml", {}) for name in files
        }
        for name, items in found.items():
            direction = self._catalogue.directions.get(name)
            known = direction.items if direction else ()
            refuse_unknown(self._file(f"work/{name}.yaml"), [((item,), item) for item in items], known)
        return found

    @cached_property
    def shared(self) -> list[SharedWork]:
        """Work that stands in several directions."""
        name, directions = f"work/{_SHARED}.yaml", self._catalogue.directions
        found: list[SharedWork] = self._read(name, [])
        for n, work in enumerate(found):
            refuse_unknown(self._file(name), [((n, "items", one), one) for one in work.items], directions)
            for one, item in work.items.items():
                refuse_unknown(self._file(name), [((n, "items", one), item)], directions[one].items)
        return found

    @cached_property
    def occupations(self) -> Occupations:
        """What makes work the speciality's, and occupations that are none of it or of no one direction."""
        return self._read("occupations.yaml", Occupations())

    @cached_property
    def topics(self) -> dict[str, ClauseTopic]:
        """Words for the matter of a clause."""
        found: dict[str, ClauseTopic] = self._read("topics.yaml", {})
        clauses = [((clause,), clause) for clause in found]
        refuse_unknown(self._file("topics.yaml"), clauses, tuple(self._policy.notice))
        return found

    @cached_property
    def silence(self) -> list[Silence]:
        """Matters on which the notice is silent."""
        return self._read("silence.yaml", [])

    @cached_property
    def unlisted(self) -> list[UnlistedThing]:
        """What people take for an outcome though the notice lists no such thing."""
        found: list[UnlistedThing] = self._read("unlisted.yaml", [])
        kinds = [((n, "kind"), one.kind) for n, one in enumerate(found) if one.kind is not None]
        refuse_unknown(self._file("unlisted.yaml"), kinds, self._catalogue.kinds)
        return found

    @cached_property
    def examples(self) -> Examples:
        """What one can say; of what is not authored, from the notice's own names."""
        authored = self._read("examples.yaml", Examples())
        return completed(authored, self._catalogue, self.field)

    @cached_property
    def evidence(self) -> Evidence:
        """What one usually prepares."""
        found = self._read("evidence.yaml", Evidence())
        paths = {path.partition(".")[0] for path in self._catalogue.facts}
        for key, known in (
            ("facts", sorted(paths)),
            ("kinds", self._catalogue.kinds),
            ("grounds", self._catalogue.grounds),
        ):
            refuse_unknown(
                self._file("evidence.yaml"), [((key, one), one) for one in getattr(found, key)], known
            )
        return found

    @cached_property
    def stated(self) -> list[StatedFact]:
        """Words for what people state of themselves; a fact without any goes by its own name."""
        found: list[StatedFact] = self._read("stated.yaml", [])
        facts = [((n, "fact"), one.fact) for n, one in enumerate(found)]
        known = (*self._catalogue.declarations, *self._catalogue.stated)
        refuse_unknown(self._file("stated.yaml"), facts, known)
        authored = {one.fact for one in found}
        return found + [
            StatedFact(fact=path, names=re.escape(data.name))
            for path, data in self._catalogue.stated.items()
            if path not in authored and data.type != "education"
        ]

    @cached_property
    def headings(self) -> Headings:
        """What a roster's columns may be called."""
        found = self._read("headings.yaml", Headings())
        facts = [(("facts", name), name) for name in found.facts]
        refuse_unknown(self._file("headings.yaml"), facts, self._catalogue.facts)
        attributes = [(("attributes", name), name) for name in found.attributes]
        refuse_unknown(self._file("headings.yaml"), attributes, self._catalogue.attributes)
        return found

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The right word of the field: an expression for what people type instead."""
        return self._read("spellings.yaml", {})

    @cached_property
    def phrases(self) -> dict[str, dict[str, str | Terms]]:
        """Expressions in place of those of the language, by file and key."""
        files = sorted((self._folder / "phrases").glob("*.yaml"))
        return {path.stem: self._read(f"phrases/{path.name}", {}) for path in files}

    def examine(self) -> None:
        """Read every file now, and hold its expressions to be some."""
        self._is_examined = True
        for name, found in vars(type(self)).items():
            if isinstance(found, cached_property):
                getattr(self, name)

    def _check(self, name: str, place: tuple[str, ...], entries: list[Any], known: Iterable[str]) -> None:
        """Refuse meanings that the notice does not have, and terms that have two."""
        stated: list[tuple[tuple[int | str, ...], str]] = [
            ((*place, n, "means"), one)
            for n, entry in enumerate(entries)
            for one in (entry.means if isinstance(entry.means, list) else [entry.means])
            if isinstance(one, str)
        ]
        refuse_unknown(self._file(name), stated, known)
        refuse_two_meanings(self._file(name), place, entries)

    def _file(self, name: str) -> Callable[[], YamlFile]:
        return partial(self._open_file or YamlFile, self._folder / name, f"{FOLDER}/{name}")

    def _read(self, name: str, empty: T) -> T:
        if not (self._folder / name).exists():
            return empty
        file = self._file(name)()
        found: T = file.read(shape_of(name), self._examining(name, file) if self._is_examined else None)
        return found

    @staticmethod
    def _examining(name: str, file: YamlFile) -> Examining:
        """Some files have parts of their own; elsewhere those of the language are meant."""
        told = file.content.get("parts", {}) if isinstance(file.content, dict) else {}
        return Examining(told if name in _WITH_PARTS and isinstance(told, dict) else None)
