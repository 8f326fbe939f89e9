"""What the views say of one person, read as anybody reads them: no sentence of one denies a sentence of another.

The assessment's JSON is what all are held against; of each view only its words are looked at.
"""

from __future__ import annotations

import random
import re
from datetime import date
from typing import Any

import pytest

from bot.roster.output import now_open
from bot.roster.report import report_words
from bot.roster.standing import standing_of
from dialogs.answers import Person, answers_of
from dialogs.cases.casework import Casework, level_words
from dialogs.engine.machine import CONCLUSION
from dialogs.rendering.timeline import described
from dialogs.rendering.wording import words
from dialogs.results.next_step import next_step
from dialogs.results.verdict import Verdict
from dialogs.session import Session
from rules import Assessment, load_policies
from rules.timeline.road import road
from rules.wording.wording import day_in_words
from tests.dialogs.interviewed import truth_of
from tests.people import random_person
from tests.rules.ready import READY

POLICIES = load_policies()
POLICY = POLICIES["beijing-cybersecurity-2024"]
NAMES = {level.level: level.name for level in POLICY.levels}
TODAY = date(2026, 11, 26)
DAY = r"\d{4}年\d+月\d+日"
HANGS = "取决于"
OPEN = (
    "现在可以申报{}",
    "就可以申报{}，各项条件",
    "：✔ 可以申报",
    "工作安排申报{}",
    "^可申报{}",
    "最高一级是{}",
)
MARKS = "✔✘?"
MARKED = {"eligible": ["✔"], "not_eligible": ["✘"], "undetermined": ["?"], "held": []}
CORE = {"kind": "paper", "rank": 1, "journal": "core", "count": 3}


class Said:
    """Each view's words; those that speak of one level by its id."""

    def __init__(self, facts: dict[str, Any], today: date) -> None:
        self.facts = {**facts, "as_of": today.isoformat()}
        self.assessment = Assessment(POLICY, POLICY.profile(self.facts))
        self.levels = {level["level"]: level for level in self.assessment.as_json()["levels"]}
        told = Verdict(self.assessment, None)
        self.step = next_step(told, self.assessment)
        page = {"verdict": told, "next_step": self.step, "who": "您", "cites": False}
        self.headline = _plain(words("conclusion.headline", **page))
        self.lines = {
            level.level: _plain(words("conclusion.line", level=level, **page)) for level in told.levels
        }
        ahead = road(POLICY, self.assessment.profile)
        self.road = {step.level: f"{step.name}：{step.text}" for step in ahead.steps}
        self.picture = described(ahead)
        standing = standing_of(POLICY, self.facts, ())
        self.roster = now_open(standing, NAMES)
        self.roster_day = standing.earliest
        answers = {fact: value for fact, value in truth_of(POLICY, facts).items() if value is not None}
        session = Session(policy=POLICY.id, state=CONCLUSION, answers=answers, day=today)
        casework = Casework(POLICIES)
        self.case = casework.standing(session, today)
        beside = casework.side_by_side([("研发部-03", session)], today).levels
        self.compared = {
            one.level.level: f"{one.level.name}：{_plain(level_words(one)).strip()}" for [one] in beside
        }
        printed = report_words(self.assessment)
        self.printed_headline, self.printed_step = printed["headline"], printed["next_step"]
        self.printed = {
            level: f"{row['name']}：{row['status']}：{row['blocking']}"
            for level, row in zip(reversed(NAMES), printed["levels"], strict=True)
        }
        self.when = {level: self._first(f"我什么时候能报{name}") for level, name in NAMES.items()}
        self.can = {level: self._first(f"我能报{name}吗") for level, name in NAMES.items()}
        self.now = self._first("我现在能报哪一级")

    def _first(self, question: str) -> str:
        answer = answers_of(POLICY).ask(question, TODAY, Person(self.facts, self.assessment))
        return _plain(answer.text).split("。")[0]

    @property
    def of_the_whole(self) -> dict[str, str]:
        return {
            "headline": self.headline,
            "step": self.step,
            "case": self.case,
            "roster": self.roster,
            "now": self.now,
            "printed": self.printed_headline,
            "printed step": self.printed_step,
        }

    def of_level(self, level: str) -> dict[str, str]:
        return {
            "line": self.lines[level],
            "road": self.road.get(level, ""),
            "when": self.when[level],
            "can": self.can[level],
            "compared": self.compared[level],
            "printed": self.printed[level],
        }


