"""One person's result as a document to print and sign."""

from __future__ import annotations

import json
from typing import Any

from bot.notices import notices
from bot.roster.evidence import checklist_groups
from bot.roster.messages import ReportOrder, ReportWritten
from bot.turns.sanitize import clean
from bot.wording import say, table, words
from dialogs.rendering.typesetting import typeset
from dialogs.results.level_told import LevelTold
from dialogs.results.next_step import next_step
from dialogs.results.verdict import Verdict
from dialogs.steps.review import lines_of
from rules import Assessment
from rules.notice.profile_json import profile_json
from rules.verdict.receipt import fingerprint
from rules.wording.markdown import plain_text
from rules.wording.wording import day_in_words

_LONGEST_LABEL = 60


def write_ordered(order: ReportOrder) -> ReportWritten:
    """Write a report; it appears complete or not at all. Raises ProfileRefused."""
    document = json.loads(order.profile)
    policies = notices()
    policy = policies[order.notice] if order.notice else policies.for_document(document, order.today)
    pdf = report_pdf(Assessment(policy, policy.profile(document, order.today)), order.label)
    order.unfinished.write_bytes(pdf)
    order.unfinished.replace(order.out)
    return ReportWritten(len(pdf))


def report_pdf(assessment: Assessment, label: str = "") -> bytes:
    """A PDF with embedded fonts."""
    return typeset(__package__, "report", report_words(assessment, label), "pdf")


def report_words(assessment: Assessment, label: str = "") -> dict[str, Any]:
    """What it says: the result at a glance, the facts, what is missing, the evidence, the clauses.

    The receipt is small print at its end. ``label`` is whatever the officer calls the person; it is shown and is
    nothing else.
    """
    policy = assessment.policy
    told = Verdict(assessment, None)
    aim = told.eligible or told.focus
    groups = checklist_groups(assessment, aim.level)
    named = [clause for group in groups for item in group.items for clause in item.clauses]
    return {
        "words": table("printed"),
        "label": clean(label)[:_LONGEST_LABEL],
        "notice": {"title": policy.data.title, "number": policy.data.document_number, "id": policy.id},
        "day": day_in_words(told.day),
        "headline": plain_text(
            words("conclusion.headline", verdict=told, who="", filled=say("printed.filled"))
        ),
        "next_step": next_step(told, assessment),
        "levels": [_row(level) for level in reversed(told.levels)],
        "facts": _facts(assessment),
        "full": [_full(level) for level in reversed(told.told_in_full) if level.status != "held"],
        "remarks": [
            {"levels": "、".join(one.levels), "text": one.text, "clause": "、".join(one.clauses)}
            for one in told.remarks
        ],
        "checklist": {
            "level": aim.name,
            "groups": [{"name": one.name, "items": [i._asdict() for i in one.items]} for one in groups],
        },
        "quotes": _quotes(assessment, told, named),
        "enquiries": policy.data.enquiries,
        "receipt": {
            "fingerprint": fingerprint(assessment),
            "digest": policy.digest,
            "facts": json.dumps(profile_json(assessment.profile), ensure_ascii=False),
        },
    }


def _facts(assessment: Assessment) -> list[dict[str, str]]:
    """A row a fact; the entries of a list stand together in it, in place of how many they are."""
    rows: list[dict[str, str]] = []
    for line in lines_of(assessment):
        if line.name:
            rows.append({"name": line.name, "text": line.text})
        else:
            rows[-1] = {"name": rows[-1]["name"], "text": rows[-1].get("entries", "") + line.text + "\n"}
            rows[-1]["entries"] = rows[-1]["text"]
    return [{"name": row["name"], "text": row["text"].strip()} for row in rows]


def _row(level: LevelTold) -> dict[str, str]:
    """A level in one line: its status, and what blocks it most or its day."""
    hangs = level.doubt.words if level.doubt else ""
    if level.doubt and level.status in {"eligible", "held"}:
        hangs = say("printed.hangs", title=level.doubt.title)
    day = (
        say("printed.either", day=level.either_day)
        if level.either_day
        else day_in_words(level.earliest)
        if level.earliest
        else ""
    )
    return {
        "name": level.name,
        "status": say(f"workbook.statuses.{level.status}"),
        "blocking": day + hangs or next(iter(level.blocking), "—"),
    }


def _full(level: LevelTold) -> dict[str, Any]:
    conditions = [
        {
            "name": one.name,
            "mark": say(f"printed.marks.{one.status}"),
            "count": say("printed.counted", counted=one.counted, required=one.required)
            if one.required
            else "",
            "clauses": "、".join(one.clauses),
        }
        for one in level.conditions
    ]
    return {
        "name": level.name,
        "conditions": conditions,
        "lacks": [
            {
                "text": lack.text,
                "clause": lack.clause,
                "details": [
                    *lack.details,
                    *(say("printed.or_else", text=other.text) for other in lack.alternatives),
                ],
            }
            for lack in level.lacks
        ],
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
