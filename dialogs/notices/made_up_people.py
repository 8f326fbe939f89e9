"""People who might apply under a notice, made up by its own forms: many near what it asks, none of them real."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from pydantic import JsonValue

from dialogs.engine import facts
from rules import Policy, ProfileRefused
from rules.notice.profile_schema import read_profile

_LONGEST_YEARS: Final = 16
_MOST_ENTRIES: Final = 8
_MOST_TITLES: Final = 2
_MOST_OF_A_KIND: Final = 4
_SAID: Final = 0.93
"""So often a part of what may be said is said."""
_DO_NOT_HELP: Final = frozenset({"used_before"})
_BEYOND: Final = 0.15
"""So far beyond what is asked numbers are, of themselves."""
_OF_TIME: Final = frozenset({"since", "obtained_on", "years"})
"""Of these one says one."""


def made_up_people(policy: Policy, day: date, number: int) -> Iterator[dict[str, JsonValue]]:
    """Answers by fact, accepted by ``policy`` on ``day``; the same each time."""
    made = _Making(policy, day, random.Random(0))  # noqa: S311 - nobody has to be kept from guessing
    for _ in range(number):
        yield made.person()


def _limits(policy: Policy) -> Iterator[tuple[str, float, bool]]:
    """What numbers are asked of facts and attributes: the number, and whether it is the least."""
    for condition in (one for level in policy.catalogue.levels.values() for one in level.conditions):
        for stated in condition.stated:
            if stated.limit is not None and policy.catalogue.facts[stated.fact].type == "number":
                yield stated.fact, stated.limit, stated.at_least is not None
        items = condition.achievements.all_items if condition.achievements else []
        for asked in (one for item in items for one in item.achievements):
            for name, wanted in asked.requirements.items():
                least = wanted.total or wanted.at_least
                if isinstance(least, int | float):
                    yield name, least, True


class _Making:
    def __init__(self, policy: Policy, day: date, luck: random.Random) -> None:
        self._policy = policy
        self._day = day
        self._luck = luck
        self._schema = policy.document.model_json_schema()
        self._strength = 1.0
        self._unhelpful = _DO_NOT_HELP | policy.catalogue.denied
        self._limits: dict[str, list[tuple[float, bool]]] = {}
        for name, limit, is_least in _limits(policy):
            self._limits.setdefault(name, []).append((limit, is_least))

    def person(self) -> dict[str, JsonValue]:
        """Strong or weak in everything alike, more or less: who has all but one thing shows what that one does."""
        self._strength = self._luck.random() ** 0.3
        answers: dict[str, JsonValue] = {}
        for fact in self._policy.catalogue.facts:
            value = self._value(self._schema_of(fact), fact)
            if self._is_accepted({fact: value}):
                answers[fact] = value
        return answers if self._is_accepted(answers) else {}

    def _is_accepted(self, answers: dict[str, JsonValue]) -> bool:
        try:
            read_profile(facts.document(answers), self._policy.document, self._policy.catalogue, self._day)
        except ProfileRefused:
            return False
        return True

    def _schema_of(self, fact: str) -> dict[str, Any]:
        schema = self._schema
        for name in fact.split("."):
            schema = self._resolved(self._resolved(schema).get("properties", {}).get(name, {}))
        return schema

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What may be said, without "unknown"; of several forms one."""
        while True:
            forms = [one for one in schema.get("anyOf", schema.get("oneOf", ())) if one.get("type") != "null"]
            if forms:
                schema = self._luck.choice(forms)
            elif "$ref" in schema:
                schema = self._schema["$defs"][schema["$ref"].rpartition("/")[2]]
            else:
                return schema

    def _value(self, schema: dict[str, Any], name: str) -> Any:
        schema = self._resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._choice(schema["enum"], name)
        return self._by_type[schema["type"]](schema, name) if "type" in schema else None

    @cached_property
    def _by_type(self) -> dict[str, Callable[[dict[str, Any], str], Any]]:
        luck = self._luck
        return {
            "boolean": lambda _, name: luck.random() < self._likelihood(name),
            "integer": lambda _, __: 1 + int(luck.random() ** (1 + self._strength) * _MOST_OF_A_KIND),
            "number": lambda _, name: self._number(name),
            "string": lambda _, __: (self._day - timedelta(luck.randrange(365 * _LONGEST_YEARS))).isoformat(),
            "array": self._list,
            "object": self._object,
        }

    def _likelihood(self, name: str) -> float:
        good = (1 + self._strength) / 2
        return 1 - good if name in self._unhelpful else good

    def _number(self, name: str) -> float:
        """Near what is asked of it; else years."""
        luck = self._luck
        if name not in self._limits:
            return round(luck.random() * _LONGEST_YEARS * 2) / 2
        limit, is_least = luck.choice(self._limits[name])
        beyond = luck.random() * _BEYOND
        more = is_least == (luck.random() < self._likelihood(name))
        return round(limit * (1 + beyond if more else 1 - beyond))

    def _list(self, schema: dict[str, Any], name: str) -> list[Any]:
        """Few titles: who has many has no level left to apply for."""
        most = _MOST_TITLES if name == "titles" else _MOST_ENTRIES
        number = round(self._luck.random() * most * self._strength)
        return [self._value(schema["items"], name) for _ in range(number)]

    def _choice(self, values: list[Any], name: str) -> Any:
        """Any of them; of qualifications and of what stands on a scale the higher for the stronger."""
        tiers = self._policy.catalogue.tiers
        if set(values) == set(tiers):
            lowest_first = sorted(values, key=lambda value: tiers[value])
            aimed = self._strength * len(values) + self._luck.gauss(0, 1.5)
            return lowest_first[min(max(int(aimed), 0), len(values) - 1)]
        attribute = self._policy.catalogue.attributes.get(name)
        is_scale = attribute is not None and attribute.scale is not None
        return values[-1] if is_scale and self._luck.random() < self._strength else self._luck.choice(values)

    def _object(self, schema: dict[str, Any], _name: str) -> dict[str, Any]:
        properties = schema.get("properties", {})
        times = [name for name in properties if name in _OF_TIME]
        left_out = set(times) - {self._luck.choice(times)} if times else set()
        needed = set(schema.get("required", ())) | set(times)
        return {
            name: self._value(part, name)
            for name, part in properties.items()
            if name not in left_out and (name in needed or self._luck.random() < _SAID)
        }
