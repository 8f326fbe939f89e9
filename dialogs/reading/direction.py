"""The direction of 附件1 三 that the applicant's work belongs to, where it is surely one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogs.reading.lexicon import find, phrase, vocabulary
from dialogs.reading.slot import NOT_SAID, Slot, Understood, Unsure

if TYPE_CHECKING:
    from dialogs.reading.lexicon import Finding
    from dialogs.reading.passage import Passage

FIELD = "direction"
_NO_WORK = re.compile(
    r"(?:不是|没做过|没有做|不做|不懂|以前|之前|原来|原先|曾经|早年|专利|论文|标准|专著|报告|一种|课程|证书|奖|想转|转到|漏洞是)"
    r"[^,。;]{0,8}$"
)
_OUTCOME = re.compile(
    r"^[^,。;]{0,10}(?:专利|论文|标准|专著|报告|证书|奖|课程|隐患|事件|国标|行标|产品[一二两三\d])"
)


def _is_work(passage: Passage, named: Finding) -> bool:
    if not passage.is_fact(named.start):
        return False
    before, after = passage.before(named.start), passage.after(named.end)
    return not (
        _NO_WORK.search(before) or _OUTCOME.match(after) or phrase("standing", "denied_before").search(before)
    )


def read_direction(passage: Passage) -> Slot:
    """``direction``, when all work described is one direction's; unsure when it is two directions'."""
    works = [named for named in find("work", "directions", passage.text) if _is_work(passage, named)]
    directions = list(dict.fromkeys(named.entry["means"] for named in works))
    if not works:
        return NOT_SAID
    text = passage.excerpt(works[0].start, works[0].end)
    if len(directions) == 1:
        return Slot(directions[0], (Understood(FIELD, text),))
    names = vocabulary("work")["called"]
    return Slot(unsure=(Unsure(FIELD, text, tuple(f"我做{names[direction]}" for direction in directions)),))
