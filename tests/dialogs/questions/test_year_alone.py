"""A year without its month is enough where no month of it changes anything."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

TOLD = "我在北京做渗透测试，本科，2014年7月开始干网安"


@pytest.mark.parametrize("said", ["2016年", "2016", "16年拿的", "二〇一六年"])
def test_a_title_of_long_ago_needs_no_month(said: str) -> None:
    person = Person().say(TOLD).press("确认").say("中级", "是", said)
    assert "2016年里是哪个月都不影响结果" in person.text
    assert "证书上" in person.text


def test_it_is_noted_by_its_last_month() -> None:
    person = Person().say(TOLD).press("确认").say("中级", "否", "2016年", "没有了")
    assert person.answers["titles"] == [
        {"level": "intermediate", "same_speciality": False, "obtained_on": "2016-12"}
    ]


@pytest.mark.parametrize("said", ["2021年", "2020年", "2026年", "1890年"])
def test_where_a_month_could_matter_it_is_asked_for(said: str) -> None:
    person = Person().say(TOLD).press("确认").say("中级", "否", said)
    assert "不影响结果" not in person.text
    assert person.sub["draft"] == {"level": "intermediate", "same_speciality": False}


@pytest.mark.parametrize(
    ("said", "enough"), [("2015年", True), ("2010年", True), ("2018年", False), ("2019年", False)]
)
def test_the_same_holds_for_the_beginning_of_work(said: str, enough: bool) -> None:  # noqa: FBT001 - a parameter
    person = Person().say("是", "数据安全", "大学本科", said)
    assert ("experience" in person.answers) is enough
