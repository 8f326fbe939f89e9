"""Kleene's logic: unknown is a value of its own and never counts as "no"."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from rules import Status
from rules.conditions.status import all_of, any_of, of

MET, UNKNOWN, NOT_MET = Status.MET, Status.UNKNOWN, Status.NOT_MET
OPPOSITE = {MET: NOT_MET, UNKNOWN: UNKNOWN, NOT_MET: MET}
PAIRS = list(product(Status, repeat=2))

# Kleene's tables, written out.
AND = {
    (MET, MET): MET,
    (MET, UNKNOWN): UNKNOWN,
    (MET, NOT_MET): NOT_MET,
    (UNKNOWN, UNKNOWN): UNKNOWN,
    (UNKNOWN, NOT_MET): NOT_MET,
    (NOT_MET, NOT_MET): NOT_MET,
}


@pytest.mark.parametrize("pair", AND)
def test_and_is_as_in_the_table(pair: tuple[Status, Status]) -> None:
    assert all_of(pair) is AND[pair]
    assert all_of(reversed(pair)) is AND[pair]


@pytest.mark.parametrize("pair", PAIRS)
def test_or_is_and_turned_round(pair: tuple[Status, Status]) -> None:
    assert any_of(pair) is OPPOSITE[all_of([OPPOSITE[status] for status in pair])]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_sure_stays_sure_when_an_unknown_is_filled(pair: tuple[Status, Status]) -> None:
    for combine in (all_of, any_of):
        before = combine(pair)
        ways = [(MET, NOT_MET) if status is UNKNOWN else (status,) for status in pair]
        after = {combine(filled) for filled in product(*ways)}
        assert before is UNKNOWN or after == {before}
        assert before is not UNKNOWN or after == {MET, NOT_MET}


@pytest.mark.parametrize("triple", list(product(Status, repeat=3)))
def test_order_and_grouping_do_not_matter(triple: tuple[Status, Status, Status]) -> None:
    first, second, third = triple
    for combine in (all_of, any_of):
        assert {combine(order) for order in permutations(triple)} == {combine(triple)}
        assert combine([combine([first, second]), third]) is combine(triple)


def test_of_nothing_at_all() -> None:
    assert all_of([]) is MET
    assert any_of([]) is NOT_MET


def test_a_declaration_that_was_not_given_is_unknown() -> None:
    assert [of(declared) for declared in (True, False, None)] == [MET, NOT_MET, UNKNOWN]


def test_the_words_are_those_of_the_contract() -> None:
    assert [status.word for status in (MET, NOT_MET, UNKNOWN)] == ["met", "not_met", "unknown"]
