"""Reading ``vocabulary/``; whatever cannot be believed is refused with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, Generic, Self, TypeVar, overload

from dialogs.language.vocabulary import schema
from dialogs.language.vocabulary.checks import Meanings, Named, refuse
from dialogs.language.vocabulary.examining import Examining, Expression
from dialogs.language.vocabulary.own_examples import completed
from dialogs.language.vocabulary.own_statements import asked_about, said_of
from rules.notice.yaml_file import OpenFile, YamlFile
from rules.policy import Policy

T = TypeVar("T")
FOLDER = "vocabulary"


class _File(Generic[T]):
    """A file as an attribute: ``name`` inside the folder, its shape, and what stands for it where there is none.

    ``checks``: what of its content must be known to the notice; ``made``: what becomes of it.
    """

    def __init__(
        self,
        name: str,
        shape: Any,
        checks: Callable[[Policy, T], Iterable[Named | Meanings]] = lambda _policy, _found: (),
        *,
        empty: Callable[[Policy], T] | None = None,
        made: Callable[[Vocabulary, T], T] = lambda _vocabulary, found: found,
    ) -> None:
        self.name, self.shape, self._checks, self._made = name, shape, checks, made
        self._empty = empty or (lambda _: shape())

    def __set_name__(self, owner: type, attribute: str) -> None:
        self._attribute = attribute

    @overload
    def __get__(self, vocabulary: None, owner: type) -> Self: ...

    @overload
    def __get__(self, vocabulary: Vocabulary, owner: type) -> T: ...

    def __get__(self, vocabulary: Vocabulary | None, owner: type) -> Self | T:
        """Read when it is first asked for."""
        if vocabulary is None:
            return self
        if self._attribute not in vocabulary.__dict__:
            vocabulary.__dict__[self._attribute] = self.read(vocabulary)
        found: T = vocabulary.__dict__[self._attribute]
        return found

    def read(self, vocabulary: Vocabulary) -> T:
        """What stands in it, checked and made."""
        found: T = self._one(vocabulary, self.name, lambda content: content)
        return self._made(vocabulary, found)

    def _one(self, vocabulary: Vocabulary, name: str, checked: Callable[[Any], T]) -> Any:
        """What stands in the file of this name; ``checked``: what the checks take it for."""
        path = vocabulary.folder / name
        opened = partial(vocabulary.open_file, path, f"{FOLDER}/{name}")
        if path.exists():
            file = opened()
            found = file.read(self.shape, self._examining(file) if vocabulary.is_examined else None)
        else:
            found = self._empty(vocabulary.policy)
        refuse(opened, self._checks(vocabulary.policy, checked(found)))
        return found

    def _examining(self, file: YamlFile) -> Examining:
        """Some files have parts of their own; elsewhere those of the language are meant."""
        told = file.content.get("parts") if isinstance(file.content, dict) else None
        has_parts = "parts" in getattr(self.shape, "model_fields", ())
        return Examining((told if isinstance(told, dict) else {}) if has_parts else None)


class _Files(_File[dict[str, T]]):
    """The files that ``name`` stands for, by their stems, without those that are files of their own."""

    def read(self, vocabulary: Vocabulary) -> dict[str, T]:
        """Each of them, of the one shape."""
        found: dict[str, T] = {}
        for path in sorted(vocabulary.folder.glob(self.name)):
            stem, name = path.stem, path.relative_to(vocabulary.folder).as_posix()
            if name not in SHAPES:
                found[stem] = self._one(vocabulary, name, partial(_by, stem))
        return found


def _by(stem: str, content: T) -> dict[str, T]:
    return {stem: content}


def _kinds(policy: Policy, found: schema.Kinds) -> Iterator[Named | Meanings]:
    yield Meanings(("kinds",), found.kinds, policy.catalogue.kinds)
    for n, kind in enumerate(found.kinds):
        for m, name in enumerate(kind.also):
            yield Named(("kinds", n, "also", m), name, policy.catalogue.attributes)


def _attributes(policy: Policy, found: schema.Attributes) -> Iterator[Named | Meanings]:
    attributes = policy.catalogue.attributes
    yield from _keys(("values",), found.values, attributes)
    for name, entries in found.values.items():
        yield Meanings(("values", name), entries, [value.value for value in attributes[name].values])


def _grounds(policy: Policy, found: schema.GroundWords) -> Iterator[Named | Meanings]:
    known = policy.catalogue.grounds
    yield Meanings(("grounds",), found.grounds, known)
    for n, one in enumerate(found.statements):
        yield Named(("statements", n, "means"), one.means, known)
        yield from _keys(("statements", n, "attributes"), one.attributes, known[one.means].attributes)


def _conditions(policy: Policy, found: schema.Conditions) -> Iterable[Named]:
    levels = policy.catalogue.levels.values()
    known = {one.condition for level in levels for one in level.conditions}
    return _keys(("conditions",), found.conditions, sorted(known))


def _region(policy: Policy, found: schema.RegionWords | None) -> Iterator[Named]:
    if found is not None:
        yield Named(("fact",), found.fact, policy.catalogue.facts)


def _work(policy: Policy, found: Mapping[str, Mapping[str, object]]) -> Iterator[Named]:
    for name, items in found.items():
        direction = policy.catalogue.directions.get(name)
        yield from _keys((), items, direction.items if direction else ())


def _shared(policy: Policy, found: list[schema.SharedWork]) -> Iterator[Named]:
    directions = policy.catalogue.directions
    for n, work in enumerate(found):
        yield from _keys((n, "items"), work.items, directions)
        for one, item in work.items.items():
            yield Named((n, "items", one), item, directions[one].items)


def _unlisted(policy: Policy, found: list[schema.UnlistedThing]) -> Iterator[Named]:
    for n, one in enumerate(found):
        if one.kind is not None:
            yield Named((n, "kind"), one.kind, policy.catalogue.kinds)


def _evidence(policy: Policy, found: schema.Evidence) -> Iterator[Named]:
    yield from _keys(
        ("facts",), found.facts, sorted({path.partition(".")[0] for path in policy.catalogue.facts})
    )
    yield from _keys(("kinds",), found.kinds, policy.catalogue.kinds)
    yield from _keys(("grounds",), found.grounds, policy.catalogue.grounds)


def _stated(policy: Policy, found: list[schema.StatedFact]) -> Iterator[Named]:
    known = (*policy.catalogue.declarations, *policy.catalogue.stated)
    for n, one in enumerate(found):
        yield Named((n, "fact"), one.fact, known)


def _with_own_names(vocabulary: Vocabulary, found: list[schema.StatedFact]) -> list[schema.StatedFact]:
    """A fact without any words goes by its own name and question; where one works is read by other words."""
    region = vocabulary.region
    authored = {*(one.fact for one in found), *([region.fact] if region else [])}
    return found + [
        said
        for path, data in vocabulary.policy.catalogue.facts.items()
        if path not in authored and (said := said_of(data)) is not None
    ]


def _with_own_topics(
    vocabulary: Vocabulary, found: dict[str, schema.ClauseTopic]
) -> dict[str, schema.ClauseTopic]:
    """A fact without any words is asked about by its own, in the clauses that ask for it."""
    authored = {term for topic in found.values() for term in (*topic.terms, *topic.hints)}
    region = vocabulary.region
    topics = dict(found)
    for path, data in vocabulary.policy.catalogue.facts.items():
        terms = [term for term in asked_about(data) if term not in authored and term.isalnum()]
        for clause in data.clauses if terms and (region is None or path != region.fact) else ():
            known = topics.get(clause, schema.ClauseTopic(terms=[]))
            topics[clause] = known.model_copy(update={"terms": [*known.terms, *terms]})
    return topics


def _headings(policy: Policy, found: schema.Headings) -> Iterator[Named]:
    yield from _keys(("facts",), found.facts, policy.catalogue.facts)
    yield from _keys(("attributes",), found.attributes, policy.catalogue.attributes)


def _keys(place: tuple[int | str, ...], named: Iterable[str], known: Iterable[str]) -> Iterator[Named]:
    for name in named:
        yield Named((*place, name), name, known)


def _meaning(there: str) -> Callable[[Policy, Any], Iterable[Meanings]]:
    """A list of entries whose meanings are what the catalogue calls by this name."""
    return lambda policy, found: [Meanings((), found, getattr(policy.catalogue, there))]


def _topics(policy: Policy, found: Mapping[str, object]) -> Iterable[Named]:
    return _keys((), found, tuple(policy.notice))


def _completed(vocabulary: Vocabulary, found: schema.Examples) -> schema.Examples:
    return completed(found, vocabulary.policy.catalogue, vocabulary.field)


def _field(policy: Policy) -> schema.FieldWords:
    return schema.FieldWords(called=policy.data.speciality, speciality=[policy.data.speciality])


class Vocabulary:
    """The words of one notice; a file that it has not leaves its things with their own names.

    Each file is read, by ``open_file`` where that is given, when it is first asked for. It then raises NoticeRefused,
    naming file and line: data that does not fit its shape, words for what the notice does not have, a term with two
    meanings in one form. What each is stands at its shape.
    """

    field = _File("field.yaml", schema.FieldWords, empty=_field)
    region = _File[schema.RegionWords | None](
        "region.yaml", schema.RegionWords, _region, empty=lambda _: None
    )
    examples = _File("examples.yaml", schema.Examples, made=_completed)
    education = _File("education.yaml", list[schema.Entry], _meaning("tiers"))
    titles = _File("titles.yaml", list[schema.TitleEntry], _meaning("titles"))
    directions = _File("directions.yaml", list[schema.Entry], _meaning("directions"))
    kinds = _File("achievements.yaml", schema.Kinds, _kinds)
    attributes = _File("attributes.yaml", schema.Attributes, _attributes)
    grounds = _File("grounds.yaml", schema.GroundWords, _grounds)
    conditions = _File("conditions.yaml", schema.Conditions, _conditions)
    stated = _File("stated.yaml", list[schema.StatedFact], _stated, made=_with_own_names)
    headings = _File("headings.yaml", schema.Headings, _headings)
    evidence = _File("evidence.yaml", schema.Evidence, _evidence)
    work = _Files[dict[str, schema.WorkMeaning]]("work/*.yaml", dict[str, schema.WorkMeaning], _work)
    shared = _File("work/shared.yaml", list[schema.SharedWork], _shared)
    occupations = _File[schema.Occupations]("occupations.yaml", schema.Occupations)
    topics = _File[dict[str, schema.ClauseTopic]](
        "topics.yaml", dict[str, schema.ClauseTopic], _topics, made=_with_own_topics
    )
    silence = _File[list[schema.Silence]]("silence.yaml", list[schema.Silence])
    unlisted = _File("unlisted.yaml", list[schema.UnlistedThing], _unlisted)
    spellings = _File[dict[str, str]]("spellings.yaml", dict[str, Expression])
    phrases = _Files[dict[str, str | list[str]]]("phrases/*.yaml", dict[str, Expression | list[Expression]])

    def __init__(self, policy: Policy, open_file: OpenFile | None = None) -> None:
        self.policy = policy
        self.open_file = open_file or YamlFile
        self.folder = policy.folder / FOLDER
        self.is_examined = False

    def examine(self) -> None:
        """Read every file now, and hold its expressions to be some."""
        self.is_examined = True
        for attribute in FILES:
            getattr(self, attribute)


FILES: Final[Mapping[str, _File[Any]]] = {
    name: file for name, file in vars(Vocabulary).items() if isinstance(file, _File)
}
"""By their attributes."""
SHAPES: Final[Mapping[str, Any]] = {file.name: file.shape for file in FILES.values()}
"""By the file's name inside ``vocabulary/``; ``*`` stands for any. None of them must be there."""
