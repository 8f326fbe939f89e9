"""What is typed where titles are asked for: what stands beside a title's name may take it back."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

WHY_NOT = (
    "看不出您已经取得了哪一级职称，没有记",
    "只说了不是什么，看不出是什么，没有记",
    "打算、假设或者以后的事，没有记",
    "说的是别人，没有记",
    "还没有办成的，不能算，没有记",
)


def at_titles() -> Person:
    person = Person().say("是", "网络与系统安全", "硕士", "8年")
    assert "现有职称" in person.text
    return person


@pytest.mark.parametrize(
    "said",
    [
        "中级在评",
        "工程师评审中",
        "高级工程师还没拿到",
        "没有高级",
        "正在申报高工",
        "老婆是高工",
        "不是工程师",
        "好像是中级",
        "副高公示中",
        "没有中级",
        "拟评中级",
        "正在评中级",
        "中级没评上",
    ],
)
def test_a_title_that_is_not_surely_held_is_not_taken(said: str) -> None:
    person = at_titles().say(said)
    assert "titles" not in person.answers
    assert person.session.scratch == {"fact": "titles"}
    assert any(why in person.text for why in WHY_NOT)
    assert person.say("没有").answers["titles"] == []


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("中级工程师证", "intermediate"),
        ("我是中级", "intermediate"),
        ("中级（2016年）", "intermediate"),
        ("目前是工程师", "intermediate"),
        ("刚拿到中级", "intermediate"),
        ("高级工程师（副高）", "deputy_senior"),
        ("高级工程师（计算机）", "deputy_senior"),
        ("初级职称，中级还没评", "junior"),
        ("中级，没有副高", "intermediate"),
        ("中级，正在评副高", "intermediate"),
    ],
)
def test_a_title_that_is_held_is_taken_once(said: str, level: str) -> None:
    person = at_titles().say(said)
    assert "titles" not in person.answers
    draft = person.sub["draft"]
    assert isinstance(draft, dict)
    assert draft["level"] == level


@pytest.mark.parametrize("said", ["不是", "不是的", "不是，是计算机专业的"])
def test_a_title_is_said_to_be_of_another_speciality(said: str) -> None:
    person = Person().say("是", "数据安全", "硕士", "2015年7月起", "工程师", said)
    assert person.answers["titles"] == [{"level": "intermediate", "same_speciality": False}]


def titles_of(*said: str) -> object:
    return Person().say("是", "数据安全", "本科", "5年", *said).answers.get("titles")


@pytest.mark.parametrize(
    "said",
    [
        ("中级，网安，2024年12月",),
        ("中级 网安 2024年12月",),
        ("2024年12月，网安，中级",),
        ("工程师，网络安全，2024.12",),
        ("网安工程师2024年12月",),
        ("中级，2024年12月，本专业",),
        ("中级", "网安，2024年12月"),
        ("级别中级，专业网安，取得时间2024年12月",),
        ("中级", "是的，2024年12月拿的"),
        ("中级", "对，2024年12月，没有别的了"),
        ("中级", "2024年12月", "网安"),
    ],
)
def test_all_that_is_told_of_a_title_in_one_breath_is_taken(said: tuple[str, ...]) -> None:
    title = {"level": "intermediate", "same_speciality": True, "obtained_on": "2024-12"}
    assert titles_of(*said) == [title]


@pytest.mark.parametrize(
    ("said", "level"),
    [
        (("计算机工程师，2019年12月",), "intermediate"),
        (("高级工程师（计算机），2019.12",), "deputy_senior"),
        (("中级 2019年12月 计算机",), "intermediate"),
        (("机械工程师职称，2019年12月",), "intermediate"),
        (("机械工程师，2019年12月评的",), "intermediate"),
        (("2019年12月，计算机，中级",), "intermediate"),
        (("中级", "计算机的，2019年12月"), "intermediate"),
        (("中级", "不是，2019年12月拿的"), "intermediate"),
    ],
)
def test_so_it_is_of_a_title_of_another_speciality(said: tuple[str, ...], level: str) -> None:
    assert titles_of(*said) == [{"level": level, "same_speciality": False, "obtained_on": "2019-12"}]


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("软件工程师，2019年12月", {"obtained": {"obtained_on": "2019-12"}}),
        ("中级，信息安全，2024年12月", {"obtained": {"obtained_on": "2024-12"}}),
        ("网安工程师，2020年开始做的", {}),
        ("安全工程师，2021年3月入职", {}),
        ("担任网安工程师，2020年6月", {}),
    ],
)
def test_what_is_not_surely_said_of_a_title_is_asked(said: str, draft: dict[str, object]) -> None:
    person = Person().say("是", "数据安全", "本科", "5年", said)
    assert person.sub["draft"] == {"level": "intermediate", **draft}
    assert "这个职称是网络空间安全专业的吗" in person.text
    assert "没有用上" not in person.text or not draft


def test_a_day_beside_another_name_of_the_field_is_the_titles_and_begins_no_work() -> None:
    person = Person().say("是", "数据安全", "本科", "5年", "中级", "信息安全，2024年12月")
    assert person.sub["draft"] == {"level": "intermediate", "obtained": {"obtained_on": "2024-12"}}
    assert person.answers["experience"] == {"years": 5}


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("助理和工程师", ()),
        ("助工2016年5月，工程师2020年6月", ("2016-05", "2020-06")),
        ("初级、中级都有，分别是2016年5月和2020年6月", ("2016-05", "2020-06")),
        ("助理工程师和工程师分别是2016年5月、2020年6月拿的", ("2016-05", "2020-06")),
    ],
)
def test_two_titles_have_each_a_day_of_their_own(said: str, dates: tuple[str, ...]) -> None:
    told = [{"level": "junior"}, {"level": "intermediate"}]
    for title, date in zip(told, dates, strict=False):
        title["obtained_on"] = date
    assert titles_of(said) == told


@pytest.mark.parametrize("said", ["不在，哦不对，在北京的", "是，不对，不是", "不是，说错了，是"])
def test_a_yes_that_is_taken_back_in_one_breath_is_none(said: str) -> None:
    assert "employer_in_beijing" not in Person().say(said).answers


def test_an_objection_behind_a_yes_confirms_nothing() -> None:
    person = Person().say("本科，2015年7月起做数据安全，没有职称，单位在北京", "都对，第2条不对")
    assert "education" not in person.answers
