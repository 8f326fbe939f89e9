"""Profiles and their assessments as Parquet, a group of rows at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet
from pydantic_core import to_json

from bot.output_file import why
from bot.refusal import UsageRefused
from bot.wording import say

PROFILE: Final = "profile"
"""The one column of a file whose rows are profiles as JSON. Else the columns are a profile's fields."""

ROWS: Final = 1_024
"""Rows that are read, and written, at a time."""

COLUMNS: Final = pa.schema(
    [
        ("row", pa.int64()),
        ("eligible_level", pa.string()),
        ("statuses", pa.map_(pa.string(), pa.string())),
        ("earliest_dates", pa.map_(pa.string(), pa.string())),
        ("refused", pa.bool_()),
        ("answer", pa.string()),
    ]
)
"""Of an assessment: what is looked for first, by level, and the whole as ``assess --jsonl`` says it."""


def profiles(path: Path) -> Iterator[bytes]:
    """Each row as a profile in JSON; a null is a field that is not given. Raises UsageRefused."""
    try:
        with path.open("rb") as opened, parquet.ParquetFile(opened) as file:
            for batch in file.iter_batches(ROWS):
                for row in batch.to_pylist():
                    yield row[PROFILE].encode() if _is_text(row) else to_json(_given(row))
    except pa.ArrowException:
        raise UsageRefused(say("command.no_parquet", path=path)) from None
    except OSError as error:
        raise UsageRefused(say("command.unread", path=path, reason=why(error))) from None


def _is_text(row: dict[str, Any]) -> bool:
    return row.keys() == {PROFILE} and isinstance(row[PROFILE], str)


def _given(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _given(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_given(each) for each in value]
    return value


class ParquetAnswers:
    """A file that assessments are added to; it is complete once closed."""

    def __init__(self, path: Path) -> None:
        self._writer = parquet.ParquetWriter(path, COLUMNS)
        self._waiting: list[dict[str, Any]] = []
        self._row = 0

    def add(self, answers: Sequence[bytes]) -> None:
        """Assessments, or refusals, as lines of JSON."""
        for line in answers:
            self._row += 1
            self._waiting.append(_row(self._row, line.decode()))
        if len(self._waiting) >= ROWS:
            self._write()

    def close(self) -> None:
        """Nothing more comes."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=COLUMNS))
            self._waiting = []


def _row(number: int, line: str) -> dict[str, Any]:
    told = json.loads(line)
    assessment = told.get("assessment", told)  # a receipt holds one
    levels = assessment.get("levels", [])
    return {
        "row": number,
        "eligible_level": assessment.get("eligible_level"),
        "statuses": [(level["level"], level["status"]) for level in levels],
        "earliest_dates": [(level["level"], level["earliest_date"]) for level in levels],
        "refused": "error" in told,
        "answer": line.rstrip("\n"),
    }
