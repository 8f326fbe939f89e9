"""A conversation at each of its questions."""

from __future__ import annotations

from functools import cache
from typing import Final

from tests.dialogs.person import Person

WAY: Final = (
    *("是", "数据安全", "硕士", "3年"),
    *("中级", "否", "2年", "没有了"),
    *("论文", "3", "1", "核心", "改或删一条", "1", "保持不变", "没用过"),
    *("有不符合的", "返回", "都符合", "中国专利奖", "银奖", "4", "没有了"),
    *("3", "取消", "看结论", "看原文", "返回", "换个目标级别", "返回"),
    *("如果……", "返回", "逐条看理由", "返回"),
)
"""A way that comes by every kind of question."""

PLACES: Final = range(len(WAY) + 1)


@cache
def stored() -> tuple[str, ...]:
    """The session after each step of the way."""
    person = Person()
    sessions = [person.session]
    sessions += [person.say(said).session for said in WAY]
    return tuple(session.model_dump_json() for session in sessions)


def at(place: int) -> Person:
    """Somebody who comes back after ``place`` steps of the way."""
    return Person(stored=stored()[place])
