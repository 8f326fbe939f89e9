"""What the road says, word for word: days, what is waited for, what stands in the way, and what it rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from rules import load_policy
from rules.timeline.road import Obstacle, road
from rules.timeline.road_waits import Wait
from tests.made_up_notices import APPLICANT, NOTICES, SECOND
from tests.rules.notice_folder import NoticeFolder
from tests.rules.ready import READY

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policy
    from rules.timeline.road import Road

UNSURE: dict[str, Any] = {
    "experience": {"years": 2},
    "titles": None,
    "exceptional": None,
    "achievements": [{"kind": "patent", "granted": True, "rank": 1}],
    "basic": {"general": True, "assistant_engineer": True, "engineer": False},
}


def seen(policy: Policy, **facts: Any) -> Road:
    return road(policy, policy.profile({**READY, **facts}))


def test_the_road_of_a_college_graduate(policy: Policy) -> None:
    found = seen(policy, education="college", experience={"since": "2020-03-15"})
    assert [step.text for step in found.steps] == [
        "学历和专业工作经历今天已符合。",
        "最早2030年11月22日符合学历和专业工作经历。",
        (
            "按现有学历，时间到了也还不够；先具备大学本科，或更高的学历（学位），即使今天就有，最早也要到2031年11月22日。"
            "或者不用提高学历：须取得非本系列（专业）的副高级职称，并在取得后从事本专业技术工作满3年。"
        ),
        (
            "按现有学历，时间到了也还不够；先具备大学本科，或更高的学历（学位），即使今天就有，最早也要到2036年11月22日。"
            "或者不用提高学历：须取得非本系列（专业）的正高级职称，并在取得后从事本专业技术工作满3年。"
        ),
    ]
    assert [(step.name, step.title) for step in found.steps] == [
        ("助理工程师", "junior"),
        ("工程师", "intermediate"),
        ("高级工程师", "deputy_senior"),
        ("正高级工程师", "full_senior"),
    ]
    senior = found.step("senior_engineer")
    assert senior.obstacle == Obstacle("education", "bachelor", senior.text, date(2031, 11, 22))
    assert (senior.day, senior.clause, senior.waits, senior.assumptions) == (None, None, (), ())
    assert found.today == date(2026, 11, 22)


def test_what_is_waited_for(policy: Policy) -> None:
    found = seen(policy, **UNSURE)
    assert found.step("engineer").waits == (
        Wait("years", date(2029, 11, 22), None, 5, "从事本专业技术工作满5年"),
    )
    assert [wait.text for wait in found.step("senior_engineer").waits] == [
        "2029年11月22日：通过工程师评审，取得中级职称",
        "2029年11月22日：从事本专业技术工作满5年",
        "2034年11月22日：取得中级职称满5年",
    ]
    title, _, years = found.step("senior_engineer").waits
    assert (title.kind, title.title, title.years) == ("title", "intermediate", 0)
    assert (years.kind, years.title, years.years) == ("title_years", "intermediate", 5)
    new = seen(policy, education="master", experience={"years": 0}).step("assistant_engineer")
    assert [wait.text for wait in new.waits] == ["2026年12月22日：已从事本专业技术工作"]


def test_what_is_unknown(policy: Policy) -> None:
    assert {step.text for step in seen(policy, education=None).steps} == {"还不清楚：学历。补充后才能推算。"}
    found = seen(policy, **UNSURE)
    assert found.step("engineer").text == (
        "最早2029年11月22日符合学历和专业工作经历。还不清楚：现有职称。补充后也许会更早。"
        "今天还有：基本条件不符合、成果还差1项。"
    )
    assert found.step("senior_engineer").text == (
        "最早2034年11月22日符合学历和专业工作经历。还不清楚：现有职称、破格条件。补充后也许会更早。"
        "今天还有：基本条件还不清楚、成果还差2项。"
    )


def test_what_a_day_rests_on(policy: Policy) -> None:
    found = seen(policy, **UNSURE)
    first = f"每一级都在条件齐备的第一天通过评审并取得职称；实际的时间以{policy.data.enquiries}为准，会更晚"
    usual = [
        "学历不变（大学本科）",
        "从今天起一直从事本专业技术工作，中间没有中断",
        "到那时通告的规定没有变化",
    ]
    fresh = "每一级都用以往评审没有用过的成果（成果条件为在以往职称评审过程中未使用过的成果）"
    maybe = "还不清楚是否已有本专业的这一级职称；若已取得，就不必再申报这一级"
    assert [a.text for a in found.step("engineer").assumptions] == [
        first,
        *usual,
        "基本条件届时已符合（今天还不符合）",
        "成果条件届时已备齐2项（今天计1项）",
        maybe,
    ]
    senior = [(a.code, a.text, a.condition) for a in found.step("senior_engineer").assumptions]
    assert senior[4:] == [
        ("declared_in_time", "基本条件届时已符合（今天还不清楚）", "基本条件"),
        ("achievements_in_time", "成果条件届时已备齐3项（今天计1项）", "成果条件"),
        ("fresh_achievements", fresh, None),
        ("maybe_held", maybe, None),
    ]
    assert [(a.code, a.text, a.condition) for a in found.assumptions][:2] == [
        ("first_day", first, None),
        ("others_in_time", "基本条件、成果条件届时都已齐备", None),
    ]


def test_a_title_of_an_unsaid_series_is_said(policy: Policy) -> None:
    other = [{"level": "intermediate", "same_speciality": False, "obtained_on": "2023-01-15"}]
    senior = seen(policy, experience={"years": 20}, titles=other).step("senior_engineer")
    assert senior.assumptions[-1].text.startswith("通告")


def test_a_degree_that_is_lacking_is_named_where_no_day_can_be(policy: Policy) -> None:
    senior = seen(policy, education="college", experience=None).step("senior_engineer")
    assert senior.obstacle is not None
    assert senior.obstacle[:2] == ("education", "bachelor")
    assert senior.text == senior.obstacle.text
    assert senior.text.startswith("须具备大学本科，或更高的学历（学位）；须取得中级职称")


def test_an_unknown_age_matters_until_the_day_that_is_sure(policy: Policy) -> None:
    """The first title may be the older one; from the day on which the second is old enough nobody asks."""
    for obtained_on, day in (("2024-01-15", date(2029, 1, 15)), ("2021-11-23", date(2026, 11, 23))):
        for own in ({}, {"same_speciality": True}):  # the lower levels are ahead as well, or held
            unsure = {"level": "intermediate", **own}
            titles = [unsure, {**unsure, "obtained_on": obtained_on}]
            senior = seen(policy, experience={"years": 20}, titles=titles).step("senior_engineer")
            assert (senior.day, senior.unknown) == (day, ("titles.0.obtained_on",))


def test_what_would_bring_forward_a_lower_level_only_is_not_said_of_a_higher(policy: Policy) -> None:
    facts = {"experience": {"years": 4.5}, "titles": [{"level": "junior"}]}
    found = seen(policy, **facts, exceptional=[{"kind": "technical_head"}])
    assert found.step("engineer").unknown == ("titles.0.obtained_on",)
    assert (found.step("senior_engineer").day, found.step("senior_engineer").unknown) == (found.today, ())


def test_a_level_that_asks_for_neither_education_nor_years(tmp_path: Path) -> None:
    folder = NoticeFolder.copied(NOTICES / SECOND, tmp_path / SECOND)
    technician = "levels/technician.yaml"
    routes = folder.read(technician).partition("- condition: education_experience")
    folder.change(technician, "".join(routes[1:]), "")
    folder.write(
        "not_encoded.yaml",
        folder.read("not_encoded.yaml") + "第六条（一）: 不再要求\n第六条（二）: 不再要求\n",
    )
    notice = load_policy(folder.path)
    step = road(notice, notice.profile(APPLICANT)).step("technician")
    assert (step.day, step.clause, step.waits) == (date(2028, 2, 29), None, ())
    assert step.text == "这一级不要求学历和年限，其他条件齐备即可申报。"
