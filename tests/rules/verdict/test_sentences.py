"""What the rules say, word for word: every sentence about something missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules import Assessment, load_policies
from rules.verdict.missing import item_text
from rules.verdict.route_gaps import GapItem
from rules.wording.wording import duration, numeral

POLICY = load_policies()["beijing-cybersecurity-2024"]
DAY = "2026-11-22"


def missing(level: str, condition: str, **facts: Any) -> Any:
    assessment = Assessment(POLICY, POLICY.profile({"as_of": DAY, **facts}))
    return next(entry for entry in assessment.missing(level) if entry["condition"] == condition)


JUNIOR = [{"level": "junior", "same_speciality": True, "years": 2}]


@pytest.mark.parametrize(
    ("level", "facts", "text"),
    [
        (
            "engineer",
            {"education": "bachelor", "experience": {"years": 3.5}},
            "从事本专业技术工作须满5年，还差1年6个月，最早2028年5月22日",
        ),
        (
            "assistant_engineer",
            {"education": "master", "experience": {"years": 0}},
            "须已从事本专业技术工作，最早2026年12月22日",
        ),
        (
            "engineer",
            {"education": "college", "experience": {"years": 9}, "titles": JUNIOR},
            "取得初级职称须满4年，还差2年，最早2028年11月22日",
        ),
        (
            "senior_engineer",
            {"education": "bachelor", "experience": {"years": 9}, "titles": [], "exceptional": []},
            "须取得中级职称，并在取得后从事本专业技术工作满5年",
        ),
        (
            "senior_engineer",
            {"education": "other", "experience": {"years": 9}, "titles": [], "exceptional": []},
            "须具备硕士学位或硕士研究生毕业，或更高的学历（学位）",
        ),
        (
            "assistant_engineer",
            {"education": "other", "experience": {"years": 9}},
            "须具备中等职业学校，或更高的学历（学位）",
        ),
        (
            "assistant_engineer",
            {"education": "master"},
            "还不清楚：专业工作年限。补充后才能判断这一项",
        ),
    ],
)
def test_the_nearest_way_to_education_and_experience(level: str, facts: dict[str, Any], text: str) -> None:
    facts = {"titles": [], **facts}
    assert missing(level, "education_experience", **facts)["text"] == text


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (GapItem("education", wanted="doctor", tier=4), "须具备博士学位或博士研究生毕业"),
        (
            GapItem("education", wanted="master", tier=3),
            "须具备硕士学位或硕士研究生毕业，或更高的学历（学位）",
        ),
        (GapItem("unknown_fact", field="education"), "还不清楚：学历。补充后才能判断这一项"),
        (
            GapItem("unknown_fact", field="titles.1.obtained_on"),
            "还不清楚：第2个职称的取得时间。补充后才能判断这一项",
        ),
        (
            GapItem("years", needed_years=7, day=date(2026, 12, 22), today=date(2026, 11, 22)),
            "从事本专业技术工作须满7年，还差1个月，最早2026年12月22日",
        ),
        (
            GapItem("years", needed_years=7, day=date(2026, 11, 23), today=date(2026, 11, 22)),
            "从事本专业技术工作须满7年，还差1天，最早2026年11月23日",
        ),
        (
            GapItem(
                "years",
                needed_years=3,
                day=date(2029, 5, 22),
                today=date(2026, 11, 22),
                after="deputy_senior",
            ),
            "取得副高级职称后，从事本专业技术工作须满3年，还差2年6个月，最早2029年5月22日",
        ),
    ],
)
def test_each_lacking_thing_has_its_sentence(item: GapItem, text: str) -> None:
    assert item_text(item, POLICY.catalogue) == text


def test_achievements_say_what_they_are_and_what_they_would_have_to_be() -> None:
    entry = missing(
        "senior_engineer",
        "achievements",
        achievements=[
            {"kind": "patent", "granted": True, "rank": 2},
            {"kind": "patent", "granted": False, "rank": 1},
            {"kind": "paper", "rank": 4, "journal": "core"},
            {"kind": "report", "role": "lead", "influence": "industry", "promotion": "city"},
            {"kind": "paper", "rank": 5, "journal": "public"},
            {"kind": "standard"},
            {"kind": "paper", "rank": 1, "journal": "core", "used_before": True},
        ],
    )
    assert entry["text"] == "成果须有3项，现计0项，还差3项"
    assert [upgrade["text"] for upgrade in entry["upgrades"]] == [
        "第1条发明专利：第二发明人 → 需第一发明人",
        "第2条发明专利：未授权 → 需已授权",
        "第4条报告或设计文件：技术推广：地市级 → 需省部级及以上",
        "第3条专业论文：第四作者 → 需前三作者",
    ]
    assert [idle["text"] for idle in entry["not_counted"]] == [
        "第1条发明专利：需第一发明人",
        "第2条发明专利：需已授权",
        "第3条专业论文：需前三作者",
        "第4条报告或设计文件：技术推广需：省部级及以上",
        "第5条专业论文：需前三作者，刊物需：核心期刊",
        "第6条标准：本级的成果条件没有这一类",
        "第7条专业论文：在以往职称评审中用过，不能再用",
    ]


def test_one_of_a_pair_is_no_upgrade_unless_it_completes_one() -> None:
    one = {"kind": "product", "rank": 4, "in_production": True, "benefit": "considerable"}
    good = {**one, "rank": 1}

    def upgrades(*entries: dict[str, Any]) -> list[int]:
        told = missing("senior_engineer", "achievements", achievements=list(entries))
        return [upgrade["entry"] for upgrade in told["upgrades"]]

    assert upgrades(one) == []
    assert upgrades({**one, "count": 2}) == [0]
    assert upgrades(good, one) == [1]
    assert upgrades(good, good, one) == []


@pytest.mark.parametrize(
    ("months", "text"), [(0, "0个月"), (1, "1个月"), (12, "1年"), (14, "1年2个月"), (24, "2年")]
)
def test_a_duration_is_said_in_years_and_months(months: int, text: str) -> None:
    assert duration(months) == text


@pytest.mark.parametrize(("number", "text"), [(0, "零"), (1, "一"), (10, "十"), (11, "11"), (-1, "-1")])
def test_small_numbers_are_said_in_chinese(number: int, text: str) -> None:
    assert numeral(number) == text


def test_how_many_achievements_are_short_is_said() -> None:
    entry = missing(
        "senior_engineer", "achievements", achievements=[{"kind": "patent", "granted": True, "rank": 1}]
    )
    assert (entry["text"], entry["short_by"]) == ("成果须有3项，现计1项，还差2项", 2)


def test_words_that_a_committee_judges_are_named() -> None:
    found = [{"kind": "risk_discovery", "role": "lead"}]
    assessment = Assessment(POLICY, POLICY.profile({"as_of": DAY, "titles": [], "achievements": found}))
    (caveat,) = assessment.level("engineer").caveats
    assert caveat.text == "“较大风险隐患、较严重的安全事件”由评审委员会评定，这里先按符合计算"
