"""No view says a thing that another denies: the level to aim at, its day, and on what a level hangs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from bot.roster.output import now_open
from bot.roster.standing import standing_of
from dialogs.answers import Person, answers_of
from dialogs.rendering.wording import words
from dialogs.results.next_step import next_step
from dialogs.results.verdict import Verdict
from rules import Assessment, ProfileRefused, load_policies
from rules.wording.wording import day_in_words
from tests.people import people
from tests.rules.ready import READY

POLICY = load_policies()["beijing-cybersecurity-2024"]
NAMES = {level.level: level.name for level in POLICY.levels}
HANGS = "取决于"
DAY = date(2026, 11, 22)


class Views:
    """What is said of one person, everywhere."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts
        self.assessment = Assessment(POLICY, POLICY.profile(facts))
        self.told: Verdict = Verdict(self.assessment, None)
        self.step = next_step(self.told, self.assessment)
        self.headline = str(
            words("conclusion.headline", verdict=self.told, next_step=self.step, who="您", cites=False)
        ).replace("**", "")
        self.lines = [
            str(words("conclusion.line", level=level, verdict=self.told, cites=False)).replace("**", "")
            for level in self.told.levels
        ]
        self.standing = standing_of(POLICY, facts, ())
        self.now = now_open(self.standing, NAMES)

    def asked(self, question: str) -> str:
        person = Person(self.facts, self.assessment)
        return str(answers_of(POLICY).ask(question, self.assessment.day, person).text)


def _agree(views: Views) -> None:
    told, standing = views.told, views.standing
    aim = Person(views.facts, views.assessment).aim
    assert told.focus.level == aim
    if views.assessment.above:
        assert standing.next_level == aim
    now = views.asked("我能报什么")
    if told.eligible is not None:
        assert told.eligible.name in views.headline
        assert told.eligible.name in views.now
        assert told.eligible.name in now
        assert told.eligible.name in views.step
        doubted = told.eligible.doubt is not None
        assert (HANGS in views.headline) == doubted
        assert (HANGS in views.now) == doubted
        assert (HANGS in now.split("。")[0]) == doubted
        if doubted:
            assert "是否认可" in views.step
            assert told.safe is None or (told.safe.name in views.headline and told.safe.name in views.step)
    elif told.held is None and told.undetermined:
        assert views.now == "还不能确定"
        assert "还没有哪一级" not in now
    for level, line in zip(told.levels, views.lines, strict=True):
        own = views.asked(f"我什么时候能报{level.name}")
        day = level.either_day or level.earliest
        if day is not None:
            assert day_in_words(day) in line
            assert day_in_words(day) in own
            assert (HANGS in line) == (HANGS in own) == (level.doubt is not None)
        if level.either_day:
            assert "如有破格情形" in line
            assert "如有破格情形" in own
        if level.status == "eligible":
            assert (HANGS in own) == (level.doubt is not None) == (HANGS in line)
    if told.focus.earliest and not told.aimed:
        assert day_in_words(told.focus.earliest) in views.step
        assert ("是否认可" in views.step) == any(one and one.doubt for one in (told.focus, told.eligible))


@given(people())
def test_all_views_of_anybody_agree(person: dict[str, Any]) -> None:
    try:
        views = Views(person)
    except ProfileRefused:
        return
    _agree(views)


def _title(level: str, since: str | None, *, same: bool | None) -> dict[str, Any]:
    return {"level": level, "same_speciality": same, **({"obtained_on": since} if since else {})}


CORE = {"kind": "paper", "rank": 1, "journal": "core", "count": 3}


@pytest.mark.parametrize("education", ["college", "bachelor", "master", "doctor"])
@pytest.mark.parametrize("level", ["junior", "intermediate", "deputy_senior", "full_senior"])
@pytest.mark.parametrize("same", [False, True])
@pytest.mark.parametrize("since", ["2015-06", "2020-06", "2024-12", "2026-08"])
@pytest.mark.parametrize("exceptional", [[], None])
def test_all_views_of_a_title_agree(
    education: str, level: str, since: str, exceptional: list[Any] | None, *, same: bool
) -> None:
    _agree(
        Views(
            {
                **READY,
                "education": education,
                "experience": {"since": "2015-01"},
                "titles": [_title(level, since, same=same)],
                "achievements": [CORE],
                "exceptional": exceptional,
            }
        )
    )


def test_a_title_of_another_speciality_is_asked_about_before_it_is_used() -> None:
    facts = {
        **READY,
        "education": "bachelor",
        "experience": {"since": "2015-01"},
        "titles": [_title("deputy_senior", "2020-06", same=False)],
        "achievements": [CORE],
    }
    views = Views(facts)
    assert views.step == (
        "先问评审服务机构是否认可其他系列（专业）的职称：认可，就申报正高级工程师；不认可，就申报高级工程师"
    )
    assert views.now == "正高级工程师（取决于评审机构是否认可所持职称；稳妥的是高级工程师）"


def test_what_time_opens_first_is_aimed_at() -> None:
    facts = {
        **READY,
        "education": "college",
        "experience": {"since": "2010-01"},
        "titles": [_title("full_senior", "2024-12", same=False)],
        "achievements": [CORE],
    }
    views = Views(facts)
    assert views.told.focus.level == "professorate_senior_engineer"
    assert views.standing.earliest == date(2027, 12, 1)
    assert "2028" not in views.step


@pytest.mark.parametrize(
    ("education", "titles", "aim"),
    [
        ("doctor", [], "senior_engineer"),
        ("master", [], "senior_engineer"),
        ("bachelor", [], "engineer"),
        ("bachelor", [_title("deputy_senior", "2019-01", same=False)], "professorate_senior_engineer"),
    ],
)
def test_who_is_only_undetermined_aims_at_what_education_and_years_allow(
    education: str, titles: list[Any], aim: str
) -> None:
    facts = {
        **READY,
        "basic": None,
        "education": education,
        "experience": {"years": 12},
        "titles": titles,
        "achievements": [CORE],
        "exceptional": [],
    }
    assert Views(facts).standing.next_level == aim


def test_who_has_no_degree_aims_at_what_a_ground_and_open_questions_leave_open() -> None:
    facts = {
        **READY,
        "performance": None,
        "education": "other",
        "experience": {"years": 8},
        "achievements": [{**CORE, "count": 3}],
        "exceptional": [{"kind": "vulnerability", "role": "lead"}],
    }
    views = Views(facts)
    assert views.standing.next_level == "senior_engineer"
    assert "中等职业" not in views.step
