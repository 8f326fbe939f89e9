"""What is lacking of what a person states of themselves: yes or no, a number, years since a day."""

from __future__ import annotations

from datetime import date

from pydantic import JsonValue

from rules.conditions.declaration import AnswerIs, Declaration
from rules.conditions.findings import Finding
from rules.conditions.performance import DirectionPerformance, Performance
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.view import View
from rules.profile.tenure import add_years
from rules.wording.wording import plain_number, say, waiting_until

unmet_words: View[[Finding, date], str] = View("what is lacking of what is stated, in words")
"""Of something that is not met, on a day."""


@unmet_words.of(AnswerIs, Declaration, DirectionPerformance, Performance)
def _declared(node: Declaration, _finding: Finding, _day: date) -> str:
    return say("missing.declaration", quote=node.quote)


@unmet_words.of(AmountStated)
def _amount(node: AmountStated, finding: Finding, _day: date) -> str:
    return say(
        "missing.amount" if node.at_most is None else "missing.amount_over",
        quote=node.quote,
        seen=plain_number(finding.seen),
        short=plain_number(abs(node.limit - finding.seen)),
        unit=node.unit,
    )


@unmet_words.of(YearsSince)
def _since(node: YearsSince, finding: Finding, day: date) -> str:
    reached = finding.reached
    if reached is None:
        return say("missing.since_over", quote=node.quote)
    short = waiting_until(reached, day)
    return say("missing.since", quote=node.quote, short=short, date=reached)


enough: View[[date], JsonValue] = View("the least that would do of what is stated, on a day")
"""``None`` where nothing that a person can do would."""
enough.of(Declaration, DirectionPerformance)(lambda _node, _day: True)
enough.of(AnswerIs)(lambda _node, _day: None)
enough.of(AmountStated)(lambda node, _day: node.limit)


@enough.of(YearsSince)
def _since_long_enough(node: YearsSince, day: date) -> str | None:
    return None if node.at_least is None else add_years(day, -node.at_least).isoformat()
