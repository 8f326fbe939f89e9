"""The shape of what a notice says of achievements: attributes, kinds, what is asked of them, how they are counted."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from rules.notice.data import Data, Identifier, Quoted, QuotedNumbers, Words
from rules.wording.wording import say

_NUMBER = "{n}"


class Value(Data):
    """A value that an attribute can take."""

    value: Identifier
    name: Words


class AttributeData(Data):
    """An attribute of an achievement, of one of these types.

    ``scale``: ordered values, lowest first. ``choice``: values without an order. ``ordinal``: a place in an order, as
    it is said (第{n}). ``yes_no``. ``number``: a quantity, as it is said with its unit ({n}万字). ``date``: when it
    came about, to the year, the month or the day.
    """

    name: Words
    scale: list[Value] | None = None
    choice: list[Value] | None = None
    ordinal: Words | None = None
    yes_no: Literal[True] | None = None
    number: Words | None = None
    date: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_type(self) -> Self:
        types = (self.scale, self.choice, self.ordinal, self.yes_no, self.number, self.date)
        if sum(kind is not None for kind in types) != 1:
            raise ValueError(say("notice_data.one_of", names="scale、choice、ordinal、yes_no、number、date"))
        for said in (self.ordinal, self.number):
            if said is not None and said.count(_NUMBER) != 1:
                raise ValueError(say("notice_data.number_place", n=_NUMBER))
        return self

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of a scale or choice, lowest first; empty for the other types."""
        return tuple(self.scale or self.choice or ())

    @property
    def unit(self) -> str:
        """What follows a number: 万字; empty for the other types."""
        return self.number.partition(_NUMBER)[2] if self.number else ""


class KindData(Data):
    """A kind of achievement; ``ask`` has a question for each attribute that some level needs.

    ``people``: the word for those whose order counts, e.g. 发明人.
    """

    name: Words
    short: Words | None = None
    unit: Words
    people: Words | None = None
    ask: dict[Identifier, Words] = Field(default_factory=dict)


class GroundData(Data):
    """A kind of 破格 ground with attributes of its own."""

    name: Words
    short: Words | None = None
    ask: dict[Identifier, Words] = Field(default_factory=dict)
    attributes: dict[Identifier, AttributeData]


class UsedBeforeData(Quoted):
    """Why an achievement that has been used before does not count, and the question about it."""

    ask: Words


class AchievementsData(Data):
    """achievements.yaml: what can be said of achievements and of 破格 grounds.

    Without ``used_before`` the notice does not ask whether an achievement was used before.
    """

    attributes: dict[Identifier, AttributeData]
    used_before: UsedBeforeData | None = None
    kinds: dict[Identifier, KindData]
    grounds: dict[Identifier, GroundData] = Field(default_factory=dict)


class Requirement(Data):
    """What an attribute must be: on a scale or of a number at least, in an order at most, or exactly; of a date, not
    longer ago than so many years, or not before a title (``last``: the highest that is held) was obtained.

    ``total``: what a number must come to over all achievements that count, which together count once.
    """

    at_least: Words | int | float | None = None
    at_most: int | None = Field(default=None, ge=1)
    total: Annotated[float, Field(gt=0)] | None = None
    equals: bool | Words | None = Field(default=None, alias="is")
    within_years: int | None = Field(default=None, ge=1)
    since_title: Words | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = (self.at_least, self.at_most, self.total, self.equals, self.within_years, self.since_title)
        if sum(form is not None for form in forms) != 1:
            raise ValueError(
                say("notice_data.one_of", names="at_least、at_most、total、is、within_years、since_title")
            )
        if isinstance(self.at_least, int | float) and self.at_least < 0:
            raise ValueError(say("refused.limits.greater_than_equal", limit="0"))
        return self


