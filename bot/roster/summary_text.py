"""The summary in a few plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.roster.problem import ColumnTaken
from bot.roster.tally import Summary
from bot.wording import say
from rules.wording.wording import day_in_words

_GAPS = 5
_REMARKS = 8
_HEADINGS = 12


def said_of(summary: Summary) -> str:
    """What became of a roster: how many can apply for what now, who soon, what is lacking most."""
    numbers = summary._asdict() | {"left_out": summary.left_out, "as_of": day_in_words(summary.as_of)}
    lines = [say("workbook.summary.people", **numbers)]
    lines += [
        say("workbook.summary.eligible"),
        *(_counted(one.name, one.people) for one in reversed(summary.eligible) if one.people),
    ]
    if not any(one.people for one in summary.eligible):
        lines.append(say("workbook.summary.nobody"))
    if summary.undetermined:
        lines.append(say("workbook.summary.undetermined", people=summary.undetermined))
    if any(one.people for one in summary.soon):
        lines += [
            say("workbook.summary.soon"),
            *(_counted(one.name, one.people) for one in reversed(summary.soon) if one.people),
        ]
    if summary.gaps:
        lines += [
            say("workbook.summary.gaps"),
            *(_counted(gap.text, gap.people) for gap in summary.gaps[:_GAPS]),
        ]
    if summary.changes:
        lines.append(say("workbook.summary.changes"))
        lines += [_counted(say(f"workbook.summary.change.{kind}"), n) for kind, n in summary.changes.items()]
    if summary.problems["refused"] or summary.problems["unsure"]:
        lines.append(say("workbook.summary.problems", **summary.problems))
    lines += [say("workbook.summary.remark", remark=remark) for remark in summary.remarks[:_REMARKS]]
    if len(summary.remarks) > _REMARKS:
        lines.append(say("workbook.summary.more_remarks", n=len(summary.remarks) - _REMARKS))
    return "\n".join([*lines, *_columns(summary.columns)])


def _columns(columns: Sequence[ColumnTaken]) -> Iterator[str]:
    """What every column was understood as, and those that were not taken with the reason, each reason once."""
    taken = [
        say("workbook.columns.taken", heading=one.heading, name=one.name)
        for one in columns
        if one.fact and one.heading != one.name
    ]
    if taken:
        yield say("workbook.columns.read", columns="；".join(taken))
    reasons: dict[str, list[str]] = {}
    for one in columns:
        if one.fact is None:
            reasons.setdefault(one.why, []).append(one.heading)
    for why, headings in reasons.items():
        yield say("workbook.columns.not_taken", headings="”“".join(headings[:_HEADINGS]), why=why)


def kept_in(out: str, chart: str) -> str:
    """Where the rest is."""
    return say("workbook.summary.files", out=out, chart=chart)


def _counted(name: str, people: int) -> str:
    return say("workbook.summary.counted", name=name, people=people)
