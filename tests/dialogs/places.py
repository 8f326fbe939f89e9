"""A conversation at each of its questions."""

from __future__ import annotations

from functools import cache
from typing import Final

from tests.dialogs.person import Person

WAY: Final = (
    *("是", "安全测试", "都不是", "数据安全", "硕士", "3年"),
    *("[中级]", "返回", "中级", "否", "2年", "没有了"),
    *("[专业论文]", "返回", "论文", "3", "取消", "论文3篇，行业标准2项", "1", "核心"),
    *("改或删一条", "1", "重新填写", "取消", "[标准]", "返回"),
    *("没有了，有用过的", "[1]", "返回", "没用过"),
    *("有不符合的", "[2]", "返回", "都符合", "[中国专利奖]", "返回", "中国专利奖", "银奖", "4", "没有了"),
    *("3", "取消", "6", "保持不变", "看结论", "看原文", "返回", "换个目标级别", "返回"),
    *("如果……", "如果再有一篇核心论文", "不采用", "返回", "逐条看理由", "返回"),
)
"""A way that comes by every kind of question, and of what is asked within one; in brackets stands what is pressed."""

PLACES: Final = range(len(WAY) + 1)


@cache
def stored() -> tuple[str, ...]:
    """The session after each step of the way."""
    person = Person()
    sessions = [person.session]
    sessions += [_done(person, step).session for step in WAY]
    return tuple(session.model_dump_json() for session in sessions)


def _done(person: Person, step: str) -> Person:
    return person.press(step[1:-1]) if step.startswith("[") else person.say(step)


def at(place: int) -> Person:
    """Somebody who comes back after ``place`` steps of the way."""
    return Person(stored=stored()[place])
