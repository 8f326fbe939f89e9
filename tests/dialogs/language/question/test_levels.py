"""Questions about levels are understood by what they ask: level, condition, kind, qualification, title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dialogs.answers import Answers
    from dialogs.language.question import Enquiry
    from rules import Policy

NAMES = {
    "assistant_engineer": ("初级", "助工", "助理工程师"),
    "engineer": ("中级", "工程师职称", "评工程师"),
    "senior_engineer": ("副高", "高工", "高级工程师"),
    "professorate_senior_engineer": ("正高", "教授级高工", "正高级工程师"),
}
WORDS = {
    "doctor": "博士",
    "master": "硕士",
    "bachelor": "本科",
    "technician_class": "技师班",
    "college": "大专",
    "senior_worker_class": "高级工班",
    "secondary_vocational": "中专",
    "intermediate_worker_class": "中级工班",
}


@pytest.mark.parametrize("level", NAMES)
def test_each_level_by_each_of_its_names(enquiry: Enquiry, policy: Policy, level: str) -> None:
    for name in NAMES[level]:
        answer = enquiry.ask(f"{name}要满足什么条件")

        assert answer.answers[0].clause == policy.catalogue.levels[level].clause, name


@pytest.mark.parametrize("level", NAMES)
def test_each_condition_of_each_level(enquiry: Enquiry, policy: Policy, level: str) -> None:
    for condition in policy.catalogue.levels[level].conditions:
        if condition.performance:
            expected, asked = condition.performance.clause, "业绩条件"
        elif condition.achievements:
            expected, asked = condition.achievements.clause, "成果条件"
        elif condition.condition == "basic" and condition.declarations:
            expected, asked = condition.declarations[-1].clause, "基本条件"
        else:
            continue

        assert enquiry.ask(f"{NAMES[level][0]}{asked}").answers[0].clause == expected


@pytest.mark.parametrize("level", NAMES)
def test_each_item_of_each_levels_achievements(enquiry: Enquiry, policy: Policy, level: str) -> None:
    for condition in policy.catalogue.levels[level].conditions:
        for item in condition.achievements.all_items if condition.achievements else ():
            for achievement in item.achievements:
                kind = policy.catalogue.kinds[achievement.kind].name
                answer = enquiry.ask(f"评{NAMES[level][0]}，{kind}算不算成果")

                assert answer.answers[0].clause == item.clause, kind


@pytest.mark.parametrize("level", NAMES)
def test_each_alternative_by_its_qualification_and_title(
    enquiry: Enquiry, policy: Policy, level: str
) -> None:
    titles = {"junior": "初级", "intermediate": "中级", "deputy_senior": "副高"}
    for condition in policy.catalogue.levels[level].conditions:
        for route in condition.routes or ():
            if route.education is None:
                continue
            held = f"，取得{titles[route.title.at_least]}后" if route.title else ""
            answer = enquiry.ask(f"{WORDS[route.education]}{held}几年能评{NAMES[level][0]}")

            assert answer.answers[0].clause == route.clause


@pytest.mark.parametrize("level", ["engineer", "senior_engineer", "professorate_senior_engineer"])
def test_each_directions_performance(enquiry: Enquiry, policy: Policy, level: str) -> None:
    work = {"network_system": "渗透测试", "content": "内容审核", "data": "数据脱敏", "business": "工控安全"}
    performance = next(c.performance for c in policy.catalogue.levels[level].conditions if c.performance)
    for direction, words in work.items():
        answer = enquiry.ask(f"做{words}的评{NAMES[level][0]}，业绩条件看哪条")

        assert answer.answers[0].clause == performance.directions[direction].clause


def test_each_ground_of_exceptional_application(enquiry: Enquiry, policy: Policy) -> None:
    asked = {
        "science_award": "省科技进步一等奖",
        "patent_award": "中国专利金奖",
        "national_standard": "编写国家标准排第四",
        "major_project": "国家网络安全重大项目排名第二",
        "technical_head": "龙头企业的技术负责人",
        "event_protection": "国庆重保受公安部表扬",
        "vulnerability": "CNVD书面认可的重要漏洞",
    }
    waiver = next(c.waiver for c in policy.catalogue.levels["senior_engineer"].conditions if c.waiver)
    for ground in waiver.grounds:
        assert enquiry.ask(f"{asked[ground.kind]}，可以破格吗").answers[0].clause == ground.clause


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("副高几年以后能评正高", "附件2 四（一）2（1）"),
        ("没有中级，硕士能直接上副高吗", "附件2 三（一）2（2）"),
        ("有中级的硕士几年能评副高", "附件2 三（一）2（3）"),
        ("取得工程师后多久能报副高", "附件2 三（一）2（3）"),
        ("助理工程师满四年了，下一步能评什么", "附件2 二（一）2（4）"),
        ("博士毕业能评什么", "附件2 二（一）2（1）"),
        ("应届硕士能评什么职称", "附件2 一（二）1"),
        ("本科工作三年能评什么职称", "附件2 一（二）2"),
        ("大专能评正高吗", "附件2 四（一）2（1）"),
        ("会计系列副高能转评网安副高吗", "附件2 三（一）2（4）"),
        ("渗透测试工程师，评高工业绩怎么写的", "附件2 三（二）1"),
    ],
)
def test_which_title_is_held_and_which_is_wanted(enquiry: Enquiry, question: str, clause: str) -> None:
    assert enquiry.ask(question).answers[0].clause == clause


def test_a_job_is_not_a_level(enquiry: Enquiry) -> None:
    assert enquiry.ask("渗透测试工程师").answers[0].clause == "附件1 三 1"


def test_a_qualification_that_is_too_low_is_said_to_be(answers: Answers) -> None:
    answer = answers.ask("大专能评副高吗")

    assert answer.text.startswith("一般不能")
    assert "大学本科及以上" in answer.text
    assert "破格" in answer.text


def test_a_level_without_achievements_says_so(enquiry: Enquiry) -> None:
    answer = enquiry.ask("评初级要交论文吗")

    assert answer.answers[0].clause == "附件2 一"
    assert "没有业绩条件和成果条件" in answer.text


def test_a_kind_that_is_not_in_the_list_is_said_not_to_be(answers: Answers) -> None:
    answer = answers.ask("评副高，行业标准算成果吗")

    assert answer.answers[0].clause == "附件2 三（三）"
    assert "标准不在所列8项成果之内" in answer.text


def test_every_two_that_count_as_one_are_mentioned(answers: Answers) -> None:
    assert "每2项计1项" in answers.ask("评正高要几个发明专利").text
    assert "每2项" not in answers.ask("评副高要几个发明专利").text
