"""Scenarios: applicants with what the notice makes of them, in YAML that a policy officer can read and check.

``tests/scenarios/README.md`` says how a file is written. A file is expanded into cases, one assessment each:
a scenario with ``vary`` is a table of cases that differ from its facts in one place.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

SCENARIOS = Path(__file__).parents[1] / "scenarios"
COUNTERPARTS = {"years": ("since", "obtained_on"), "since": ("years",), "obtained_on": ("years",)}

StatusWord = Literal["met", "not_met", "unknown"]
Facts = dict[str, Any]
Value = str | int | float | bool | None


class Written(BaseModel):
    """Part of a scenario file. A key that is not known is refused: a slip of the pen cannot pass unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def written(self) -> dict[str, Any]:
        """Only what the file says, nested parts as they are."""
        return {name: getattr(self, name) for name in sorted(self.model_fields_set)}


class ConditionExpectation(Written):
    """One condition of a level, as in the contract. Only the keys that are written are checked."""

    status: StatusWord | None = None
    clauses: list[str] | None = None
    waived_by: list[str] | None = None
    earliest_date: str | None = None
    counted: int | None = None
    possible: int | None = None
    required: int | None = None


class Upgrade(Written):
    """An entry of ``achievements`` (0 is the first) that would count if one attribute were as needed."""

    entry: int
    clause: str
    attribute: str
    needed: Value


class MissingExpectation(Written):
    """The one entry for a condition that is not met.

    ``by_time``: every alternative clause that time alone will meet, soonest first, with its day.
    ``not_counted``: by entry of ``achievements`` (0 is the first), why it does not count.
    """

    kind: str | None = None
    clause: str | None = None
    needed_years: int | None = None
    short_months: int | None = None
    short_by: int | None = None
    date: str | None = None
    field: str | None = None
    by_time: dict[str, str] | None = None
    upgrades: list[Upgrade] | None = None
    not_counted: dict[int, Literal["kind", "used_before", "attributes", "unpaired"]] | None = None


def _status_alone(value: object) -> object:
    return {"status": value} if isinstance(value, str) else value


Condition = Annotated[ConditionExpectation, BeforeValidator(_status_alone)]


class LevelExpectation(Written):
    """What a level must come to.

    ``clauses``: status by clause id. ``missing``: by condition; ``{}`` says that nothing is missing.
    ``caveats``: by code, the clauses for which it is given; ``[]`` says that it is not given; codes that are
    not named are not looked at.
    """

    status: Literal["eligible", "not_eligible", "undetermined", "held"] | None = None
    earliest_date: str | None = None
    conditions: list[str] | None = None
    scope: Condition | None = None
    basic: Condition | None = None
    education_experience: Condition | None = None
    performance: Condition | None = None
    achievements: Condition | None = None
    clauses: dict[str, StatusWord] = {}
    missing: dict[str, MissingExpectation] | None = None
    caveats: dict[str, list[str]] = {}

    def by_condition(self) -> dict[str, ConditionExpectation]:
        """The expectations of single conditions, by the condition's name."""
        return {name: part for name, part in self.written().items() if isinstance(part, ConditionExpectation)}


class Expectation(Written):
    """What an assessment must come to, by level; levels not named are not looked at."""

    eligible_level: str | None = None
    assistant_engineer: LevelExpectation | None = None
    engineer: LevelExpectation | None = None
    senior_engineer: LevelExpectation | None = None
    professorate_senior_engineer: LevelExpectation | None = None

    def by_level(self) -> dict[str, LevelExpectation]:
        """The levels that are named."""
        return {name: part for name, part in self.written().items() if isinstance(part, LevelExpectation)}


class Scenario(Written):
    """One scenario; it has exactly one of ``expect``, ``vary`` and ``refused``."""

    title: str = Field(min_length=2)
    why: str = Field(min_length=2)
    level: str | None = None
    clause: str | None = None
    facts: Facts
    vary: dict[str, dict[Value, StatusWord]] | None = None
    expect: Expectation | None = None
    refused: str | None = None

    @model_validator(mode="after")
    def _one_achievement(self) -> Self:
        achievements = [name for name in ("vary", "expect", "refused") if getattr(self, name) is not None]
        if len(achievements) != 1:
            raise ValueError(f"one of vary, expect, refused is needed, not {achievements}")
        if (self.vary is None) != (self.clause is None):
            raise ValueError("vary needs the clause that it is about, and nothing else has one")
        return self


class ScenarioFile(Written):
    """All scenarios of one theme.

    ``base``: the facts from which every scenario starts. ``level``: the one that tables are about, unless a
    scenario names another.
    """

    about: str
    level: str
    base: Facts
    scenarios: list[Scenario]


class Case(NamedTuple):
    """One profile with its expectation. ``refused``: the path of the field that must be refused."""

    name: str
    facts: Facts
    expect: Expectation
    refused: str | None


class _ScenarioLoader(yaml.SafeLoader):
    """YAML in which a date is text, as in JSON, and a key given twice is refused."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the signature of the class above
    ) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise yaml.constructor.ConstructorError(
                None, None, f"a key is given twice: {keys}", node.start_mark
            )
        return super().construct_mapping(node, deep)


_ScenarioLoader.yaml_implicit_resolvers = {
    initial: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for initial, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> ScenarioFile:
    """A scenario file from its text.

    Raises pydantic.ValidationError or yaml.YAMLError when it is written wrongly.
    """
    return ScenarioFile.model_validate(yaml.load(text, _ScenarioLoader))  # noqa: S506 - a SafeLoader


@cache
def all_files() -> dict[str, ScenarioFile]:
    """Every scenario file by its name without the ending."""
    return {path.stem: read(path.read_text("utf-8")) for path in sorted(SCENARIOS.glob("*.yaml"))}


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file."""
    return tuple(case for name, file in all_files().items() for case in cases_of(name, file))


def cases_of(file_name: str, file: ScenarioFile) -> Iterator[Case]:
    """The cases of a file, tables spread out."""
    for scenario in file.scenarios:
        name = f"{file_name}: {scenario.title}"
        facts = {**file.base, **scenario.facts}
        if scenario.vary is None:
            yield Case(name, facts, scenario.expect or Expectation(), scenario.refused)
            continue
        for path, table in scenario.vary.items():
            for value, status in table.items():
                level = LevelExpectation(clauses={str(scenario.clause): status})
                expect = Expectation.model_validate({scenario.level or file.level: level})
                yield Case(f"{name} | {path} = {value}", changed(facts, path, value), expect, None)


def changed(facts: Facts, path: str, value: Value) -> Facts:
    """The facts with one thing changed.

    A path leads into a list by its first entry. Years and a date exclude each other: one displaces the other.
    """
    copied = copy.deepcopy(facts)
    *parents, last = path.split(".")
    place: Any = copied
    for part in parents:
        place = place[part]
        if isinstance(place, list):
            place = place[0]
    for counterpart in COUNTERPARTS.get(last, ()):
        place.pop(counterpart, None)
    place[last] = value
    return copied