class _WithRequirements(BaseModel):
    """Keys beside the declared ones are attributes with their requirements."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)
    __pydantic_extra__: dict[str, Requirement]

    @property
    def requirements(self) -> dict[str, Requirement]:
        """The requirement on each attribute, in the order of the file."""
        return self.__pydantic_extra__

    @property
    def totals(self) -> list[str]:
        """The attributes of which an amount in all is asked."""
        return [name for name, wanted in self.requirements.items() if wanted.total is not None]


class AchievementData(_WithRequirements):
    """A kind of achievement with what its attributes must be; ``every`` 2 means every two count as one.

    ``easier_by_the_notice``: attributes, or ``every``, of which the notice itself asks less than at the level below.
    """

    kind: Words
    every: int = Field(default=1, ge=1)
    easier_by_the_notice: list[Identifier] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_way_of_counting(self) -> Self:
        if self.totals and (self.every > 1 or len(self.totals) > 1):
            raise ValueError(say("notice_data.totals.one"))
        return self


class AlternativeData(_WithRequirements):
    """One way in which a ground can be met."""

    @model_validator(mode="after")
    def _of_one_alone(self) -> Self:
        if self.totals:
            raise ValueError(say("notice_data.totals.no_ground"))
        return self


class EachData(_WithRequirements):
    """What is asked of every achievement alike. ``clause`` and ``quote``: those that say so, if it is another clause
    than the condition's.
    """

    clause: Words | None = None
    quote: Words | None = None
    not_in_quote: list[Words] = Field(default_factory=list)

    @model_validator(mode="after")
    def _quoted(self) -> Self:
        if (self.clause is None) != (self.quote is None):
            raise ValueError(say("notice_data.together", names="clause、quote"))
        if self.totals:
            raise ValueError(say("notice_data.totals.of_items"))
        return self


class ItemData(QuotedNumbers):
    """One numbered item of a list of achievements; ``at_most``: it counts no more than so many times."""

    achievements: list[AchievementData] = Field(min_length=1)
    at_most: int | None = Field(default=None, ge=1)
    committee: list[Words] = Field(default_factory=list)


class CountedListData(Data):
    """So many of the items. ``at_most_each``: each item counts no more than so many times (同一条只算一项: 1)."""

    required: int = Field(ge=1)
    at_most_each: int | None = Field(default=None, ge=1)
    items: list[ItemData] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_full(self) -> Self:
        limits = [item.at_most or self.at_most_each for item in self.items]
        most = sum(limit for limit in limits if limit is not None)
        if None not in limits and most < self.required:
            raise ValueError(say("notice_data.too_few", most=most, required=self.required))
        return self


class AchievementConditionData(QuotedNumbers):
    """So many of the items: of one list, which then stands here, or of each of several ``lists``.

    No achievement counts twice, neither for two items nor for two lists. ``easier_by_the_notice``: fewer than at the
    level below, by the notice itself.
    """

    easier_by_the_notice: bool = False
    required: int | None = Field(default=None, ge=1)
    at_most_each: int | None = Field(default=None, ge=1)
    items: list[ItemData] | None = Field(default=None, min_length=1)
    lists: list[CountedListData] | None = Field(default=None, min_length=2)
    each: list[EachData] = Field(default_factory=list)
    _counted: list[CountedListData] = PrivateAttr(default_factory=list)

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        single = (self.required, self.items)
        if (None in single) if self.lists is None else (*single, self.at_most_each) != (None, None, None):
            raise ValueError(say("notice_data.counted"))
        return self

    @model_validator(mode="after")
    def _as_lists(self) -> Self:
        if self.lists is None and self.required is not None and self.items is not None:
            only = {"required": self.required, "at_most_each": self.at_most_each, "items": self.items}
            self._counted.append(CountedListData.model_validate(only))
        return self

    @property
    def counted_lists(self) -> list[CountedListData]:
        """Its lists, also where there is only one."""
        return self._counted if self.lists is None else self.lists

    @property
    def all_items(self) -> list[ItemData]:
        """The items of all its lists."""
        return [item for one in self.counted_lists for item in one.items]

    @property
    def required_in_all(self) -> int:
        """How many of all its lists together."""
        return sum(one.required for one in self.counted_lists)
