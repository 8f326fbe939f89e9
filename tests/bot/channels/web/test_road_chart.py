"""The road as a chart: every level has its line, in proportion to time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.road_chart import LEFT, RIGHT, road_chart
from rules import load_policies
from rules.timeline.road import road
from rules.wording.wording import day_in_words

if TYPE_CHECKING:
    from pydantic import JsonValue

POLICY = next(iter(load_policies()))
DAY = date(2026, 11, 26)
BACHELOR: dict[str, JsonValue] = {"direction": "data", "education": "bachelor", "employer_in_beijing": True}
JUNIOR: JsonValue = {"level": "junior", "same_speciality": True, "obtained_on": "2024-06"}


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"experience": {"since": "2026-09"}, "titles": []},
        {"experience": {"since": "2019-09"}, "titles": [JUNIOR]},
        {"education": "other", "titles": []},
        {"employer_in_beijing": False, "experience": {"years": 3}},
    ],
)
def test_levels_stand_highest_first_each_within_the_picture(facts: dict[str, JsonValue]) -> None:
    ahead = road(POLICY, POLICY.profile({**BACHELOR, **facts}, DAY))
    drawn = road_chart(ahead)
    assert [row.name for row in drawn.rows] == [step.name for step in reversed(ahead.steps)]
    assert [row.y for row in drawn.rows] == sorted({row.y for row in drawn.rows})
    assert all(row.x is None or LEFT <= row.x <= RIGHT for row in drawn.rows)
    assert all(LEFT < tick.x < RIGHT for tick in drawn.ticks)
    for row, step in zip(drawn.rows, reversed(ahead.steps), strict=True):
        assert (row.x is None) == (step.day is None) == (row.kind in {"blocked", "unknown"})
        assert (row.day == day_in_words(step.day)) == (row.kind == "ahead") if step.day else row.day


def test_days_stand_in_proportion() -> None:
    ahead = road(POLICY, POLICY.profile({**BACHELOR, "experience": {"since": "2026-09"}, "titles": []}, DAY))
    drawn = road_chart(ahead)
    days = [(step.day - DAY).days for step in reversed(ahead.steps) if step.day]
    places = [row.x - LEFT for row in drawn.rows if row.x is not None]
    for passed, place in zip(days, places, strict=True):
        assert place == pytest.approx((RIGHT - LEFT) * passed / max(days), abs=0.1)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({}, "unknown"),
        ({"titles": []}, "unknown"),
        ({"titles": [], "exceptional": []}, "unknown"),
        ({"education": "other", "experience": {"years": 9}, "titles": [], "exceptional": []}, "blocked"),
    ],
)
def test_a_level_is_out_of_reach_only_where_nothing_unknown_may_open_it(
    facts: dict[str, JsonValue], kind: str
) -> None:
    ahead = road(POLICY, POLICY.profile({**BACHELOR, **facts}, DAY))
    assert road_chart(ahead).rows[0].kind == kind
