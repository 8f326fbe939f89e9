"""Random words and random buttons at every question: never an exception, never a lost answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.engine.talk import Talk
from dialogs.event import Opened, Pressed, Said
from dialogs.rendering.wording import table
from rules import Assessment, load_policies
from tests.dialogs.person import MADE_UP_DAY, TODAY, Person, made_up_policies, manufacturing
from tests.dialogs.places import PLACES, at

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.event import Event

WIPING: Final = {"重新开始", "删除"}
"""Buttons that take something away because the person says so."""

DRAWN: Final = {"看路线"}
"""Left out for its time: typesetting a picture takes longer than a hundred turns, and is tested by itself."""

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

gibberish = st.text(st.characters(codec="utf-8"), max_size=40)
said = st.one_of(
    st.sampled_from(ANSWERS),
    st.sampled_from([word for words in table("understood.commands").values() for word in words]),
    gibberish,
)


@st.composite
def events(draw: st.DrawFn) -> Event | int:
    """Something said, a deep link, foreign data; or the place of a button of the last reply."""
    return draw(
        st.one_of(
            st.integers(0, 30),
            said.map(Said),
            st.builds(Opened, gibberish),
            st.builds(Pressed, gibberish, st.integers(0, 100)),
        )
    )


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
    lost = {key for key in before.answers if key not in person.answers}
    if lost:
        confirmed = before.scratch.get("confirming") is True
        removed = before.scratch.get("entry") is not None and lost == {before.scratch.get("fact")}
        assert confirmed or removed, (label, lost)
    proposal = before.scratch.get("proposal")
    supposed = before.scratch.get("supposed")
    if isinstance(supposed, dict) and "supposed" not in person.session.scratch:
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


def rules_say(person: Person) -> str | None:
    policies = load_policies() if person.today == TODAY else made_up_policies()
    policy = policies.in_force(person.today)
    document = Talk.restored(policy, person.session, person.today).document()
    return Assessment(policy, policy.profile(document, person.today)).eligible_level


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(PLACES), st.lists(events(), max_size=12))
def test_nothing_that_happens_breaks_the_talk(place: int, happening: list[Event | int]) -> None:
    person = at(place)
    person.turn(Opened())
    for event in happening:
        take(person, event)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.integers(0, 30), min_size=20, max_size=60))
def test_pressing_buttons_at_random_gives_the_verdict_of_the_rules(presses: list[int]) -> None:
    person = Person()
    for press in presses:
        take(person, press)
    conclude(person)
    names = {level.level: level.name for level in load_policies().in_force(TODAY).levels}
    eligible = rules_say(person)
    opened = f"您现在可以申报**{names[eligible]}**" if eligible else "您现在可以申报**"
    assert (opened in person.text) is (eligible is not None)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(events(), min_size=10, max_size=40))
def test_nothing_breaks_the_talk_about_another_notice(happening: list[Event | int]) -> None:
    person = manufacturing()
    assert person.today == MADE_UP_DAY
    for event in happening:
        take(person, event)
    conclude(person)
    eligible = rules_say(person)
    assert ("您现在可以申报**" in person.text) is (eligible is not None)


def conclude(person: Person) -> None:
    """Leave whatever is half done and ask for the conclusion."""
    if person.session.scratch.get("confirming"):
        person.say("取消")
    for _ in range(2):
        if {"proposal", "supposed"} & person.session.scratch.keys():
            person.say("取消")
    while {"draft", "ticked"} & person.session.scratch.keys():
        person.say("取消")
    if person.session.state in {"conclusion", "clauses", "goal", "reasons", "what_if"}:
        person.say("改")
    person.say("结论")
    assert person.session.state == "conclusion"
