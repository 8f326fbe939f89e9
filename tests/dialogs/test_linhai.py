"""A notice that asks of the person what the shipped one does not is talked through without any code of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.answers.answering import Answers
from dialogs.conversation import Conversation
from rules import Assessment
from tests.dialogs.interviewed import interviewed
from tests.dialogs.person import Person, made_up_policies
from tests.made_up_notices import LINHAI

if TYPE_CHECKING:
    from rules import Policy

DAY = date(2026, 11, 22)
OTHER_WORDS = ("网络", "北京", "成果")


@pytest.fixture
def person() -> Person:
    return Person(Conversation(made_up_policies()), DAY)


@pytest.fixture(scope="module")
def linhai() -> Policy:
    return made_up_policies()[LINHAI]


def test_every_new_fact_is_asked_and_counts(person: Person) -> None:
    """硕士 of no full time, 12 years, 软考中级 for nearly five years, of which a remote place takes off one."""
    person.say("是", "1975年3月", "硕士", "大学本科", "12年", "软考中级证书", "是", "2022年1月", "没有了")
    assert "近3年年度考核合格几次" in person.text
    person.say("三次")
    assert "近3年继续教育一共多少学时" in person.text
    person.say("270.5学时")
    assert "艰苦地区" in person.text
    person.say("都符合")
    assert person.answers["annual.reviews"] == 3
    assert person.answers["annual.training"] == 270.5
    assert person.answers["born_on"] == "1975-03"
    assert person.answers["full_time_education"] == "bachelor"
    assert "education_obtained_on" not in person.answers  # only a doctor is asked
    person.say("看结论")
    assert "高级工程师" in person.text
    assert "符合到2031年2月28日为止" in person.text
    for word in OTHER_WORDS:
        assert word not in person.text


def test_who_has_no_such_degree_is_not_asked_about_it(person: Person) -> None:
    person.say("是", "1990年3月", "大学专科")
    assert person.session.state == "experience"


def test_a_doctor_is_asked_since_when(person: Person) -> None:
    person.say("是", "1990年3月", "博士")
    person.say("博士")  # full-time as well
    assert "哪年哪月取得最高学历" in person.text


@pytest.mark.parametrize(
    ("asked", "said", "kept"),
    [
        ("annual.training", "270", 270),
        ("annual.training", "共 270 学时", 270),
        ("annual.training", "两百七十学时", 270),
        ("annual.training", "269.5", 269.5),
        ("annual.training", "没有", 0),
        ("annual.training", "0", 0),
        ("annual.reviews", "三次", 3),
        ("annual.reviews", "3", 3),
        ("born_on", "1985.06", "1985-06"),
        ("born_on", "1985年6月12日", "1985-06-12"),
        ("born_on", "85年6月", "1985-06"),
    ],
)
def test_numbers_and_days_as_people_type_them(
    linhai: Policy, person: Person, asked: str, said: str, kept: object
) -> None:
    changing = to_question(linhai, person, asked)
    changing.say(said)
    assert changing.answers[asked] == kept


@pytest.mark.parametrize(
    ("asked", "said", "says"),
    [
        ("annual.training", "270多学时", "请写一个准确的数，例如“3学时”"),
        ("annual.training", "大概两百", "请写一个准确的数"),
        ("annual.training", "够了", "请写一个准确的数"),
        ("annual.training", "-3", "请写一个准确的数"),
        ("annual.reviews", "两三次", "请写一个准确的数，例如“3次”"),
        ("born_on", "45岁", "请写已经过去的年月"),
        ("born_on", "1985年", "请写已经过去的年月"),
        ("born_on", "2035年1月", "请写已经过去的年月"),
    ],
)
def test_what_is_no_number_or_day_is_asked_for_again(
    linhai: Policy, person: Person, asked: str, said: str, says: str
) -> None:
    changing = to_question(linhai, person, asked)
    changing.say(said)
    assert says in changing.text
    assert asked not in changing.answers


def to_question(linhai: Policy, person: Person, asked: str) -> Person:
    """To the one question, all before it passed over."""
    name = linhai.catalogue.facts[asked].name
    for _ in range(20):
        if f"· {name}**" in person.text:
            return person
        person.say("跳过")
    raise AssertionError(person.text)


def test_what_is_told_at_once_is_confirmed_and_not_asked(person: Person) -> None:
    person.say(
        "全日制硕士，1985年6月出生，做人工智能8年，近3年继续教育300学时，年度考核合格3次，单位考察合格"
    )
    person.say("都对")
    told = {
        key: person.answers.get(key) for key in ("born_on", "annual.training", "annual.reviews", "examined")
    }
    assert told == {"born_on": "1985-06", "annual.training": 300, "annual.reviews": 3, "examined": True}
    assert person.answers["full_time_education"] == "master"


def test_what_either_side_of_a_limit_decides_is_told(person: Person) -> None:
    person.say("是", "1975年3月", "大学本科", "12年", "中级", "是", "2016年1月", "没有了", "不清楚", "不清楚")
    person.say("看结论")
    assert "不到270学时，不符合" in person.text
    assert "3次及以上" in person.text


@pytest.mark.parametrize(
    ("facts", "asked", "idle"),
    [
        ({"education": "college"}, set(), {"full_time_education", "education_obtained_on"}),
        ({"education": "doctor"}, {"full_time_education"}, set()),
    ],
)
def test_only_what_can_still_matter_is_asked(
    linhai: Policy, facts: dict[str, Any], asked: set[str], idle: set[str]
) -> None:
    whole = {
        "employed": True,
        "born_on": "1985-01",
        "full_time_education": facts["education"],
        "education_obtained_on": "2020-01",
        "experience": {"years": 1},
        "titles": [],
        "annual": {"reviews": 3, "training": 300},
        "examined": True,
        "merits": {"remote": True, "talent": True},
        **facts,
    }
    found = set(interviewed(linhai, whole, DAY).asked)
    assert asked <= found
    assert found.isdisjoint(idle)


@pytest.mark.parametrize(
    ("question", "clause", "says"),
    [
        ("高级工程师年龄限制", "第十条", ""),
        ("继续教育要多少学时？", "第五条", ""),
        ("艰苦地区可以缩短几年", "第九条", ""),
        ("软考算不算中级职称", "第四条", ""),
        ("员级几年能评工程师", "第七条（三）", "6年"),
        ("硕士几年能评高级工程师", "第八条（一）", "取得学历（学位）满2年"),
        ("助理工程师几年能评工程师", "第七条（二）", "共满5年"),
    ],
)
def test_questions_are_answered_by_its_clauses(linhai: Policy, question: str, clause: str, says: str) -> None:
    answer = Answers(linhai).ask(question, DAY)
    assert answer.status == "answered"
    assert f"【{clause}】" in answer.text
    assert says in answer.text


@pytest.mark.parametrize(
    ("question", "decision", "says"),
    [
        ("硕士做了3年能评工程师吗", "depends", "全日制学历：硕士及以上"),
        ("员级满6年能评工程师吗", "depends", "经单位考察合格"),
        ("有算法工程师职业资格1年，能评工程师吗", "depends", "取得算法工程师职业资格后"),
        ("博士毕业2年能评高级工程师吗", "depends", "取得学历（学位）满2年"),
        ("大专干了20年能评工程师吗", "depends", "年满50周岁"),
        ("中专干了1年能评技术员吗", "yes", "满0.5年"),
    ],
)
def test_a_person_supposed_is_decided_by_its_routes(
    linhai: Policy, question: str, decision: str, says: str
) -> None:
    answer = Answers(linhai).ask(question, DAY)
    assert answer.decision == decision
    assert says in answer.text


def test_ask_and_assess_agree_on_a_certificate(linhai: Policy) -> None:
    told = linhai.profile({"titles": [{"level": "software_exam", "same_speciality": True, "years": 1}]}, DAY)
    assert Assessment(linhai, told).level("engineer").status == "held"
