"""为什么 leads from the fact through the clause to the status, for every kind of condition."""

from __future__ import annotations

import random
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, load_policy
from rules.verdict.explanation import explain
from rules.wording.wording import say
from tests.made_up_notices import APPLICANT, NOTICES, SECOND
from tests.people import random_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules import Policy
    from rules.verdict.explanation import Explanation

ORDER = ["not_met", "unknown", "met"]
NOT_CHINESE = re.compile(r"[A-Za-z_{}]{2,}")
IN_THE_NOTICE = ("CNVD", "CNNVD", "API")

PERSON: dict[str, Any] = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "bachelor",
    "experience": {"since": "2018-07"},
    "titles": [{"level": "intermediate", "same_speciality": True, "obtained_on": "2022-12"}],
    "basic": {"general": True, "senior_engineer": False},
    "performance": {"senior_engineer": True},
    "achievements": [],
    "exceptional": [],
}


def why(policy: Policy, condition: str, **changes: Any) -> Explanation:
    profile = policy.profile({**PERSON, **changes})
    return explain(Assessment(policy, profile), "senior_engineer", condition)


def told(explanation: Explanation) -> list[str]:
    """Every sentence of an explanation, indented by two spaces for each step down."""
    return ["  " * depth + part.text for depth, part in explanation.walk()]


def of_clause(explanation: Explanation, clause: str) -> Explanation:
    return next(part for _, part in explanation.walk() if part.clause == clause)


def every_explanation(assessment: Assessment) -> Iterator[tuple[str, Explanation]]:
    """Each condition's explanation with the status that the verdict gives it."""
    for level in assessment.levels:
        for found in level.conditions:
            name = found.condition.name
            yield found.finding.status.word, explain(assessment, level.level.level, name)


def many(policy: Policy) -> Iterator[tuple[str, Explanation]]:
    rng = random.Random("why")
    for _ in range(150):
        profile = policy.profile(random_person(rng), date(2026, 11, 22))
        yield from every_explanation(Assessment(policy, profile))


def of_the_second_notice() -> Iterator[tuple[str, Explanation]]:
    second = load_policy(NOTICES / SECOND)
    rich = {
        "achievements": [{"kind": "patent", "place": 3}, {"kind": "course", "count": 4}],
        "exceptional": [{"kind": "skills_contest", "tier": "nation", "place": 9}, {"kind": "model_worker"}],
        "titles": [{"level": "middle", "years": 2}],
    }
    for facts in (APPLICANT, {**APPLICANT, **rich}, {"as_of": "2028-02-29"}):
        yield from every_explanation(Assessment(second, second.profile(facts)))


def test_the_status_is_that_of_the_verdict_and_follows_from_the_parts(policy: Policy) -> None:
    for status, explanation in [*many(policy), *of_the_second_notice()]:
        assert explanation.status == status
        for _, part in explanation.walk():
            below = [ORDER.index(inner.status) for inner in part.parts]
            if part.rule == say("explanation.rule.all"):
                assert ORDER.index(part.status) == min(below), told(part)
            elif part.rule == say("explanation.rule.any"):
                # a list of grounds that is not known leaves open what no entry shows
                assert part.status == ORDER[max(below)] or part.status == "unknown", told(part)


def test_quotes_are_verbatim_and_stand_with_their_clause(policy: Policy) -> None:
    quoted = 0
    for _, explanation in many(policy):
        for _, part in explanation.walk():
            assert (part.clause is None) == (part.quote is None)
            if part.clause is not None and part.quote is not None:
                quoted += 1
                assert policy.notice.quotes(part.clause, part.quote)
    assert quoted > 1000


def test_every_sentence_is_chinese_and_says_its_status(policy: Policy) -> None:
    for _, explanation in [*many(policy), *of_the_second_notice()]:
        for _, part in explanation.walk():
            sentence = part.text
            for name in IN_THE_NOTICE:
                sentence = sentence.replace(name, "")
            assert not NOT_CHINESE.search(sentence), part.text
            assert say(f"explanation.status.{part.status}") in part.text
            assert part.text.endswith("。")


def test_every_clause_that_a_condition_is_met_by_is_explained(policy: Policy) -> None:
    rng = random.Random("cited")
    for _ in range(100):
        assessment = Assessment(policy, policy.profile(random_person(rng), date(2026, 11, 22)))
        for level in assessment.as_json()["levels"]:
            for condition in level["conditions"]:
                parts = [p for _, p in explain(assessment, level["level"], condition["condition"]).walk()]
                for clause in [*condition["clauses"], *condition.get("waived_by", [])]:
                    assert any(part.clause == clause and part.status == "met" for part in parts)


