"""What can be said of an applicant under one notice, and the question for each fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from rules.notice.achievement_data import AttributeData, GroundData, KindData, UsedBeforeData
from rules.notice.caveat_data import CaveatsData
from rules.notice.person_data import FactData
from rules.notice.schema import DirectionData, LevelData
from rules.profile.profile import AttributeValue
from rules.wording.wording import day_in_words, numeral, say


@dataclass(frozen=True)
class Catalogue:
    """A notice's words. Mappings keep the order of the notice's files.

    ``titles``: each level of titles with its place, lowest 0; after them each of the ``certificates`` with the place of
    the title for which it stands, else -1. ``tiers``: the tier of each qualification.
    ``facts``: what is asked of a person, in the order of asking. ``names``: the Chinese name of every title,
    qualification, direction and level. ``caveats``: what the notice leaves open. ``used_before``: ``None`` where the
    notice does not ask whether an achievement was used before. ``work``: what is counted as years of experience.
    """

    levels: Mapping[str, LevelData]
    titles: Mapping[str, int]
    tiers: Mapping[str, int]
    directions: Mapping[str, DirectionData]
    attributes: Mapping[str, AttributeData]
    kinds: Mapping[str, KindData]
    grounds: Mapping[str, GroundData]
    used_before: UsedBeforeData | None
    facts: Mapping[str, FactData]
    names: Mapping[str, str]
    caveats: CaveatsData
    work: str
    certificates: frozenset[str] = frozenset()

    @cached_property
    def dated(self) -> frozenset[str]:
        """The attributes that are dates."""
        named = {**self._ground_attributes(), **self.attributes}
        return frozenset(name for name, attribute in named.items() if attribute.date)

    @cached_property
    def declarations(self) -> tuple[str, ...]:
        """The facts that are answered by yes or no."""
        return tuple(path for path, fact in self.facts.items() if fact.type == "yes_no")

    @cached_property
    def stated(self) -> Mapping[str, FactData]:
        """The numbers, days and further qualifications that are asked."""
        return {
            path: fact
            for path, fact in self.facts.items()
            if fact.type in {"number", "day"} or (fact.type == "education" and path != "education")
        }

    @cached_property
    def denied(self) -> frozenset[str]:
        """The facts that must not be so somewhere."""
        conditions = (condition for level in self.levels.values() for condition in level.conditions)
        return frozenset(one.fact for condition in conditions for one in condition.stated if not one.wanted)

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """The yes/no facts that must be true wherever they are asked for, and are answered by yes or no."""
        own = {path for path, fact in self.facts.items() if fact.answers}
        return frozenset(self.declarations) - self.denied - own

    def answer_name(self, path: str, *, answer: bool) -> str:
        """是 and 否, or the answers of its own that a question has."""
        yes, no = self.facts[path].answers or (say("explanation.yes"), say("explanation.no"))
        return yes if answer else no

    def title_name(self, level: str) -> str:
        """中级职称; of a certificate, its name."""
        name = self.names[level]
        return name if level in self.certificates else say("needed.title", name=name)

    def kind_name(self, kind: str) -> str:
        """A short Chinese name for a kind of achievement or ground."""
        named = self.kinds.get(kind) or self.grounds[kind]
        return named.short or named.name

    def allowed_name(self, attribute: str, value: JsonValue) -> str | None:
        """A value that a profile may have, in Chinese; ``attribute``: of which part of an entry, if of any."""
        if not isinstance(value, str):
            return None
        if value in self.kinds or value in self.grounds:
            return self.kind_name(value)
        asked = [self.attributes, *(ground.attributes for ground in self.grounds.values())]
        values = [one for each in asked if attribute in each for one in each[attribute].values]
        return next((one.name for one in values if one.value == value), self.names.get(value))

    def attribute_words(self, kind: str, attribute: str, value: AttributeValue) -> str:
        """One attribute of an achievement as people say it: 第二发明人, 未授权, 刊物：核心期刊."""
        described = self.attributes[attribute]
        people = self.kinds[kind].people
        if described.ordinal and people:
            return say("needed.rank", n=numeral(int(value or 0)), people=people)
        words = self.value_name(described, value)
        return words if described.yes_no else say("needed.of", attribute=described.name, value=words)

    def value_name(self, attribute: AttributeData, value: object) -> str:
        """How a value of an attribute is said in Chinese."""
        if attribute.ordinal:
            return attribute.ordinal.format(n=value)
        if attribute.number:
            return attribute.number.format(n=f"{value:.10g}" if isinstance(value, int | float) else value)
        if attribute.date:
            return day_in_words(str(value))
        if attribute.yes_no:
            return (
                attribute.name
                if value
                else say("needed.lacking", name=attribute.name.removeprefix(say("needed.done")))
            )
        return next(named.name for named in attribute.values if named.value == value)

    def field_name(self, field: str) -> str:
        """A fact's path as people say it: ``titles.0.obtained_on`` is 第1个职称的取得时间."""
        if field in self.facts:
            return self.facts[field].name
        group, index, attribute = field.split(".")
        names = self.attributes if group == "achievements" else self._ground_attributes()
        known = names.get(attribute)
        named = known.name if known else say(f"needed.part.{attribute}")
        asked = "whether" if known and known.yes_no else "nth"
        return say(f"needed.{asked}.{group}", n=int(index) + 1, name=named)

    def _ground_attributes(self) -> dict[str, AttributeData]:
        return {name: a for ground in self.grounds.values() for name, a in ground.attributes.items()}
