"""What a later version of a notice says otherwise, clause by clause: its words, and what is asked of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dialogs.rendering.wording import say
from rules import Policy
from rules.verdict.demand import demanded


class ClauseChange(NamedTuple):
    """``change``: ``added``, ``removed``, ``reworded``, ``renumbered`` or ``asked``; ``text`` says it in words.

    ``old`` and ``new`` are verbatim; of what is ``asked``, they are what a level asks.
    """

    clause: str
    change: str
    old: str
    new: str
    text: str


def clause_changes(old: Policy, new: Policy) -> list[ClauseChange]:
    """In the order of the newer version; what is no more, last."""
    return [*_of_words(old, new), *_of_what_is_asked(old, new)]


def _of_words(old: Policy, new: Policy) -> Iterator[ClauseChange]:
    renumbered = _renumbered(old, new)
    for clause in new.notice:
        now = new.notice.text(clause)
        if clause in renumbered:
            yield _changed(clause, "renumbered", renumbered[clause], clause)
        elif clause not in old.notice:
            yield _changed(clause, "added", "", now)
        elif old.notice.text(clause) != now:
            yield _changed(clause, "reworded", old.notice.text(clause), now)
    gone = [clause for clause in old.notice if clause not in new.notice and clause not in renumbered.values()]
    for clause in gone:
        yield _changed(clause, "removed", old.notice.text(clause), "")


def _renumbered(old: Policy, new: Policy) -> dict[str, str]:
    """Clauses that stand word for word under another number, which no other clause has kept."""
    gone = {old.notice.text(clause): clause for clause in old.notice if clause not in new.notice}
    come = [clause for clause in new.notice if clause not in old.notice]
    return {clause: gone[new.notice.text(clause)] for clause in come if new.notice.text(clause) in gone}


def _of_what_is_asked(old: Policy, new: Policy) -> Iterator[ClauseChange]:
    before, now = _asked(old), _asked(new)
    for level, clause in {**now, **before}:
        was, is_now = before.get((level, clause), ()), now.get((level, clause), ())
        gone = [words for words in was if words not in is_now]
        come = [words for words in is_now if words not in was]
        if (gone or come) and clause in old.notice and clause in new.notice:
            yield _changed(clause, "asked", "；".join(gone), "；".join(come), level)
    for change, having, lacking in (("level_added", new, old), ("level_removed", old, new)):
        for level in sorted(_levels(having) - _levels(lacking)):
            yield ClauseChange("", change, "", level, say(f"notices.level_changes.{change}", level=level))


def _levels(policy: Policy) -> set[str]:
    return {level.name for level in policy.catalogue.levels.values()}


def _asked(policy: Policy) -> dict[tuple[str, str], dict[str, None]]:
    """What facts are held against, by level and clause: 从事本专业技术工作满2年."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for level in policy.levels:
        for condition in level.conditions:
            for demand in demanded(policy, condition).walk():
                if clause := demand.clause:
                    parts = (part.words for part in demand.parts if part.clause in {None, clause})
                    found[level.name, clause] |= dict.fromkeys(filter(None, (demand.rule, *parts)))
    return found


def _changed(clause: str, change: str, old: str, new: str, level: str = "") -> ClauseChange:
    key = change if change != "asked" or (old and new) else f"asked_{'more' if new else 'less'}"
    text = say(f"notices.changes.{key}", clause=clause, old=old, new=new, level=level)
    return ClauseChange(clause, change, old, new, text)