def test_declarations(policy: Policy) -> None:
    explanation = why(policy, "basic")
    assert explanation.text == "基本条件：不符合。"
    assert explanation.rule == "以下各项都要符合"
    assert [(p.clause, p.seen, p.status) for p in explanation.parts] == [
        ("附件2 序言1", "您答的是“是”", "met"),
        ("附件2 三（一）1", "您答的是“否”", "not_met"),
    ]
    assert why(policy, "scope", employer_in_beijing=None).parts[0].seen == "您答的是“还不清楚”"


def test_performance_is_that_of_ones_own_direction(policy: Policy) -> None:
    explanation = why(policy, "performance")
    assert [part.clause for part in explanation.parts] == ["附件2 三（二）", None, "附件2 三（二）3"]
    assert explanation.parts[1].seen == "数据安全"
    without = why(policy, "performance", direction=None)
    assert without.status == "unknown"
    assert told(without)[-1].endswith("您的情况：还不清楚；结论：还不能确定。")


def test_a_route_of_a_degree_a_title_and_years(policy: Policy) -> None:
    route = of_clause(why(policy, "education_experience"), "附件2 三（一）2（3）")
    title = say("missing.title", work=policy.catalogue.work, title="中级职称", years=5)
    assert told(route) == [
        "具备大学本科及以上学历或技工院校预备技师（技师）班毕业，取得中级职称后，从事本专业技术工作满5年：不符合。",
        "  要求：须具备大学本科或技工院校预备技师（技师）班，或更高的学历（学位）；您的情况：大学本科；结论：符合。",
        f"  要求：{title}；您的情况：列出1个职称；结论：不符合。",
        "    中级职称（本专业），2022年12月1日起，到2026年11月22日已满3年11个月：不符合（到2027年12月1日才够）。",
        "  要求：从事本专业技术工作须满5年；您的情况：2018年7月1日起，到2026年11月22日已满8年4个月；结论：符合。",
    ]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (
            {"level": "junior", "years": 9},
            "初级职称（专业还不清楚），到2026年11月22日已满9年：不符合（级别低于副高级）。",
        ),
        (
            {"level": "deputy_senior", "same_speciality": False, "years": 2.5},
            "副高级职称（其他专业），到2026年11月22日已满2年6个月：不符合（到2027年5月22日才够）。",
        ),
        (
            {"level": "deputy_senior", "same_speciality": False},
            "副高级职称（其他专业），取得时间还不清楚：还不能确定。",
        ),
        (
            {"level": "full_senior", "same_speciality": True, "years": 5},
            "正高级职称（本专业），到2026年11月22日已满5年：不符合（不是其他系列（专业）的职称）。",
        ),
    ],
)
def test_titles_for_a_clause_that_asks_for_another_series(policy: Policy, title: Any, words: str) -> None:
    route = of_clause(why(policy, "education_experience", titles=[title]), "附件2 三（一）2（4）")
    assert route.parts[0].parts[0].text == words


def test_titles_that_are_none_or_unknown(policy: Policy) -> None:
    clause = "附件2 三（一）2（3）"
    assert of_clause(why(policy, "education_experience", titles=[]), clause).parts[1].seen == "没有职称"
    assert of_clause(why(policy, "education_experience", titles=None), clause).parts[1].seen == "还不清楚"


def test_years_of_work_that_are_short_or_unknown(policy: Policy) -> None:
    clause = "附件2 三（一）2（2）"
    short = why(policy, "education_experience", experience={"years": 6.5})
    assert of_clause(short, clause).parts[1].seen == "到2026年11月22日已满6年6个月，到2027年5月22日才够"
    unknown = why(policy, "education_experience", experience=None)
    assert of_clause(unknown, clause).parts[1].seen == "还不清楚"


def test_the_waiver_by_a_ground(policy: Policy) -> None:
    award = {"kind": "science_award", "level": "provincial", "grade": "second", "rank": 5}
    standard = {"kind": "standard", "level": "national", "rank": 4}
    explanation = why(policy, "education_experience", exceptional=[award], achievements=[standard])
    assert explanation.status == "met"
    assert told(of_clause(explanation, "附件2 三（四）1"))[1:] == [
        "  第1条省部级及以上科技奖项：不符合。",
        "    奖项级别：省部级及以上、等级：一等奖、排名：前五：不符合。",
        "      要求：奖项级别：省部级及以上；您的情况：省部级；结论：符合。",
        "      要求：等级：一等奖；您的情况：二等奖；结论：不符合。",
        "      要求：排名：前五；您的情况：第5；结论：符合。",
        "    奖项级别：省部级及以上、等级：二等奖、排名：前三：不符合。",
        "      要求：奖项级别：省部级及以上；您的情况：省部级；结论：符合。",
        "      要求：等级：二等奖；您的情况：二等奖；结论：符合。",
        "      要求：排名：前三；您的情况：第5；结论：不符合。",
    ]
    assert told(of_clause(explanation, "附件2 三（四）3")) == [
        "作为排名前五完成人编写国家标准：符合。",
        "  第1条标准：符合。",
        "    要求：标准级别：国家标准；您的情况：国家标准；结论：符合。",
        "    要求：排名：前五；您的情况：第4；结论：符合。",
    ]
    assert of_clause(explanation, "附件2 三（四）5").seen == "没有列出"
    patent = why(
        policy, "education_experience", exceptional=[{"kind": "patent_award", "grade": "gold", "rank": 4}]
    )
    entry = of_clause(patent, "附件2 三（四）2").parts[0]
    assert entry.rule == "以下各项都要符合"
    assert told(entry) == [
        "第1条中国专利奖：不符合。",
        "  要求：等级：银奖及以上；您的情况：金奖；结论：符合。",
        "  要求：排名：前三；您的情况：第4；结论：不符合。",
    ]
    unknown = why(policy, "education_experience", exceptional=None)
    assert of_clause(unknown, "附件2 三（四）5").seen == "还不清楚"


