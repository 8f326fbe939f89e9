"""Whatever a text of ours proposes in quotes is understood where it is proposed."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

import pytest

from tests.dialogs.person import ENGINEER, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROPOSED = re.compile(r"“([^“”]{1,40})”")
NOTICE = "从事本专业技术工作"
"""Quoted from the notice, not proposed."""
ODD = "哈哈哈嗝"
REFUSALS = ("没有看懂", "对不上", "没有这一行", "没有找到")

AFTER = (
    "看结论",
    "如果……",
    "如果再有一篇核心期刊论文",
    "不采用",
    "返回",
    "看路线",
    "逐条看理由",
    "返回",
    "看原文",
    "返回",
)
WALKS = {
    "an engineer, question by question": (*ENGINEER, *AFTER),
    "all in one message": (
        "本科，2018年7月开始做网安，2020年12月拿的工程师，我同事是高工，发明专利2项",
        "都对",
    ),
    "a message with two readings": ("大学毕业，网安干了七八年", "都不是"),
    "somebody elsewhere": ("否", "内容安全", "博士", "2年"),
    "a correction": ("本科，网安8年", "改一行", "返回", "确认"),
    "nothing is known": ("不清楚",) * 12,
    "changing one's mind": ("是", "数据安全", "硕士", "返回", "本科", "改一项", "返回"),
}


def proposed(text: str, walk: Sequence[str]) -> set[str]:
    """What ``text`` quotes, but the notice's words and the person's own."""
    own = (NOTICE, ODD, *walk)
    return {quoted for quoted in PROPOSED.findall(text) if not any(quoted in said for said in own)}


def places(walk: Sequence[str]) -> Iterator[Person]:
    person = Person()
    yield copy.copy(person)
    for said in walk:
        person.say(said)
        assert not any(refusal in person.text for refusal in REFUSALS), (said, person.text)
        yield copy.copy(person)


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS.keys())
@pytest.mark.parametrize("odd", [(), (ODD,)], ids=["at first", "after a misread answer"])
def test_what_is_proposed_is_understood(walk: Sequence[str], odd: Sequence[str]) -> None:
    for place in places(walk):
        place.say(*odd)
        for words in proposed(place.replies[-1].text, walk):
            answered = copy.copy(place).say(words)
            assert not any(refusal in answered.text for refusal in REFUSALS), (words, place.text)
