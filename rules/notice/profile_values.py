"""The values of a profile's JSON that no type of Python has: dates, years, quantities, occasions."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, NoReturn

from pydantic import AfterValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from rules.profile.occasion import Occasion

LONGEST_YEARS = 100
LARGEST = 10**12
"""More than any quantity of an achievement."""

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


def _date_or_none(written: object) -> date | None:
    found = _DATE.fullmatch(written) if isinstance(written, str) else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:  # 2021-02-30
        return None


def _to_date(written: object) -> date:
    day = _date_or_none(written)
    if day is None:
        raise PydanticCustomError("date", "not a date")
    return day


def read_as_of(document: object) -> date | None:
    """The ``as_of`` of a document that is not checked yet, if it is a date."""
    written = document.get("as_of") if isinstance(document, dict) else None
    return _date_or_none(written)


_WrittenDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
Day = Annotated[date, PlainValidator(_to_date, json_schema_input_type=_WrittenDay)]
Years = Annotated[float, Field(ge=0, le=LONGEST_YEARS, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1)]
Amount = Annotated[
    float,
    Field(ge=0, le=1_000_000, allow_inf_nan=False),
    AfterValidator(lambda amount: int(amount) if amount % 1 == 0 else amount),
]


def _to_quantity(written: object) -> int | float:
    if isinstance(written, bool) or not isinstance(written, int | float) or not 0 <= written <= LARGEST:
        raise PydanticCustomError("quantity", "not a quantity")
    return written


def _to_occasion(written: object) -> str:
    """As it is written, so that a receipt says no more than is known."""
    try:
        return Occasion.of(written).written if isinstance(written, str) else _refuse_occasion()
    except ValueError:
        return _refuse_occasion()


def _refuse_occasion() -> NoReturn:
    raise PydanticCustomError("occasion", "no year, month or day")


_Quantity = Annotated[float, Field(ge=0, le=LARGEST)]
Quantity = Annotated[float, PlainValidator(_to_quantity, json_schema_input_type=_Quantity)]
_WrittenOccasion = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
When = Annotated[str, PlainValidator(_to_occasion, json_schema_input_type=_WrittenOccasion)]
