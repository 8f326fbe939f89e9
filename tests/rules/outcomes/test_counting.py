"""Items that count once, either so many of these or of those, two lists on a level, dates and quantities."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, ProfileRefused, load_policies, load_policy
from rules.conditions.matching import Claim, Pile, Scheme, allot
from rules.timeline.road import road
from rules.verdict.explanation import explain
from rules.verdict.receipt import receipt_of, replay
from rules.verdict.remedies import remedies
from tests.made_up_notices import APPLICANT, LANHU, NOTICES, SECOND
from tests.rules.notice_folder import NoticeFolder
from tests.rules.outcomes.drawn import TITLES, drawn
from tests.rules.outcomes.lanhu import (
    MIDDLE,
    PERSON,
    Entry,
    assessed,
    counted,
    lanhu,
    missing,
    monograph,
    paper,
    patent,
    project,
    standard,
    training,
    transfer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from rules.policy import Policy

ENGINEER, SENIOR = "engineer", "senior_engineer"


@pytest.mark.parametrize(
    ("entries", "number", "status"),
    [
        ([patent(2)], 1, "not_met"),  # 同一条只算一项
        ([patent(9), paper(2.9)], 1, "not_met"),
        ([patent(), paper(3)], 2, "met"),
        ([monograph(10)], 1, "not_met"),
        ([monograph(10, 2)], 2, "met"),  # this item says 最多计2项
        ([monograph(10, 3)], 2, "met"),
        ([project("county")], 0, "not_met"),  # 市级1项或县级2项
        ([project("county", 2)], 1, "not_met"),
        ([project("county", 4), project("city", 4)], 1, "not_met"),
        ([project("city"), patent()], 2, "met"),
        ([project("city"), project("county")], 1, "not_met"),
        ([{"kind": "project", "count": 2, "done_on": "2033-01"}, patent()], 1, "unknown"),
        ([project("county"), {"kind": "project", "done_on": "2033-01"}, patent()], 1, "unknown"),
        ([{"kind": "paper", "done_on": "2033-01"}, patent()], 1, "unknown"),
        ([], 0, "not_met"),
    ],
)
def test_an_item_counts_no_more_often_than_the_notice_says(
    entries: list[Entry], number: int, status: str
) -> None:
    told = counted(ENGINEER, *entries)
    assert (told["counted"], told["status"]) == (number, status)


@pytest.mark.parametrize(
    ("entries", "lists", "status"),
    [
        ([standard(national=True)], (1, 0), "not_met"),  # one standard serves one list
        ([standard(2, national=True)], (1, 1), "not_met"),
        ([standard(2, national=True), patent()], (2, 1), "met"),
        ([standard(national=True), patent(), paper()], (2, 1), "met"),
        ([standard(), patent(), paper()], (2, 0), "unknown"),  # is it a national one?
        ([standard(national=False), patent(), paper()], (2, 0), "not_met"),
        ([standard(), patent(), transfer()], (2, 1), "met"),
        ([patent(5), transfer(), training()], (1, 1), "not_met"),
        ([project("city", 3), project("province"), transfer()], (1, 1), "not_met"),
        ([project("city", 2), patent(), transfer(99)], (2, 0), "not_met"),
        ([project("city"), patent(), transfer()], (1, 1), "not_met"),
    ],
)
def test_two_lists_have_to_be_full_and_nothing_counts_in_both(
    entries: list[Entry], lists: tuple[int, int], status: str
) -> None:
    told = counted(SENIOR, *entries)
    assert told["status"] == status
    assert sum(one["counted"] for one in told["lists"]) == told["counted"] == sum(lists)
    assert [one["required"] for one in told["lists"]] == [2, 1]
    if status == "met":
        assert tuple(one["counted"] for one in told["lists"]) == lists


@pytest.mark.parametrize(
    ("done_on", "status"),
    [
        ("2028-06-29", "not_met"),
        ("2028-06-30", "met"),
        ("2028-07-01", "met"),
        ("2028-05", "not_met"),
        ("2028-06", "unknown"),  # before the 30th or on it
        ("2028-07", "met"),
        ("2027", "not_met"),
        ("2028", "unknown"),
        ("2029", "met"),
        (None, "unknown"),
    ],
)
@pytest.mark.parametrize("level", [ENGINEER, SENIOR])
def test_what_is_too_old_does_not_count(level: str, done_on: str | None, status: str) -> None:
    """近五年 on 2033-06-30 and 取得中级职称后, on 2028-06-30, begin on one day; a date is as exact as it is told."""
    others = [paper()] if level == ENGINEER else [paper(), transfer()]
    told = counted(level, patent(done_on=done_on), *others, titles=[{**MIDDLE, "same_speciality": False}])
    assert told["status"] == status


@pytest.mark.parametrize(
    ("titles", "status", "field"),
    [
        ([], "met", None),  # without the title nobody is bound by its day
        (None, "unknown", "titles"),
        ([{"level": "middle"}], "unknown", "titles.0.obtained_on"),
        ([{"level": "middle", "years": 5}], "met", None),
        ([{"level": "middle", "years": 2}], "not_met", None),
        ([{"level": "middle", "years": 2}, {"level": "middle"}], "unknown", "titles.1.obtained_on"),
        ([{"level": "middle", "years": 2}, {"level": "high", "years": 6}], "met", None),
    ],
)
def test_since_a_title_is_since_the_first_of_that_level_or_higher(
    titles: Any, status: str, field: str | None
) -> None:
    entries = patent(done_on="2029-01"), paper(), transfer()
    told = counted(SENIOR, *entries, titles=titles)
    assert told["status"] == status
    if field:
        assert missing(SENIOR, *entries, titles=titles)["fields"] == [field]


@pytest.mark.parametrize(
    ("entry", "met"),
    [
        (paper(2.99), False),
        (paper(3), True),
        (paper(3.01), True),
        (monograph(9.9), False),
        (monograph(10.0), True),
        (transfer(99.99), False),
        (transfer(100), True),
        (training(89), False),
        (training(90), True),
        (training(90, "2030-06-29"), False),  # of the last three years, not since a title
        (training(90, "2030-06-30"), True),
    ],
)
def test_a_quantity_has_to_be_reached(entry: Entry, met: bool) -> None:  # noqa: FBT001
    level = ENGINEER if entry["kind"] in {"paper", "monograph"} else SENIOR
    assert counted(level, entry)["counted"] == int(met)


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("impact", -1, "不小于 0 的数字"),
        ("impact", "3", "不小于 0 的数字"),
        ("impact", True, "不小于 0 的数字"),
        ("impact", float("nan"), "不小于 0 的数字"),
        ("done_on", "2033-13", "YYYY-MM"),
        ("done_on", "33-01", "YYYY-MM"),
        ("done_on", 2033, "YYYY-MM"),
        ("done_on", "2033-07", "不能晚于"),
        ("done_on", "2034", "不能晚于"),
        ("used_before", False, "没有这一项"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(field: str, value: Any, right: str) -> None:
    with pytest.raises(ProfileRefused) as refused:
        assessed({**paper(), field: value})
    (error,) = refused.value.errors
    assert error.field == f"achievements.0.{field}"
    assert right in error.message


@pytest.mark.parametrize(
    ("level", "entries", "says"),
    [
        (ENGINEER, [patent(2)], "五（三）最多计1项，其中1项不再计"),
        (ENGINEER, [project("county")], "每2项计1项"),
        (ENGINEER, [patent(done_on="2027-01")], "取得时间需：近5年内"),
        (ENGINEER, [paper(2)], "影响因子需：3及以上"),
        (ENGINEER, [monograph(4)], "本人撰写字数需：10万字及以上"),
        (ENGINEER, [training()], "本级的成果条件没有这一类"),
        (SENIOR, [patent(done_on="2027-01")], "取得时间需：取得中级职称以后"),
        (SENIOR, [transfer(), transfer()], "已经计够"),
    ],
)
def test_why_something_does_not_count(level: str, entries: list[Entry], says: str) -> None:
    told = missing(level, *entries, titles=[{**MIDDLE, "same_speciality": False}])
    assert any(says in one["text"] for one in told["not_counted"]), told["not_counted"]


def test_what_is_short_is_told_list_by_list() -> None:
    told = missing(SENIOR, patent(), transfer())
    assert told["short_by"] == 1
    assert (
        told["text"]
        == "成果须同时有：七（一）至七（四）中2项，现计1项，还差1项；七（五）至七（七）中1项，已够"
    )
    assert "一项成果只算一次" in (explain(assessed(patent(2)), ENGINEER, "achievements").rule or "")


def test_a_date_is_nothing_that_can_become_better() -> None:
    assert missing(ENGINEER, patent(done_on="2020-01"))["upgrades"] == []
    (better,) = missing(ENGINEER, paper(2))["upgrades"]
    assert better["text"] == "第1条论文：影响因子：2 → 需3及以上"


@pytest.mark.parametrize("seed", range(6))
def test_every_remedy_is_enough_and_no_step_of_it_is_idle(seed: int) -> None:
    rng = random.Random(seed)
    tried = 0
    for _ in range(60):
        titles = rng.choice(TITLES[1:3])
        found = assessed(*[drawn(rng) for _ in range(rng.randint(0, 4))], titles=titles)
        for level in (ENGINEER, SENIOR):
            for remedy in remedies(found, level, "achievements"):
                facts = {**PERSON, "titles": titles, "achievements": _entries(found)}
                assert _status(remedy.applied(facts), level) == "met", (remedy, facts)
                for n in range(len(remedy.steps)):
                    fewer = remedy._replace(steps=remedy.steps[:n] + remedy.steps[n + 1 :])
                    assert _status(fewer.applied(facts), level) != "met", (fewer, facts)
                tried += 1
    assert tried > 60


def _entries(found: Any) -> list[Entry]:
    return [
        {"kind": one.kind, "count": one.count, **one.attributes} for one in found.profile.achievements or ()
    ]


def _status(facts: Any, level: str) -> str:
    return str(
        counted(
            level,
            **{name: value for name, value in facts.items() if name != "achievements"},
            achievements=facts["achievements"],
        )["status"]
    )


def test_a_receipt_replays() -> None:
    receipt = receipt_of(assessed(patent(2), paper(3.5), standard(national=True), titles=[MIDDLE]))
    assert replay(receipt, load_policies(NOTICES)) == receipt


def test_no_day_is_promised_on_which_outcomes_have_become_too_old() -> None:
    """Three years of work are full on 2034-01-01; by then what was done in 2028 is too old."""
    old, new = patent(done_on="2028-12-01"), paper(done_on="2033-01-15")
    for entries, day in (((old, new), None), ((patent(), new), date(2034, 1, 1))):
        found = assessed(*entries, experience={"since": "2031-01"})
        level = found.level(ENGINEER)
        assert (level.status, level.earliest) == ("not_eligible", day)
        lapse = [caveat for caveat in level.caveats if caveat.code == "achievements_lapse"]
        assert [caveat.text.partition("起")[0] for caveat in lapse] == (
            ["从2033年12月2日"] if day is None else ["从2038年1月2日"]
        )
        told = {one.code for one in road(lanhu(), found.profile).step(ENGINEER).assumptions}
        assert ("recent_achievements" in told) is (day is None)


def test_on_the_road_outcomes_count_after_the_title_that_is_obtained_on_it() -> None:
    step = road(lanhu(), assessed(patent(), paper(), transfer()).profile).step(SENIOR)
    assert step.rests_on == ENGINEER
    assert "achievements_since_title" in {one.code for one in step.assumptions}
    assert "fresh_achievements" not in {one.code for one in step.assumptions}


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("levels/engineer.yaml", "impact: {at_least: 3}", "impact: {at_least: city}", "数量也只能这样写"),
        ("levels/engineer.yaml", "impact: {at_least: 3}", "impact: {at_most: 3}", "at_most 只用于排名"),
        ("levels/engineer.yaml", "granted: {is: true}", "granted: {at_least: 3}", "只用于数量"),
        ("levels/engineer.yaml", "done_on: {within_years: 5}", "granted: {within_years: 5}", "没有提问的话"),
        (
            "levels/engineer.yaml",
            "done_on: {within_years: 5}",
            "done_on: {is: true}",
            "within_years 或 since_title",
        ),
        ("levels/engineer.yaml", "within_years: 5", "within_years: 0", "不能小于 1"),
        (
            "levels/engineer.yaml",
            "clause: 八, quote: 第五条所列成果应为近五年内取得, ",
            "clause: 八, ",
            "一起写",
        ),
        ("levels/engineer.yaml", "近五年内取得", "近四年内取得", "引文与 八 原文不符"),
        ("levels/engineer.yaml", "required: 2", "required: 6", "各条合计最多只能计 5 项，不够 6 项"),
        (
            "levels/senior_engineer.yaml",
            "since_title: middle",
            "since_title: senior",
            "没有“senior”；可用的是：last、middle、high",
        ),
        ("levels/senior_engineer.yaml", "    lists:", "    required: 3\n    lists:", "应恰好写一种"),
        ("levels/senior_engineer.yaml", "required: 2", "required: 5", "不够 5 项"),
        ("achievements.yaml", 'number: "{n}学时"', "number: 学时", "数字的位置"),
        ("achievements.yaml", "done_on: 论文是什么时候发表的？", "", "没有提问的话"),
    ],
)
def test_data_that_does_not_hold_is_refused(tmp_path: Any, file: str, old: str, new: str, says: str) -> None:
    folder = NoticeFolder.copied(NOTICES / LANHU, tmp_path / LANHU)
    text = folder.read(file)
    assert old in text
    folder.write(file, text.replace(old, new, 1))
    with pytest.raises(ValueError, match=says):
        load_policy(folder.path)


def test_matching_is_exact() -> None:
    """Against every way of putting pieces to claims, on random small schemes."""
    rng = random.Random(20320101)
    for _ in range(600):
        number = rng.randint(1, 4)
        cut = rng.randint(1, number)
        lists = (range(cut), *((range(cut, number),) if cut < number else ()))
        claims = tuple(
            Claim(rng.choice([1, 1, 2, 3]), n) for n in range(number) for _ in range(rng.randint(1, 2))
        )
        most = tuple(rng.choice([None, 1, 2]) for _ in range(number))
        scheme = Scheme(claims, most, lists, tuple(rng.randint(1, 3) for _ in lists))
        fitting = [
            frozenset(rng.sample(range(len(claims)), min(len(claims), rng.randint(1, 3)))) for _ in range(3)
        ]
        piles = [Pile(rng.randint(1, 3), fits) for fits in fitting]
        found, best = allot(scheme, piles).total, _tried(scheme, piles)
        assert found == best or (len(lists) == 1 and min(found, best) >= scheme.enough[0]), (scheme, piles)


def _tried(scheme: Scheme, piles: list[Pile]) -> int:
    states = {(0,) * len(scheme.claims)}
    for pile in piles:
        for _ in range(pile.size):
            states |= {(*s[:n], s[n] + 1, *s[n + 1 :]) for s in states for n in pile.fits}
    return max(_worth(scheme, state) for state in states)


def _worth(scheme: Scheme, state: tuple[int, ...]) -> int:
    items = [0] * len(scheme.most)
    for n, claim in enumerate(scheme.claims):
        items[claim.item] += state[n] // claim.every
    limited = [
        number if most is None else min(number, most) for number, most in zip(items, scheme.most, strict=True)
    ]
    of_lists = [sum(limited[item] for item in one) for one in scheme.lists]
    if len(of_lists) == 1:
        return of_lists[0]
    return sum(map(min, of_lists, scheme.enough))


def test_any_number_of_pieces_is_matched_at_once() -> None:
    assert counted(SENIOR, standard(10**9, national=True), project("city", 10**9))["counted"] == 3


@pytest.mark.parametrize(
    ("titles", "status"),
    [
        ([], "met"),
        ([{"level": "middle", "obtained_on": "2029-12"}], "met"),
        ([{"level": "middle", "obtained_on": "2030-02"}], "not_met"),
        # the highest that is held, not the first; of two of the highest the earlier
        (
            [{"level": "middle", "obtained_on": "2020-01"}, {"level": "high", "obtained_on": "2030-02"}],
            "not_met",
        ),
        ([{"level": "high", "obtained_on": "2029-01"}, {"level": "high", "obtained_on": "2030-02"}], "met"),
        ([{"level": "middle", "obtained_on": "2020-01"}, {"level": "high"}], "unknown"),
    ],
)
def test_since_the_last_title_is_since_the_highest_that_is_held(
    tmp_path: Path, titles: Any, status: str
) -> None:
    policy = altered(tmp_path, "levels/senior_engineer.yaml", "since_title: middle", "since_title: last")
    entries = [patent(done_on="2030-01"), paper(), transfer()]
    profile = policy.profile({**PERSON, "titles": titles, "achievements": entries})
    found = next(
        one
        for one in Assessment(policy, profile).levels[1].conditions
        if one.condition.name == "achievements"
    )
    assert found.finding.status.word == status


def altered(tmp_path: Path, file: str, old: str, new: str) -> Policy:
    folder = NoticeFolder.copied(NOTICES / LANHU, tmp_path / LANHU)
    folder.write(file, folder.read(file).replace(old, new))
    return load_policy(folder.path)


WON = """won_on: {name: 获奖时间, date: true}
      money: {name: 奖金, number: "{n}万元"}
      place: {name: 名次, ordinal: "第{n}名"}
  model"""
ASKED = """place: 您是第几名？
      won_on: 哪年获的奖？
      money: 奖金多少？"""


@pytest.mark.parametrize(
    ("won_on", "money", "status"),
    [
        ("2025-03-01", 10, "met"),
        ("2025-02-28", 10, "not_met"),
        ("2025", 10, "unknown"),
        ("2026", 9.9, "not_met"),
        (None, 10, "unknown"),
    ],
)
def test_a_ground_may_have_a_date_and_a_quantity(
    tmp_path: Path, won_on: str | None, money: float, status: str
) -> None:
    folder = NoticeFolder.copied(NOTICES / SECOND, tmp_path / SECOND)
    text = folder.read("achievements.yaml").replace('place: {name: 名次, ordinal: "第{n}名"}\n  model', WON)
    folder.write("achievements.yaml", text.replace("place: 您是第几名？", ASKED))
    wanted = "{tier: {at_least: province}, won_on: {within_years: 3}, money: {at_least: 10}}"
    level = folder.read("levels/engineer.yaml").replace(
        "{tier: {at_least: province}, place: {at_most: 6}}", wanted
    )
    folder.write(
        "levels/engineer.yaml", level.replace("      - {tier: {is: nation}, place: {at_most: 20}}\n", "")
    )
    policy = load_policy(folder.path)
    ground = {"kind": "skills_contest", "tier": "nation", "won_on": won_on, "money": money}
    facts = {**APPLICANT, "as_of": "2028-03-01", "experience": {"years": 0.5}, "exceptional": [ground]}
    found = Assessment(policy, policy.profile(facts))
    assert found.clause_status("第九条（一）", "engineer") == status
