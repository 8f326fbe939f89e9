"""In one turn the open question reads what was typed once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from dialogs import conversation
from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.talk import Talk
from tests.dialogs.person import Person

FIRST = ("是", "数据安全", "硕士", "8年")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ((), "在北京"),
        ((), "没有看懂的话"),
        (FIRST[:3], "8年，有2年做开发"),
        (FIRST[:3], "大概8年"),
        (FIRST[:3], "8年，想评高工"),
        (FIRST, "没有，准备评中级"),
        (FIRST, "不对，是7年"),
        (FIRST, "我同事是高工"),
        ((*FIRST, "没有"), "发明专利2项，软著3项"),
        ((*FIRST, "没有", "发明专利2项"), "已授权，第一发明人"),
        ((*FIRST, "没有", "发明专利2项"), "还没授权"),
    ],
)
def test_it_is_read_once(before: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person().say(*before)
    read: Counter[str] = Counter()
    ask = conversation.ask

    def counting(talk: Talk) -> Ask:
        asked = ask(talk)

        def counted(text: str) -> Then | Misread:
            read[text] += 1
            return asked.read(text)

        return replace(asked, read=counted)

    monkeypatch.setattr(conversation, "ask", counting)
    person.say(said)
    assert read
    assert not {text: times for text, times in read.items() if times > 1}
