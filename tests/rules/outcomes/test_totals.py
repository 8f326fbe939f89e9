"""累计: outcomes that count once when they come to an amount together, none of which counts for anything else."""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, NoticeRefused, Policy, load_policies, load_policy
from rules.verdict.remedies import remedies
from tests.made_up_notices import NOTICES, QINGYU, beside

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2033-09-01"
Entry = dict[str, Any]
PATENTS = "- {kind: patent, granted: {is: true}, place: {at_most: 3}}"
SOLD_WELL = "- {kind: product, income: {at_least: 300}}"


@pytest.fixture(scope="module")
def qingyu() -> Policy:
    return load_policy(NOTICES / QINGYU)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """The same, but a product that sold for 300 may serve as an item of its own: 七（三） in place of patents."""
    folder = beside(tmp_path_factory.mktemp("shared"), QINGYU)
    file = folder / "levels" / "engineer.yaml"
    file.write_text(file.read_text("utf-8").replace(PATENTS, SOLD_WELL), "utf-8")
    return load_policy(folder)


def counted(policy: Policy, level: str, entries: list[Entry]) -> tuple[str, int, int]:
    facts = {"as_of": DAY, "titles": [], "achievements": entries}
    assessment = Assessment(policy, policy.profile(facts)).as_json()
    found = next(one for one in assessment["levels"] if one["level"] == level)
    condition = next(one for one in found["conditions"] if one["condition"] == "achievements")
    return condition["status"], condition["counted"], condition["possible"] or 0


def sold(*incomes: float | None, **more: Any) -> list[Entry]:
    return [
        {"kind": "product", **({} if one is None else {"income": one}), "done_on": "2033-08", **more}
        for one in incomes
    ]


@pytest.mark.parametrize(
    ("entries", "surely", "perhaps"),
    [
        (sold(500), 1, 1),
        (sold(499.9), 0, 0),
        (sold(300, 200), 1, 1),
        (sold(300, 199), 0, 0),
        (sold(*[100] * 5), 1, 1),
        (sold(100, count=5), 1, 1),
        (sold(100, count=4), 0, 0),
        (sold(900, 900, 900), 1, 1),
        (sold(300, None), 0, 1),
        (sold(None), 0, 1),
        (sold(500, None), 1, 1),
        (sold(0, 0, 0), 0, 0),
        ([], 0, 0),
    ],
)
def test_what_comes_to_the_amount_counts_once(
    qingyu: Policy, entries: list[Entry], surely: int, perhaps: int
) -> None:
    assert counted(qingyu, "engineer", entries)[1:] == (surely, perhaps)


SENIOR = [
    ([("licence", {"received": 60}), ("licence", {"received": 40})], 1),
    ([("licence", {"received": 60}), ("licence", {"received": 39})], 0),
    ([("training", {"hours": 60}), ("training", {"hours": 40})], 1),
    ([("training", {"hours": 60}), ("training", {"hours": 40, "done_on": "2029-01"})], 0),
    ([("training", {"hours": 100}), ("licence", {"received": 100})], 2),
]


@pytest.mark.parametrize(("given", "surely"), SENIOR)
def test_only_what_meets_the_rest_is_added_up(
    qingyu: Policy, given: list[tuple[str, Entry]], surely: int
) -> None:
    entries = [{"kind": kind, "done_on": "2033-08", **attributes} for kind, attributes in given]
    assert counted(qingyu, "senior_engineer", entries)[1] == surely


def best(incomes: list[float]) -> int:
    """Every product is put to the amount, to the item for one that sold well, or to neither."""
    most = 0
    for places in product("as-", repeat=len(incomes)):
        total = sum(income for income, place in zip(incomes, places, strict=True) if place == "a")
        single = sum(income >= 300 for income, place in zip(incomes, places, strict=True) if place == "s")
        most = max(most, int(total >= 500) + single)
    return most


@pytest.mark.parametrize("seed", range(6))
def test_none_counts_for_the_amount_and_by_itself(shared: Policy, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(40):
        incomes: list[float] = [
            rng.choice([0, 50, 100, 150, 200, 299, 300, 350, 400, 500, 800]) for _ in range(rng.randint(0, 6))
        ]
        assert counted(shared, "engineer", sold(*incomes))[1] == best(incomes), incomes


def test_a_great_many_are_counted_at_once(shared: Policy) -> None:
    entries = [*sold(1, count=1_000_000), *sold(300, count=999), *sold(5, count=77)]
    status, number, _ = counted(shared, "engineer", entries)
    assert (status, number >= 2) == ("met", True)


@pytest.mark.parametrize("incomes", [[200.0], [499.0], [100.0, 150.0], []])
def test_the_way_to_the_amount_is_what_is_still_short(qingyu: Policy, incomes: list[float]) -> None:
    """Applied, it meets the condition; one step less does not."""
    facts: Entry = {"as_of": DAY, "titles": [], "achievements": [*sold(*incomes), _patent()]}
    assessment = Assessment(qingyu, qingyu.profile(facts))
    for remedy in remedies(assessment, "engineer", "achievements"):
        again = Assessment(qingyu, qingyu.profile(remedy.applied(facts))).as_json()["levels"][0]
        assert again["conditions"][-1]["status"] == "met"


def _patent() -> Entry:
    return {"kind": "patent", "granted": True, "place": 1, "done_on": "2033-08"}


def test_what_does_not_come_to_it_is_told_with_both_amounts(qingyu: Policy) -> None:
    facts = {"as_of": DAY, "titles": [], "achievements": sold(100, 150)}
    missing = Assessment(qingyu, qingyu.profile(facts)).as_json()["levels"][0]["missing"]
    told = [one["text"] for entry in missing for one in entry.get("not_counted", [])]
    assert told == [f"第{n}条上线产品：销售收入按累计，须满500万元，现累计250万元，还不计" for n in (1, 2)]


REFUSED = [
    ("income: {total: 500}", "income: {total: 500, at_least: 1}", "应恰好写一个"),
    ("income: {total: 500}", "income: {total: 0}", "应大于 0"),
    ("kind: product, income", "kind: product, every: 2, income", "不写 every"),
    ("granted: {is: true}, place: {at_most: 3}", "granted: {total: 3}", "只用于数量"),
    (PATENTS, "- {kind: product, income: {total: 900}}", "一类成果只能在一条里累计"),
    ("done_on: {since_title: assistant}", "income: {total: 5}", "写在各条里"),
]


@pytest.mark.parametrize(("old", "new", "says"), REFUSED)
def test_what_cannot_be_counted_so_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    folder = beside(tmp_path, QINGYU)
    file = folder / "levels" / "engineer.yaml"
    written = file.read_text("utf-8").replace(old, new, 1)
    file.write_text(written, "utf-8")
    with pytest.raises(NoticeRefused, match=says) as refused:
        load_policy(folder)
    assert new.split(":", maxsplit=1)[0].strip("- {") in written.splitlines()[refused.value.line - 1]


def test_every_other_notice_counts_as_before() -> None:
    for policy in (*load_policies(), *load_policies(NOTICES)):
        for level in policy.levels:
            for condition in level.conditions:
                scheme = getattr(condition.node, "scheme", None)
                if scheme is not None and policy.id != QINGYU:
                    assert all(claim.total is None for claim in scheme.claims)
