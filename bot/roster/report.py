"""One person's result as a document to print and sign."""

from __future__ import annotations

import json
from dataclasses import field
from datetime import date
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic.dataclasses import dataclass

from bot.output_file import unfinished_beside
from bot.roster.evidence import checklist
from bot.roster.limits import Limits
from bot.turns.sanitize import clean
from bot.wording import say, table
from dialogs.rendering.typesetting import typeset
from dialogs.results.verdict import verdict
from rules import Assessment, load_policies
from rules.verdict.receipt import fingerprint, receipt_of

if TYPE_CHECKING:
    from dialogs.results.verdict import LevelTold, Verdict

_LONGEST_LABEL = 60


@dataclass(frozen=True)
class ReportOrder:
    """A report to be written to ``out`` about ``profile`` (JSON), as :func:`report_pdf` does it, on ``today``."""

    profile: str
    label: str
    today: date
    out: Path
    limits: Limits = Limits(seconds=900.0)
    token: str = field(default_factory=partial(token_hex, 8))

    @property
    def unfinished(self) -> Path:
        """Where the report grows until it is complete."""
        return unfinished_beside(self.out, self.token)

    @property
    def temporary(self) -> Path:
        """Where temporary files lie."""
        return self.out.parent


class ReportWritten(NamedTuple):
    """The report lies where it was ordered; ``size`` in bytes."""

    size: int


def write_ordered(order: ReportOrder) -> ReportWritten:
    """Write a report; it appears complete or not at all. Raises ProfileRefused."""
    document = json.loads(order.profile)
    policy = load_policies().for_document(document, order.today)
    pdf = report_pdf(Assessment(policy, policy.profile(document, order.today)), order.label)
    order.unfinished.write_bytes(pdf)
    order.unfinished.replace(order.out)
    return ReportWritten(len(pdf))


def report_pdf(assessment: Assessment, label: str = "") -> bytes:
    """A PDF with embedded fonts: the result, what is missing, the evidence to prepare, the clauses, the receipt.

    ``label`` is whatever the officer calls the person; it is shown and is nothing else.
    """
    policy = assessment.policy
    told = verdict(assessment, None)
    receipt = receipt_of(assessment)
    aim = told.eligible or told.focus
    items = checklist(assessment, aim.level)
    data: dict[str, Any] = {
        "words": table("printed"),
        "label": clean(label)[:_LONGEST_LABEL],
        "notice": {"title": policy.data.title, "number": policy.data.document_number, "id": policy.id},
        "day": told.day,
        "headline": _headline(told),
        "levels": [_row(level) for level in reversed(told.levels)],
        "full": [_full(level) for level in reversed(told.told_in_full) if level.status != "held"],
        "checklist": {"level": aim.name, "items": [item._asdict() for item in items]},
        "quotes": _quotes(assessment, told, [clause for item in items for clause in item.clauses]),
        "enquiries": policy.data.enquiries,
        "receipt": {
            "fingerprint": fingerprint(receipt),
            "digest": policy.digest,
            "facts": json.dumps(receipt["facts"], ensure_ascii=False),
        },
    }
    return typeset(__package__, "report", data, "pdf")


def _headline(told: Verdict) -> str:
    if told.eligible is not None:
        return say("printed.eligible", name=told.eligible.name)
    if told.undetermined:
        return say("printed.undetermined", name=told.undetermined[0].name)
    return say("printed.all_held" if told.all_held else "printed.nothing")


def _row(level: LevelTold) -> dict[str, str]:
    return {
        "name": level.name,
        "status": say(f"workbook.statuses.{level.status}"),
        "earliest": level.earliest or "—",
    }


def _full(level: LevelTold) -> dict[str, Any]:
    conditions = []
    for condition in level.conditions:
        count = say("printed.counted", counted=condition.counted, required=condition.required)
        mark = say(f"printed.marks.{condition.status}")
        conditions.append(
            {"name": condition.name, "mark": mark, "count": count if condition.required else ""}
        )
        conditions[-1]["clauses"] = "、".join(condition.clauses)
    return {
        "name": level.name,
        "conditions": conditions,
        "lacks": [
            {"text": lack.text, "clause": lack.clause, "details": lack.details} for lack in level.lacks
        ],
        "remarks": [{"text": remark.text, "clause": remark.clause} for remark in level.remarks],
    }


def _quotes(assessment: Assessment, told: Verdict, more: list[str]) -> list[dict[str, str]]:
    """Every clause that the report names, verbatim, in the notice's order."""
    named = set(more)
    for level in told.told_in_full:
        for condition in level.conditions:
            named.update(condition.clauses)
        named.update(lack.clause for lack in level.lacks)
        named.update(remark.clause for remark in level.remarks)
    notice = assessment.policy.notice
    return [{"clause": clause, "text": notice.text(clause)} for clause in notice if clause in named]
