"""What was said under one notice, as far as it means the same under another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import JsonValue

from dialogs.engine import facts
from rules import Policy
from rules.notice.person_data import FactData
from rules.profile.tenure import Tenure, add_months

Answers = Mapping[str, JsonValue]

_OF_THE_SPECIALITY: Final = frozenset({"experience", "direction", "achievements", "exceptional"})
"""Facts that speak of one speciality, whatever the words of their questions."""
_SCOPE: Final = "scope"


@dataclass(frozen=True, slots=True)
class Carried:
    """``answers`` under the other notice; ``in_part``: of these facts something had to be left open."""

    answers: dict[str, JsonValue]
    in_part: frozenset[str]

    def onto(self, answers: Answers) -> dict[str, JsonValue]:
        """``answers`` given under the other notice before; what means just the same is taken from here, the later."""
        kept = {fact: value for fact, value in self.answers.items() if fact not in self.in_part}
        return {**self.answers, **answers, **kept}


def carried(answers: Answers, old: Policy, new: Policy, today: date) -> Carried:
    """What of ``answers`` under ``old`` may be said under ``new``. Nothing is guessed: the rest is asked anew."""
    found: dict[str, JsonValue] = {}
    in_part = set()
    for fact, value in answers.items():
        told = _Carrying(old, new).told(fact, value)
        if told is None or not facts.is_accepted(new, {fact: told.value}, today):
            continue
        found[fact] = told.value
        if told.in_part:
            in_part.add(fact)
    return Carried(found, frozenset(in_part))


@dataclass(frozen=True, slots=True)
class _Told:
    value: JsonValue
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class _Carrying:
    old: Policy
    new: Policy

    def told(self, fact: str, value: JsonValue) -> _Told | None:
        """``value`` in the other notice's terms; None where that has no such fact, or means something else by it."""
        here, there = (policy.catalogue.facts.get(fact) for policy in (self.old, self.new))
        if here is None or there is None or here.type != there.type:
            return None
        if fact in _OF_THE_SPECIALITY and not self._is_of_one_speciality:
            return None
        if here.type == "yes_no" and not self._asks_the_same(here, there):
            return None
        is_named = here.type in {"yes_no", "education", "titles"}
        if not is_named and here.ask != there.ask and not self._is_of_one_speciality:
            return None
        if value is None:
            return _Told(None)
        by_type: dict[str, Callable[[JsonValue], _Told | None]] = {
            "education": self._education,
            "titles": self._titles,
        }
        return by_type.get(here.type, _Told)(value)

    @property
    def _is_of_one_speciality(self) -> bool:
        return self.old.data.speciality == self.new.data.speciality

    def _asks_the_same(self, here: FactData, there: FactData) -> bool:
        """In the same words, of the same region or by clauses that say the same."""
        if here.ask != there.ask:
            return False
        if here.stage == _SCOPE:
            return self.old.data.region == self.new.data.region
        texts = [
            [policy.notice.text(clause) for clause in fact.clauses]
            for policy, fact in ((self.old, here), (self.new, there))
        ]
        return texts[0] == texts[1]

    def _named(self, value: JsonValue, known: Mapping[str, object]) -> str | None:
        """What the other notice calls by the same name."""
        names, others = self.old.catalogue.names, self.new.catalogue.names
        if not isinstance(value, str) or value not in names:
            return None
        if value in known and (others[value] == names[value] or self._is_of_one_speciality):
            return value
        return next((one for one in known if others[one] == names[value]), None)

    def _education(self, value: JsonValue) -> _Told | None:
        named = self._named(value, self.new.catalogue.tiers)
        return None if named is None else _Told(named)

    def _titles(self, value: JsonValue) -> _Told | None:
        """All of them or none: the list is complete."""
        entries: list[JsonValue] = []
        in_part = False
        for entry in value if isinstance(value, list) else []:
            level = (
                self._named(entry.get("level"), self.new.catalogue.titles)
                if isinstance(entry, dict)
                else None
            )
            if not isinstance(entry, dict) or level is None:
                return None
            moved: dict[str, JsonValue] = {**entry, "level": level}
            if not self._is_of_one_speciality:
                # A title of the one speciality is none of the other's; one of a third may be of any.
                moved.pop("certificate", None)
                moved["same_speciality"] = False if entry.get("same_speciality") is True else None
                in_part = in_part or moved["same_speciality"] is None
            entries.append(moved)
        return _Told(entries, in_part)


YEARS: Final = "years"


def since_then(answers: Mapping[str, JsonValue], said_on: date, policy: Policy) -> dict[str, JsonValue]:
    """``answers`` given on the day ``said_on``, with every number of years as the day on which it began.

    Less than a month declared stays as it is: nothing says that it had begun. So does what is not accepted.
    """
    types = {fact: data.type for fact, data in policy.catalogue.facts.items()}
    told = {**answers}
    for fact, value in answers.items():
        if not facts.is_accepted(policy, {fact: value}, said_on):
            continue
        if types.get(fact) == "tenure":
            told[fact] = _since(value, said_on, "since")
        elif types.get(fact) == "titles" and isinstance(value, list):
            told[fact] = [_since(entry, said_on, "obtained_on") for entry in value]
    return told


def _since(value: JsonValue, said_on: date, name: str) -> JsonValue:
    """The whole months that had passed are taken off the day; its month's end clamps it."""
    years = value.get(YEARS) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(years, int | float):
        return value
    months = Tenure.of_years(years, said_on).months or 0
    if not months:
        return value
    kept = {key: part for key, part in value.items() if key not in {YEARS, name}}
    return {**kept, name: add_months(said_on, -months).isoformat()}
