"""What happens at random to somebody who talks: no exception, no lost answer, no tick lost without a word."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from dialogs.event import Said
from dialogs.rendering.wording import table
from rules import load_policies
from tests.dialogs.person import TODAY, Person, made_up_policies, sub_of
from tests.dialogs.places import at

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.event import Event

DRAWN: Final = {"看路线"}
"""Left out for its time: typesetting a picture takes longer than a hundred turns, and is tested by itself."""

ENDING_TICKS: Final = {"选好了", "重选", "重新开始", "都用过", "都不符合"}
"""Buttons after which nothing is ticked."""

ANSWERS: Final = (
    *(
        "是",
        "否",
        "没有",
        "没有了",
        "1",
        "2",
        "3",
        "9",
        "0",
        "99",
        "-1",
        "8年",
        "2018年7月",
        "2018",
        "七八年",
    ),
    *("硕士", "技校", "数据安全", "安全", "渗透测试", "中级", "高级", "论文", "专利", "第一", "核心", "用过"),
    *(
        "本科，2018年7月开始做网安，2020年12月拿的工程师",
        "高级职称，大学毕业，网安8年",
        "两篇论文",
        "两项发明专利，一项国家标准",
        "确认",
        "不要",
    ),
    *(
        "硕士几年能评中级？",
        "车联网算哪个方向？",
        "改一行",
        "如果……",
        "逐条看理由",
        "看路线",
        "如果再有一篇核心论文",
        "采用",
        "不采用",
        "我想明年报高级",
    ),
    *("看结论", "看原文", "导出", "换个目标级别", "改或删一条", "保持不变", "正高", "附件1 一", "对"),
)

COMMANDS: Final = tuple(word for words in table("understood.commands").values() for word in words)


def walked(place: int, seed: int, steps: int = 30) -> Person:
    """Somebody who presses and types at random from ``place`` on: mostly what is offered, and what others are told."""
    random, person = Random(seed), at(place)
    for _ in range(steps):
        chance = random.random()
        if chance < 0.6:
            take(person, random.randrange(30))
        elif chance < 0.7 and person.buttons:
            take(person, Said(random.choice(list(person.buttons))))
        else:
            take(person, Said(random.choice(COMMANDS if chance > 0.9 else ANSWERS)))
    return person


def take(person: Person, event: Event | int) -> None:
    """Let ``event`` happen and look at what it took away."""
    before, buttons = person.session, list(person.buttons)
    label = ""
    if isinstance(event, int):
        if not buttons:
            return
        label = buttons[event % len(buttons)]
        if label in DRAWN:
            return
        person.press(label)
    else:
        person.turn(event)
        label = event.text if isinstance(event, Said) else ""
    assert person.replies[-1].text.strip()
    if sub_of(before).get("ticked") and not person.sub.get("ticked"):
        is_taken = "draft" in person.sub or before.answers != person.answers
        is_unticked = label in ENDING_TICKS or label.removeprefix("✔ ").isdecimal()
        assert is_taken or is_unticked or "刚才选的没有记" in person.text, label
    lost = {key for key in before.answers if key not in person.answers}
    if lost:
        confirmed = before.scratch.get("confirming") is True
        removed = sub_of(before).get("entry") is not None and lost == {before.scratch.get("fact")}
        assert confirmed or removed, (label, lost)
    proposal = before.scratch.get("proposal")
    supposed = sub_of(before).get("supposed")
    if isinstance(supposed, dict) and "supposed" not in person.sub:
        return
    confirmed_now = (
        proposal.get("facts", {})
        if isinstance(proposal, dict) and "proposal" not in person.session.scratch
        else {}
    )
    for key, value in before.answers.items():
        if key in (confirmed_now if isinstance(confirmed_now, dict) else {}):
            continue
        if key not in lost and key not in together(person, before.scratch.get("fact")):
            assert person.answers[key] == value


def together(person: Person, fact: JsonValue) -> set[str]:
    """The facts that may be asked of on one page with ``fact``."""
    policies = load_policies() if person.today == TODAY else made_up_policies()
    facts = policies.in_force(person.today).catalogue.facts
    return {each for each, data in facts.items() if fact in facts and data.stage == facts[str(fact)].stage}
