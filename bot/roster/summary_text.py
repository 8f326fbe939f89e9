"""The summary in a few plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.roster.vocabulary import words

if TYPE_CHECKING:
    from bot.roster.tally import LevelCount, Summary

_GAPS = 5
_REMARKS = 8


def said_of(summary: Summary) -> str:
    """What became of a roster: how many can apply for what now, who soon, what is lacking most."""
    said = words("words")["summary"]
    lines = [said["people"].format(**summary._asdict())]
    lines += [said["eligible"], *(_level(one) for one in reversed(summary.eligible) if one.people)]
    if not any(one.people for one in summary.eligible):
        lines.append(said["nobody"])
    if summary.undetermined:
        lines.append(said["undetermined"].format(people=summary.undetermined))
    if any(one.people for one in summary.soon):
        lines += [said["soon"], *(_level(one) for one in reversed(summary.soon) if one.people)]
    if summary.gaps:
        lines += [said["gaps"], *(f"  {gap.text} {gap.people} 人" for gap in summary.gaps[:_GAPS])]
    if summary.problems["refused"] or summary.problems["unsure"]:
        lines.append(said["problems"].format(**summary.problems))
    lines += [f"{said['remark']}{remark}" for remark in summary.remarks[:_REMARKS]]
    if len(summary.remarks) > _REMARKS:
        lines.append(said["more_remarks"].format(n=len(summary.remarks) - _REMARKS))
    return "\n".join(lines)


def kept_in(out: str, chart: str) -> str:
    """Where the rest is."""
    return str(words("words")["summary"]["files"]).format(out=out, chart=chart)


def _level(counted: LevelCount) -> str:
    return f"  {counted.name} {counted.people} 人"