def _plain(text: object) -> str:
    return str(text).replace("**", "").replace("\\", "")


def _opens(text: str, name: str) -> bool:
    """Whether a sentence says, without an if, that a level is open today."""
    for sentence in re.split("[。；\n]", text):
        named = re.search(rf"(?<![级理]){name}", sentence)
        conditional = re.search("：认可|：有，|有，|如有|起可申报|没有，|取决于", sentence)
        if named and not conditional and any(re.search(form.format(name), sentence) for form in OPEN):
            return True
    return False


def _check(said: Said) -> None:
    for level, told in said.levels.items():
        name, status = NAMES[level], told["status"]
        assert [mark for mark in MARKS if f"{mark} " in said.compared[level]] == MARKED[status], said.compared
        doubt = said.assessment.level(level).doubt
        for view, text in {**said.of_the_whole, **said.of_level(level)}.items():
            if _opens(text, name):
                assert (status, doubt) == ("eligible", None), (view, text)
        for view, text in said.of_level(level).items():
            if not text or status == "held":
                continue
            if told["earliest_date"]:
                has_day = view == "can" or day_in_words(told["earliest_date"]) in text
                assert has_day, (view, text)
                assert view == "can" or (HANGS in text) == (doubt is not None), (view, text)
            if status == "eligible":
                assert (HANGS in text) == (doubt is not None), (view, text)
            if status == "undetermined":
                assert "只靠时间还报不了" not in text, (view, text)
                assert "现在还不能申报" not in text, (view, text)
        _days_of_the_road(said, level)
    _whole(said)


def _days_of_the_road(said: Said, level: str) -> None:
    """The day by which years do is one day, in the road, its picture, the answer and the next step."""
    name = NAMES[level]
    by_road = re.findall(rf"最早({DAY})符合", said.road.get(level, ""))
    for view, text in (("when", said.when[level]), ("step", said.step)):
        for found in re.findall(rf"最早({DAY})可以申报{name}|学历和年限最早({DAY})够", text):
            days = [day for day in found if day]
            if view == "step" or said.levels[level]["earliest_date"] is None:
                assert days == by_road[:1] or "如有破格" in text, (view, text, by_road)
    if by_road:
        assert f"{name}：最早{by_road[0]}" in said.picture


def _whole(said: Said) -> None:
    eligible = said.assessment.eligible_level
    undetermined = any(level.status == "undetermined" for level in said.assessment.above)
    held = [level for level, told in said.levels.items() if told["status"] == "held"]
    views = said.of_the_whole
    if eligible is not None:
        doubted = said.assessment.level(eligible).doubt is not None
        for view, text in views.items():
            assert NAMES[eligible] in text, (view, text)
            if not view.endswith("step"):
                assert (HANGS in text.split("。")[0]) == doubted, (view, text)
    elif held:
        doubted = said.assessment.level(held[-1]).doubt is not None
        for view in ("case", "roster", "now"):
            if "已取得最高" not in views[view]:
                assert (HANGS in views[view]) == doubted, (view, views[view])
        assert not (undetermined and "还没有哪一级" in said.now)
    elif undetermined:
        assert said.roster == said.case == "还不能确定" or said.case.startswith("20")
        assert "还没有哪一级" not in said.now
    if said.roster_day is not None:
        assert day_in_words(said.roster_day) in said.step


@pytest.mark.parametrize("seed", range(60))
def test_nobody_hears_two_things(seed: int) -> None:
    person = random_person(random.Random(seed))
    day = str(person.pop("as_of"))
    today = date.fromisoformat(day if len(day) > 7 else f"{day}-01")
    tenure = person.get("experience")
    if isinstance(tenure, dict):
        person["experience"] = {key: value for key, value in tenure.items() if value is not None} or None
    _check(Said(person, today))


def _title(level: str, since: str | None, *, same: bool | None) -> dict[str, Any]:
    return {"level": level, "same_speciality": same, **({"obtained_on": since} if since else {})}


