"""The road agrees with walking it day by day, and says what it rests on."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, load_policies, load_policy
from rules.conditions.combination import AnyOf
from rules.conditions.status import Status
from rules.profile.tenure import add_months
from rules.timeline.road import road
from rules.timeline.way import with_title
from rules.wording.wording import day_in_words
from tests.made_up_notices import APPLICANT, NOTICES, SECOND
from tests.people import random_person

if TYPE_CHECKING:
    from rules import Policy, Profile
    from rules.timeline.road import Road, RoadStep
    from tests.rules.notice_folder import NoticeFolder

DAY = timedelta(days=1)
YEARS_OF_WALKING = 40


def walk(policy: Policy, profile: Profile, stride: str) -> dict[str, date]:
    """The first day on which each level's education and experience are surely met, found by assessing.

    Levels are tried lowest first; each that opens gives its title from that day on. ``stride``: ``days`` tries
    every day, ``halves`` halves the time in which the level opens.
    """
    opened: dict[str, date] = {}
    for level in policy.levels:
        if Assessment(policy, profile).level(level.level).status == "held":
            continue
        day = (every_day if stride == "days" else halving)(policy, profile, level.level, opened)
        if day is not None:
            opened[level.level] = day
    return opened


def every_day(policy: Policy, profile: Profile, level: str, opened: dict[str, date]) -> date | None:
    last = add_months(profile.as_of, 12 * YEARS_OF_WALKING)
    day = profile.as_of
    while day <= last:
        if is_open(policy, profile, level, opened, day):
            return day
        day += DAY
    return None


def halving(policy: Policy, profile: Profile, level: str, opened: dict[str, date]) -> date | None:
    low, high = profile.as_of, add_months(profile.as_of, 12 * YEARS_OF_WALKING)
    if not is_open(policy, profile, level, opened, high):
        return None
    while low < high:
        middle = low + (high - low) // 2
        if is_open(policy, profile, level, opened, middle):
            high = middle
        else:
            low = middle + DAY
    return low


def is_open(policy: Policy, profile: Profile, level: str, opened: dict[str, date], day: date) -> bool:
    """Whether time and titles suffice on ``day``, with only those titles that are obtained by then."""
    for lower, since in opened.items():
        if since <= day:
            title = policy.catalogue.levels[lower].confers
            profile = with_title(profile, title, since, policy.catalogue)
    conditions = Assessment(policy, profile, day=day).level(level).conditions
    return all(c.finding.status is Status.MET for c in conditions if isinstance(c.condition.node, AnyOf))


@pytest.fixture(scope="module")
def steps_of_many() -> list[tuple[RoadStep, Road]]:
    rng, policy = random.Random("steps"), load_policies()["beijing-cybersecurity-2024"]
    roads = [road(policy, policy.profile(random_person(rng), date(2026, 11, 22))) for _ in range(200)]
    return [(step, found) for found in roads for step in found.steps]


def days(found: Road) -> dict[str, date]:
    return {step.level: step.day for step in found.steps if step.day is not None}


@pytest.mark.parametrize(("stride", "people", "seed"), [("halves", 100, "road"), ("days", 4, "slowly")])
def test_the_road_is_that_of_walking_it(policy: Policy, stride: str, people: int, seed: str) -> None:
    rng = random.Random(seed)
    later = resting = 0
    for _ in range(people):
        facts = random_person(rng)
        profile = policy.profile(facts, date(2026, 11, 22))
        found = road(policy, profile)
        assert days(found) == walk(policy, profile, stride), facts
        later += sum(step.day is not None and step.day > profile.as_of for step in found.steps)
        resting += sum(step.rests_on is not None for step in found.steps)
    assert later > people / 2
    assert resting > people / 5


def test_a_second_notice_has_a_road_without_code() -> None:
    second = load_policy(NOTICES / SECOND)
    for education in ("postgraduate", "undergraduate", "vocational_college", "school"):
        profile = second.profile({**APPLICANT, "education": education, "experience": {"since": "2027-09-01"}})
        assert days(road(second, profile)) == walk(second, profile, "halves")


def test_a_step_is_no_earlier_than_the_title_it_rests_on(steps_of_many: list[tuple[RoadStep, Road]]) -> None:
    for step, found in steps_of_many:
        if step.rests_on is not None:
            before = found.step(step.rests_on)
            assert step.day is not None
            assert before.day is not None
            assert before.day <= step.day
            title = [wait for wait in step.waits if wait.kind == "title"]
            assert [(wait.title, wait.day) for wait in title] == [(before.title, before.day)]


def test_the_last_wait_is_the_day_and_today_needs_none(steps_of_many: list[tuple[RoadStep, Road]]) -> None:
    for step, found in steps_of_many:
        if step.day is None or step.day == found.today:
            assert step.waits == ()
        else:
            assert step.waits[-1].day == step.day
            assert [wait.day for wait in step.waits] == sorted(wait.day for wait in step.waits)
            assert all(wait.text.startswith(day_in_words(wait.day)) for wait in step.waits)


def test_the_way_to_a_level_is_a_chain_of_titles(steps_of_many: list[tuple[RoadStep, Road]]) -> None:
    for step, found in steps_of_many:
        way = found.way_to(step.level)
        assert way[-1] == step
        assert [s.rests_on for s in way] == [None, *(s.level for s in way[:-1])]


def test_without_a_day_it_says_what_stands_in_the_way_or_what_is_unknown(
    steps_of_many: list[tuple[RoadStep, Road]],
) -> None:
    silent = [step for step, _ in steps_of_many if step.day is None]
    assert any(step.obstacle for step in silent)
    assert any(step.unknown for step in silent)
    for step in silent:
        assert step.obstacle or step.unknown
        assert step.text
        assert (step.clause, step.rests_on, step.assumptions) == (None, None, ())


def test_the_qualification_that_is_named_gives_the_day_and_no_lower_one_does(policy: Policy) -> None:
    rng = random.Random("degrees")
    tiers = policy.catalogue.tiers
    checked = 0
    for _ in range(300):
        profile = policy.profile(random_person(rng), date(2026, 11, 22))
        for step in road(policy, profile).steps:
            if step.obstacle is None or step.obstacle.day is None or profile.education is None:
                continue
            checked += 1
            wanted = tiers[step.obstacle.wanted]
            for education, tier in tiers.items():
                other = days(road(policy, profile._replace(education=education)))
                if tier == wanted:
                    assert other[step.level] == step.obstacle.day
                elif tiers[profile.education] <= tier < wanted:
                    assert step.level not in other
    assert checked > 30


def test_what_is_unknown_is_what_might_open_a_level_sooner(policy: Policy) -> None:
    known = policy.profile({**PERSON, "experience": {"since": "2023-07"}})
    assert all(step.unknown == () for step in road(policy, known).steps)
    ungrounded = policy.profile({**PERSON, "experience": {"since": "2023-07"}, "exceptional": None})
    assert {step.level: step.unknown for step in road(policy, ungrounded).steps} == {
        "assistant_engineer": (),
        "engineer": (),
        "senior_engineer": ("exceptional",),
        "professorate_senior_engineer": ("exceptional",),  # for it rests on 副高级, which might come sooner
    }
    blank = policy.profile({"as_of": "2026-11-22"})
    steps = road(policy, blank).steps
    assert [step.unknown for step in steps][:2] == [
        ("education", "experience"),
        ("education", "experience", "titles"),
    ]
    assert all(step.day is None and step.obstacle is None for step in steps)


BEST: dict[str, Any] = {
    "education": "doctor",
    "experience": {"years": 50},
    "titles": [{"level": "full_senior", "same_speciality": False, "years": 30}],
    "exceptional": [{"kind": "technical_head"}],
}


def test_a_fact_that_is_not_said_to_be_unknown_makes_no_level_sooner(policy: Policy) -> None:
    rng = random.Random("unknown")
    checked = 0
    for _ in range(300):
        facts = random_person(rng)
        steps = road(policy, policy.profile(facts, date(2026, 11, 22))).steps
        for fact in [fact for fact in BEST if facts.get(fact) is None]:
            told = road(policy, policy.profile({**facts, fact: BEST[fact]}, date(2026, 11, 22)))
            for before in steps:
                if fact not in before.unknown:
                    checked += 1
                    assert told.step(before.level).day == before.day, (facts, fact, before.level)
    assert checked > 150


PERSON: dict[str, Any] = {
    "as_of": "2026-11-22",
    "education": "bachelor",
    "experience": {"years": 0},
    "titles": [],
    "exceptional": [],
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # years, then 中级 and five years more, then 副高级 and five years more
        (
            {"experience": {"since": "2023-07-01"}},
            {
                "assistant_engineer": ("2026-11-22", "附件2 一（二）2", None),
                "engineer": ("2028-07-01", "附件2 二（一）2（3）", None),
                "senior_engineer": ("2033-07-01", "附件2 三（一）2（3）", "engineer"),
                "professorate_senior_engineer": ("2038-07-01", "附件2 四（一）2（1）", "senior_engineer"),
            },
        ),
        # 硕士: seven years are full before five years after 中级 would be
        (
            {"education": "master", "experience": {"since": "2024-02-29"}},
            {
                "assistant_engineer": ("2026-11-22", "附件2 一（二）1", None),
                "engineer": ("2026-11-22", "附件2 二（一）2（2）", None),
                "senior_engineer": ("2031-02-28", "附件2 三（一）2（2）", None),
                "professorate_senior_engineer": ("2036-02-28", "附件2 四（一）2（1）", "senior_engineer"),
            },
        ),
        # 大专: 工程师 only by way of 初级; no more without a degree
        (
            {"education": "college", "experience": {"years": 2.5}},
            {
                "assistant_engineer": ("2027-05-22", "附件2 一（二）3", None),
                "engineer": ("2031-05-22", "附件2 二（一）2（4）", "assistant_engineer"),
                "senior_engineer": (None, None, None),
                "professorate_senior_engineer": (None, None, None),
            },
        ),
        # a title that is held comes before one that is yet to be obtained
        (
            {
                "experience": {"years": 20},
                "titles": [{"level": "intermediate", "same_speciality": False, "obtained_on": "2023-01-15"}],
            },
            {
                "assistant_engineer": ("2026-11-22", "附件2 一（二）2", None),
                "engineer": ("2026-11-22", "附件2 二（一）2（3）", None),
                "senior_engineer": ("2028-01-15", "附件2 三（一）2（3）", None),
                "professorate_senior_engineer": ("2033-01-15", "附件2 四（一）2（1）", "senior_engineer"),
            },
        ),
        # 破格 waives education and years of 高级; 正高级 still asks for a degree
        (
            {"education": "college", "exceptional": [{"kind": "technical_head"}]},
            {
                "assistant_engineer": ("2029-11-22", "附件2 一（二）3", None),
                "engineer": ("2033-11-22", "附件2 二（一）2（4）", "assistant_engineer"),
                "senior_engineer": ("2026-11-22", "附件2 三（四）5", None),
                "professorate_senior_engineer": (None, None, None),
            },
        ),
        # what is held needs no step
        (
            {
                "experience": {"years": 20},
                "titles": [{"level": "deputy_senior", "same_speciality": True, "obtained_on": "2025-03-31"}],
            },
            {"professorate_senior_engineer": ("2030-03-31", "附件2 四（一）2（1）", None)},
        ),
    ],
)
def test_roads_worked_out_by_hand(
    policy: Policy, facts: dict[str, Any], expected: dict[str, tuple[str | None, str | None, str | None]]
) -> None:
    found = road(policy, policy.profile({**PERSON, **facts}))
    told = {s.level: (s.day.isoformat() if s.day else None, s.clause, s.rests_on) for s in found.steps}
    assert told == expected


def test_a_level_that_a_higher_one_overtakes_is_marked(policy: Policy) -> None:
    master = road(policy, policy.profile({**PERSON, "education": "master", "experience": {"years": 8}}))
    assert [step.overtaken_by for step in master.steps] == ["senior_engineer", "senior_engineer", None, None]
    bachelor = road(policy, policy.profile({**PERSON, "experience": {"years": 4}}))
    assert [step.overtaken_by for step in bachelor.steps] == [None, None, None, None]
    head = {**PERSON, "education": "other", "exceptional": [{"kind": "technical_head"}]}
    assert [s.overtaken_by for s in road(policy, policy.profile(head)).steps][:2] == ["senior_engineer"] * 2


def test_every_day_names_what_it_rests_on(policy: Policy) -> None:
    facts = {**PERSON, "employer_in_beijing": True, "achievements": [{"kind": "patent", "granted": True}]}
    found = road(policy, policy.profile(facts))
    assert {step.level: [a.code for a in step.assumptions] for step in found.steps}["senior_engineer"] == [
        "first_day",
        "education_as_it_is",
        "continuous_work",
        "notice_unchanged",
        "declared_in_time",
        "declared_in_time",
        "achievements_in_time",
        "fresh_achievements",
    ]
    engineer = found.step("engineer")
    assert "成果条件届时已备齐2项（今天计1项）" in [a.text for a in engineer.assumptions]
    assert [a.code for a in found.assumptions] == [
        "first_day",
        "others_in_time",
        "education_as_it_is",
        "continuous_work",
        "notice_unchanged",
        "fresh_achievements",
    ]
    assert "基本条件、业绩条件、成果条件届时都已齐备" in [a.text for a in found.assumptions]


def test_readings_of_the_notice_are_named_where_a_day_rests_on_them(policy: Policy) -> None:
    other = [{"level": "intermediate", "same_speciality": False, "obtained_on": "2023-01-15"}]
    senior = road(policy, policy.profile({**PERSON, "experience": {"years": 20}, "titles": other})).step(
        "senior_engineer"
    )
    assert "series_unspecified" in [a.code for a in senior.assumptions]
    unsure = policy.profile({**PERSON, "experience": {"years": 20}, "titles": None})
    assert "maybe_held" in [a.code for a in road(policy, unsure).step("engineer").assumptions]


def test_the_series_is_named_only_where_no_title_of_ones_own_would_do(policy: Policy) -> None:
    other = {"level": "intermediate", "same_speciality": False, "obtained_on": "2022-06-30"}
    own = {"level": "intermediate", "same_speciality": True, "obtained_on": "2022-06-30"}
    later = {**own, "obtained_on": "2024-06-30"}
    for titles, named in (([other], True), ([own], False), ([other, later], True), ([other, own], False)):
        facts = {**PERSON, "experience": {"years": 20}, "titles": titles}
        senior = road(policy, policy.profile(facts)).step("senior_engineer")
        assert senior.day == date(2027, 6, 30)
        assert ("series_unspecified" in [a.code for a in senior.assumptions]) == named


def test_what_is_open_today_assumes_nothing_about_the_future(policy: Policy) -> None:
    today = road(policy, policy.profile({**PERSON, "experience": {"years": 6}})).step("engineer")
    codes = {a.code for a in today.assumptions}
    assert codes.isdisjoint({"continuous_work", "notice_unchanged", "fresh_achievements"})


def test_achievements_are_fresh_only_after_a_review_that_counts_some(policy: Policy) -> None:
    college = road(policy, policy.profile({**PERSON, "education": "college"})).step("engineer")
    assert college.rests_on == "assistant_engineer"  # whose review counts none
    assert "fresh_achievements" not in [a.code for a in college.assumptions]


def test_a_degree_that_is_surely_lacking_is_said_beside_what_is_unknown(policy: Policy) -> None:
    for exceptional, unknown in (([], ()), (None, ("exceptional",))):
        facts = {**PERSON, "education": "college", "experience": None, "exceptional": exceptional}
        senior = road(policy, policy.profile(facts)).step("senior_engineer")
        assert senior.obstacle is not None
        assert (senior.obstacle.kind, senior.obstacle.wanted, senior.obstacle.day) == (
            "education",
            "bachelor",
            None,
        )
        assert senior.unknown == unknown


def test_a_fact_that_matters_to_a_lower_level_only_is_not_said_of_a_higher(policy: Policy) -> None:
    titles = [{"level": "junior", "same_speciality": False}]
    facts = {**PERSON, "education": "college", "experience": {"years": 9}, "titles": titles}
    found = road(policy, policy.profile(facts))
    assert found.step("engineer").unknown == ("titles.0.obtained_on",)
    assert found.step("senior_engineer").unknown == ()


def test_a_title_that_is_enough_the_day_it_is_obtained(folder: NoticeFolder) -> None:
    folder.change(
        "levels/senior_engineer.yaml",
        "title: {at_least: intermediate, years: 5}",
        "title: {at_least: intermediate, years: 0}\n    easier_by_the_notice: true",
    )
    policy = load_policy(folder.path)
    found = road(policy, policy.profile({**PERSON, "experience": {"years": 4.5}}))
    engineer, senior = found.step("engineer"), found.step("senior_engineer")
    assert (senior.day, senior.rests_on) == (engineer.day, "engineer")
    assert engineer.overtaken_by is None
    assert [(wait.kind, wait.day) for wait in senior.waits] == [("title", engineer.day)]


def test_the_road_of_the_last_year_that_is_accepted_does_not_leave_the_calendar(policy: Policy) -> None:
    found = road(policy, policy.profile({**PERSON, "as_of": "9000-12-31"}))
    assert found.step("professorate_senior_engineer").day == date(9015, 12, 31)


def test_a_held_level_has_no_step(policy: Policy) -> None:
    held = [{"level": "full_senior", "same_speciality": True, "obtained_on": "2020-01"}]
    found = road(policy, policy.profile({**PERSON, "titles": held}))
    assert found.steps == ()
    assert found.assumptions == ()
    with pytest.raises(KeyError, match="engineer"):
        found.step("engineer")