def test_achievements_item_by_item_and_entry_by_entry(policy: Policy) -> None:
    explanation = why(
        policy,
        "achievements",
        achievements=[
            {"kind": "patent", "granted": True, "rank": 2, "count": 2},
            {"kind": "paper", "journal": "core"},
            {"kind": "paper", "journal": "core", "rank": 3, "used_before": True},
        ],
    )
    assert explanation.clause == "附件2 三（三）"
    assert explanation.seen == "计0项，补充后可能计1项"
    assert explanation.rule == "以下各项合计须有3项，同一项可累计"
    assert len(explanation.parts) == 8
    assert told(of_clause(explanation, "附件2 三（三）3"))[2:] == [
        "    第1条发明专利（2项）：不符合。",
        "      要求：已授权；您的情况：已授权；结论：符合。",
        "      要求：排名：第一；您的情况：第2；结论：不符合。",
        "      要求：成果条件为在以往职称评审过程中未使用过的成果；您的情况：没有用过；结论：符合。",
    ]
    assert of_clause(explanation, "附件2 三（三）3").parts[0].rule is None
    papers = of_clause(explanation, "附件2 三（三）8").parts[0]
    assert [part.text for part in papers.parts] == ["第2条专业论文：还不能确定。", "第3条专业论文：不符合。"]
    assert [part.seen for part in papers.parts[1].parts] == ["第3", "核心期刊", "用过"]
    assert papers.parts[1].parts[-1].clause == "附件2 序言2"


def test_achievements_of_which_every_two_count_as_one(policy: Policy) -> None:
    product = {"kind": "product", "rank": 1, "in_production": True, "benefit": "considerable"}
    explanation = why(policy, "achievements", achievements=[product])
    item = of_clause(explanation, "附件2 三（三）2")
    assert (item.seen, item.parts[0].seen) == ("计0项", "计1项")
    assert item.parts[0].rule == "以下符合的，每2项计1项"
    assert of_clause(explanation, "附件2 三（三）6").rule == "以下各类分别计算后相加"


def test_achievements_that_are_unknown(policy: Policy) -> None:
    explanation = why(policy, "achievements", achievements=None)
    assert {part.seen for _, part in explanation.walk()} == {"还不清楚"}


def test_routes_and_grounds_stand_under_their_headings(policy: Policy) -> None:
    routes, grounds = why(policy, "education_experience").parts
    assert (routes.clause, routes.quote) == (
        "附件2 三（一）2",
        "学历和专业工作经历条件（应符合下列条件之一）",
    )
    assert (grounds.clause, grounds.quote) == (
        "附件2 三（四）",
        "具备下列条件之一，可不受学历和专业工作经历限制，破格申报高级工程师",
    )
    assert (len(routes.parts), len(grounds.parts)) == (4, 7)


def test_how_parts_decide_is_said_only_where_several_do(policy: Policy) -> None:
    clause, (title,) = "附件2 三（一）2（3）", PERSON["titles"]
    one = of_clause(why(policy, "education_experience"), clause).parts[1]
    two = of_clause(why(policy, "education_experience", titles=[title, {"level": "junior"}]), clause).parts[1]
    assert (one.rule, two.rule) == (None, say("explanation.rule.any_title"))
    none = of_clause(why(policy, "achievements"), "附件2 三（三）2").parts[0]
    assert (none.rule, none.parts) == (None, ())


def test_a_level_or_condition_that_is_not_there(policy: Policy) -> None:
    assessment = Assessment(policy, policy.profile(PERSON))
    with pytest.raises(KeyError, match="achievements"):
        explain(assessment, "assistant_engineer", "achievements")
    with pytest.raises(KeyError, match="chief_engineer"):
        explain(assessment, "chief_engineer", "basic")


def test_years_are_called_as_the_notice_calls_them(policy: Policy) -> None:
    assert policy.catalogue.work == "从事本专业技术工作"
    assert load_policy(NOTICES / "songhe-gardening-2032").catalogue.work == "从事本专业工作"