EDUCATIONS = ("secondary_vocational", "college", "bachelor", "master", "doctor")
TITLES = [
    [],
    None,
    *(
        [_title(level, since, same=same)]
        for level in ("junior", "intermediate", "deputy_senior", "full_senior")
        for since in (None, "2017-06", "2024-12")
        for same in (True, False, None)
    ),
    [_title("intermediate", "2016-06", same=True), _title("deputy_senior", "2022-12", same=False)],
]


@pytest.mark.parametrize("education", EDUCATIONS)
@pytest.mark.parametrize("titles", TITLES, ids=str)
def test_nobody_with_a_title_hears_two_things(education: str, titles: list[Any] | None) -> None:
    rng = random.Random(f"{education}{titles}")
    facts = {
        **READY,
        "education": education,
        "experience": {"since": rng.choice(["2012-03", "2019-08", "2024-02", "2026-08"])},
        "titles": titles,
        "achievements": rng.choice([[CORE], [CORE], [], None]),
        "exceptional": rng.choice([[], None]),
    }
    _check(Said(facts, TODAY))


def _of(**facts: object) -> Said:
    person: dict[str, Any] = {**READY, "experience": {"since": "2015-01"}, "achievements": [CORE], **facts}
    return Said(person, TODAY)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (
            {"education": "bachelor", "titles": []},
            "先弄清楚有没有破格情形。有的话，今天就可以申报高级工程师。没有的话，先申报工程师（今天就可以），取得中级职称后再做满5年本专业工作，最早2031年11月26日",
        ),
        (
            {"education": "college", "titles": [_title("junior", "2025-01", same=False)], "achievements": []},
            "先弄清楚有没有破格情形。有的话，再积累3项成果，就可以申报高级工程师。没有的话，",
        ),
        (
            {"education": "doctor", "titles": [], "experience": {"since": "2026-02-01"}},
            "先弄清楚有没有破格情形。有的话，今天就可以申报高级工程师。没有的话，等到2028年2月1日年限满",
        ),
    ],
)
def test_of_a_waiver_that_is_not_known_both_ways_are_told(facts: dict[str, Any], step: str) -> None:
    assessment = _of(exceptional=None, **facts).assessment
    told = Verdict(assessment, "senior_engineer")
    assert step in next_step(told, assessment)


def test_a_title_whose_speciality_is_not_known_is_not_called_anothers() -> None:
    said = _of(education="bachelor", titles=[_title("intermediate", "2019-03", same=None)], exceptional=[])
    assert "其他系列" not in f"{said.headline}{said.step}{said.lines}{said.road}{said.when}"
    assert said.step.startswith("先弄清楚职称是不是本专业的")
    codes = [caveat["code"] for caveat in said.levels["senior_engineer"]["caveats"]]
    assert "series_unspecified" in codes


@pytest.mark.parametrize(
    ("education", "level", "safe"),
    [
        ("bachelor", "intermediate", "工程师"),
        ("bachelor", "deputy_senior", "高级工程师"),
    ],
)
def test_an_older_title_that_is_not_recognised_leaves_what_is_open_without_it(
    education: str, level: str, safe: str
) -> None:
    said = _of(education=education, titles=[_title(level, "2018-03", same=True)], exceptional=[])
    assert f"稳妥的是{safe}（附件2" in said.headline
    assert f"不认可，就申报{safe}" in said.step
    assert f"稳妥的是{safe}" in said.roster


@pytest.mark.parametrize("education", ["college", "bachelor"])
def test_a_ground_that_was_claimed_and_is_not_complete_is_what_to_find_out(education: str) -> None:
    award = {"kind": "science_award", "level": "provincial", "grade": "first"}
    said = _of(education=education, titles=[], exceptional=[award], experience={"since": "2022-06"})
    assert "先弄清楚第1条破格条件的排名，看是否符合破格条件。符合的话，今天就可以申报高级工程师" in said.step
    assert "符合，最早" not in said.step


def test_whoever_holds_a_level_hears_when_time_opens_the_next() -> None:
    said = _of(education="bachelor", titles=[_title("intermediate", "2025-03", same=True)], exceptional=[])
    assert said.case == "已是工程师，2030年3月1日起可申报高级工程师"


def test_what_is_not_known_of_an_outcome_is_named_as_people_say_it() -> None:
    outcome = {"kind": "patent", "count": 3, "rank": 1}
    said = _of(education="master", titles=[], achievements=[outcome], exceptional=[])
    assert "第1条成果是否已授权" in said.step
