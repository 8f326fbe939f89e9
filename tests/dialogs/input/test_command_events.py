"""Commands that come by their ids, from a channel's menu; and which of them leave a reading that waits as it is."""

from __future__ import annotations

import pytest

from dialogs.engine import commands
from dialogs.event import Commanded, Opened
from tests.dialogs.person import Person

TOLD = "硕士，2018年7月开始做网络安全，发明专利1项，第一发明人"
GIVES_UP = {commands.BACK, commands.CANCEL}
ALL = (
    *(commands.UNKNOWN, commands.BACK, commands.SKIP, commands.REVIEW, commands.RESTART),
    *(commands.CANCEL, commands.HELP, commands.WHY, commands.CONCLUDE),
)


@pytest.mark.parametrize("command", ALL)
def test_a_command_by_its_id_does_what_its_word_does(command: str) -> None:
    by_id, by_word = Person().say("是", "数据安全"), Person().say("是", "数据安全")
    by_id.turn(Commanded(command))
    by_word.say(f"/{command}" if command not in {"unknown", "conclude", "restart"} else WORDS[command])
    assert (by_id.text, by_id.session) == (by_word.text, by_word.session)


WORDS = {"unknown": "不清楚", "conclude": "结论", "restart": "重来"}


@pytest.mark.parametrize("command", [each for each in ALL if each not in GIVES_UP])
@pytest.mark.parametrize("before", [(), ("是", "数据安全", "结论")])
def test_a_reading_that_waits_is_left_as_it_is(before: tuple[str, ...], command: str) -> None:
    person = Person().say(*before, TOLD)
    read = person.session.scratch["proposal"]
    assert isinstance(read, dict)
    answers = person.answers
    person.turn(Commanded(command))
    kept = person.session.scratch["proposal"]
    assert isinstance(kept, dict)
    assert kept["facts"] == read["facts"]
    assert person.answers == answers


@pytest.mark.parametrize("command", sorted(GIVES_UP))
def test_what_gives_up_a_reading_does_so_by_its_id_too(command: str) -> None:
    person = Person().say(TOLD)
    person.turn(Commanded(command))
    assert "proposal" not in person.session.scratch


def test_coming_back_leaves_a_reading_that_waits() -> None:
    person = Person().say(TOLD)
    read = person.session.scratch["proposal"]
    person.turn(Opened("level_senior_engineer"))
    assert person.session.scratch["proposal"] == read
    person.say("结论")
    assert "还没有确认" in person.text
    person.say("确认")
    assert person.answers["education"] == "master"
