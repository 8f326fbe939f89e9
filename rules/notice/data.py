"""What every model of a notice's YAML files is made of: names, words, years, and data that is checked strictly."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator

from rules.wording.wording import say

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
FactPath = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
Words = Annotated[str, Field(min_length=1)]


def _to_amount(amount: object) -> float:
    """Whole amounts are whole numbers, so that they are said as such."""
    number = amount if isinstance(amount, int | float) and not isinstance(amount, bool) else None
    if number is None or not number < _BEYOND_EVERYTHING:
        raise ValueError(say("notice_data.amount"))
    if number < 0:
        raise ValueError(say("refused.limits.greater_than_equal", limit="0"))
    return int(number) if number % 1 == 0 else number


def _to_half_years(years: float) -> float:
    if years * 2 % 1:
        raise ValueError(say("notice_data.years"))
    return years


_BEYOND_EVERYTHING = 10**12
Amount = Annotated[float, PlainValidator(_to_amount, json_schema_input_type=Annotated[float, Field(ge=0)])]
Years = Annotated[Amount, AfterValidator(_to_half_years)]


class Data(BaseModel):
    """Frozen, strict, and without a key that is not known; made ready when the first is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Quoted(Data):
    """A condition beside the clause it encodes; ``quote`` is verbatim from the notice."""

    clause: Words
    quote: Words


class QuotedNumbers(Quoted):
    """One with numbers. ``not_in_quote``: those that other words of the notice say: required, title.years."""

    not_in_quote: list[Words] = Field(default_factory=list)
