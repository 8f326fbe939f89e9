"""How achievements are counted, in words."""

from __future__ import annotations

from rules.conditions.achievement import AchievementCount, CountedList
from rules.wording.wording import say


def count_rule(node: AchievementCount) -> str:
    """How many of its items, list by list where it has several; and that nothing counts twice, where it could."""
    if len(node.lists) == 1:
        count = say("explanation.count", required=node.required)
        return count if node.scheme.is_simple else say("explanation.once", count=count)
    lists = [
        say("explanation.list", items=items_of_list(node, one), required=one.required) for one in node.lists
    ]
    return say("explanation.lists", lists="，".join(lists))


def items_of_list(node: AchievementCount, one: CountedList) -> str:
    """The items of one of several lists: 第八条（一）至第八条（八）."""
    clauses = [node.items[place].clause for place in one.places]
    return say("explanation.items", first=clauses[0], last=clauses[-1]) if clauses[1:] else clauses[0]
