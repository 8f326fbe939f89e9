"""How numbers, attributes and facts are said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rules.wording.sentences import SentenceWrong
from rules.wording.wording import duration, numeral, say
from tests.rules.ready import READY
from tests.rules.verdicts import levels

if TYPE_CHECKING:
    from rules import Policy


@pytest.mark.parametrize(
    ("number", "said"), [(0, "零"), (1, "一"), (3, "三"), (10, "十"), (11, "11"), (120, "120"), (-1, "-1")]
)
def test_small_numbers_are_said_in_chinese(number: int, said: str) -> None:
    assert numeral(number) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [(0, "0个月"), (1, "1个月"), (11, "11个月"), (12, "1年"), (14, "1年2个月"), (60, "5年")],
)
def test_months_are_said_in_years_and_months(months: int, said: str) -> None:
    assert duration(months) == said


def test_a_sentence_that_there_is_not() -> None:
    with pytest.raises(SentenceWrong, match="luck"):
        say("missing.luck")


@pytest.mark.parametrize(
    ("kind", "attribute", "value", "said"),
    [
        ("patent", "rank", 1, "第一发明人"),
        ("paper", "rank", 12, "第12作者"),
        ("patent", "granted", True, "已授权"),
        ("patent", "granted", False, "未授权"),
        ("product", "in_production", False, "未投入生产或实际应用"),
        ("paper", "journal", "core", "刊物：核心期刊"),
        ("report", "promotion", "none", "技术推广：没有"),
        ("standard", "level", "group", "标准级别：团体标准"),
    ],
)
def test_an_attribute_as_people_say_it(
    kind: str, attribute: str, value: Any, said: str, policy: Policy
) -> None:
    assert policy.catalogue.attribute_words(kind, attribute, value) == said


def test_a_value_as_people_say_it(policy: Policy) -> None:
    attributes = policy.catalogue.attributes
    assert policy.catalogue.value_name(attributes["rank"], 3) == "第3"
    assert policy.catalogue.value_name(attributes["published"], value=True) == "已公开出版"
    assert policy.catalogue.value_name(attributes["acceptance"], "provincial") == "省部级"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("report", "报告或设计文件"),
        ("patent", "发明专利"),
        ("technical_head", "国家重点实验室、领军企业等单位的技术负责人"),
    ],
)
def test_a_kind_has_a_short_name(kind: str, said: str, policy: Policy) -> None:
    assert policy.catalogue.kind_name(kind) == said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("education", "学历"),
        ("basic.general", "基本条件（总则）"),
        ("titles.0.obtained_on", "第1个职称的取得时间"),
        ("titles.2.same_speciality", "第3个职称的专业"),
        ("achievements.9.used_before", "第10条成果的使用情况"),
        ("achievements.0.level", "第1条成果的标准级别"),
        ("exceptional.1.level", "第2条破格条件的奖项级别"),
        ("exceptional.0.role", "第1条破格条件的承担的角色"),
    ],
)
def test_a_field_as_people_say_it(field: str, said: str, policy: Policy) -> None:
    assert policy.catalogue.field_name(field) == said


def test_the_words_that_people_judge_are_listed() -> None:
    incidents = [{"kind": "incident_response"}, {"kind": "risk_discovery"}]
    told = levels({**READY, "achievements": incidents})["engineer"]["caveats"]
    assert [caveat["text"] for caveat in told] == [
        "“较大风险隐患、较严重的安全事件”由评审委员会评定，这里先按符合计算"
    ]
