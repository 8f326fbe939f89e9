"""How long something has lasted, by hand-worked days and by what must hold for every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.profile.tenure import Tenure, add_months, months_until

DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
MONTHS = st.integers(0, 600)
YEARS = st.integers(0, 40)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-28", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-11-22", 13, "2027-12-22"),
    ],
)
def test_months_are_added_and_clamped_to_the_end_of_the_month(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_a_day_after_the_last_year_of_the_calendar_is_no_day() -> None:
    assert add_months(date(9999, 11, 30), 1) == date(9999, 12, 30)
    with pytest.raises(OverflowError, match="9999-12-01"):
        add_months(date(9999, 12, 1), 1)


@given(DAYS, MONTHS)
def test_adding_months_keeps_the_day_of_the_month_or_its_last_day(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


@given(DAYS, DAYS)
def test_months_until_are_the_fewest_that_suffice(day: date, goal: date) -> None:
    months = months_until(day, goal)
    assert add_months(day, months) >= goal
    assert months == 0 if goal <= day else add_months(day, months - 1) < goal


@pytest.mark.parametrize(
    ("day", "goal", "months"),
    [
        ("2026-11-22", "2026-11-22", 0),
        ("2026-11-22", "2026-11-21", 0),
        ("2026-11-22", "2026-11-23", 1),
        ("2026-11-22", "2026-12-22", 1),
        ("2026-11-22", "2026-12-23", 2),
        ("2026-11-22", "2028-07-01", 20),
        ("2027-02-27", "2027-02-28", 1),
        ("2027-01-31", "2027-02-28", 1),
        ("2026-12-31", "2027-01-01", 1),
    ],
)
def test_months_until_are_rounded_up(day: str, goal: str, months: int) -> None:
    assert months_until(date.fromisoformat(day), date.fromisoformat(goal)) == months


@pytest.mark.parametrize(
    ("years", "months"),
    [
        (0, 0),
        (0.05, 0),
        (1 / 12, 1),
        (0.5, 6),
        (8.33, 99),
        (8.5, 102),
        (4.99999999995, 60),  # 59.9999999994 months: within the tolerance of a billionth
        (4.9999999999, 59),  # 59.9999999988 months: not within it
        (30, 360),
    ],
)
def test_only_whole_months_of_declared_years_count(years: float, months: int) -> None:
    assert Tenure.of_years(years, date(2026, 11, 22)).months == months


@given(MONTHS)
def test_every_number_of_months_survives_being_written_in_years(months: int) -> None:
    assert Tenure.of_years(months / 12, date(2026, 11, 22)).months == months


@pytest.mark.parametrize(
    ("since", "years", "day"),
    [
        ("2018-07-01", 5, "2023-07-01"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2018-07-15", 0, "2018-07-15"),
        ("2018-12-31", 1, "2019-12-31"),
    ],
)
def test_a_start_date_reaches_its_anniversaries(since: str, years: int, day: str) -> None:
    tenure = Tenure(date(2026, 11, 22), since=date.fromisoformat(since))
    assert tenure.reaches(years) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("declared", "years", "day"),
    [
        (8, 8, "2027-01-31"),
        (7.99, 8, "2027-02-28"),
        (7.5, 8, "2027-07-31"),
        (9, 8, "2027-01-31"),
        (0, 0, "2027-02-28"),
        (1 / 12, 0, "2027-01-31"),
        (0, 1, "2028-01-31"),
    ],
)
def test_declared_years_reach_the_rest_after_the_missing_months(
    declared: float, years: int, day: str
) -> None:
    assert Tenure.of_years(declared, date(2027, 1, 31)).reaches(years) == date.fromisoformat(day)


@given(DAYS, YEARS)
def test_a_date_reaches_n_years_on_the_anniversary_and_not_the_day_before(since: date, years: int) -> None:
    tenure = Tenure(since, since=since)
    day = tenure.reaches(years)
    assert tenure.months_on(day) >= 12 * years
    if years and (since.month, since.day) != (2, 29):
        assert tenure.months_on(day - timedelta(days=1)) == 12 * years - 1


@given(DAYS, MONTHS, YEARS)
def test_declared_months_reach_n_years_when_as_many_months_have_passed(
    declared_on: date, months: int, years: int
) -> None:
    tenure = Tenure(declared_on, months=months)
    day = tenure.reaches(years)
    assert day >= declared_on
    assert tenure.months_on(day) >= 12 * years
    if day > declared_on:
        assert day == add_months(declared_on, max(12 * years, 1) - months)


@given(DAYS, MONTHS, DAYS)
def test_whole_months_that_have_passed(start: date, months: int, other: date) -> None:
    day = max(start, other)
    passed = Tenure(start, since=start).months_on(day)
    assert add_months(start, passed) <= day < add_months(start, passed + 1)
    assert Tenure(start, months=months).months_on(day) == months + passed
