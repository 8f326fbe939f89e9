"""A message states what a notice asks in answers of its own, and a birth, without a word of vocabulary."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from dialogs.language.message.extract import read_message
from rules import Policy, load_policies, load_policy
from rules.loader import policies_in
from tests.made_up_notices import NOTICES, QINGYU

TODAY = date(2033, 9, 1)


@pytest.fixture(scope="module")
def qingyu() -> Policy:
    return load_policy(NOTICES / QINGYU)


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("男，1978年5月生", {"man": True, "born_on": "1978-05"}),
        ("女，1978年5月3日出生", {"man": False, "born_on": "1978-05-03"}),
        ("性别：女，博士", {"man": False}),
        ("性别:男", {"man": True}),
        ("我是女的", {"man": False}),
        ("本人男性，出生于1990年6月", {"man": True, "born_on": "1990-06"}),
        ("一名女职工", {"man": False}),
        ("男同志，继续教育95学时", {"man": True, "training": 95}),
        ("子女2个", {}),
        ("男方在外地", {}),
        ("儿女双全", {}),
        ("长生不老", {}),
    ],
)
def test_answers_and_births_are_heard(qingyu: Policy, said: str, facts: dict[str, Any]) -> None:
    read = read_message(qingyu, said, TODAY).profile
    assert {name: read[name] for name in ("man", "born_on", "training") if name in read} == facts


@pytest.mark.parametrize(
    ("said", "experience"),
    [
        ("男，1978年5月生，从事{field}10年", {"years": 10}),
        ("1988年3月生。2010年7月起从事{field}工作", {"since": "2010-07"}),
        ("1990年6月3日生，硕士", None),
        ("1985年生，{field}8年", {"years": 8}),
    ],
)
def test_a_birth_begins_no_work(qingyu: Policy, said: str, experience: object) -> None:
    for policy, field in ((qingyu, "人工智能"), (list(load_policies())[-1], "网络安全")):
        read = read_message(policy, said.format(field=field), TODAY).profile
        assert read.get("experience") == experience, policy.id


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("企业培训2次，累计100学时", None),
        ("企业培训三次，一共100学时", None),
        ("企业培训1次，共100学时", 100),
        ("论文3篇，企业培训1次，一共120学时", 120),
        ("企业培训2次，每次60学时", 60),
        ("企业培训，累计100学时", 100),
    ],
)
def test_what_several_come_to_is_not_said_of_each(qingyu: Policy, said: str, hours: float | None) -> None:
    read = read_message(qingyu, said, TODAY)
    listed: Any = read.profile["achievements"]
    (training,) = [one for one in listed if one["kind"] == "training"]
    assert training.get("hours") == hours
    assert bool(hours) != ("achievements.hours" in [doubt.field for doubt in read.unsure])


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("女", False), ("男", True), ("女性", False), ("我是男的", True), ("2", False), ("1", True)],
)
def test_the_question_is_answered_in_its_own_words(qingyu: Policy, typed: str, *, taken: bool) -> None:
    conversation = Conversation(policies_in([qingyu.folder]))
    session, _ = conversation.turn(None, Opened(), TODAY)
    for said in ("是", "否"):
        session, replies = conversation.turn(session, Said(said), TODAY)
    assert [button.label for row in replies[-1].buttons for button in row][:2] == ["男", "女"]
    session, _ = conversation.turn(session, Said(typed), TODAY)
    assert session.answers.get("man") is taken


def test_what_is_no_answer_is_asked_again_by_name(qingyu: Policy) -> None:
    conversation = Conversation(policies_in([qingyu.folder]))
    session, _ = conversation.turn(None, Opened(), TODAY)
    for said in ("是", "否", "是的"):
        session, replies = conversation.turn(session, Said(said), TODAY)
    assert "请回答“男”“女”" in replies[0].text
    assert "man" not in session.answers
