"""People take turns, and each keeps their own order."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.waiting_line import Waiting, WaitingLine
from bot.store import Received

if TYPE_CHECKING:
    import random


def lined_up(owners: str) -> WaitingLine:
    """Updates of these people, numbered as they come."""
    line = WaitingLine()
    line.add(Waiting(Received(number, owner), 0.0) for number, owner in enumerate(owners))
    return line


def emptied(line: WaitingLine, most: int) -> list[str]:
    """Whose turn it was, batch by batch, until nobody waits."""
    batches = []
    while line:
        batch = line.first(most)
        batches.append("".join(one.received.owner for one in batch))
        for owner in line.answered(batch):
            line.call_again(owner)
    return batches


@pytest.mark.parametrize(
    ("came", "most", "turns"),
    [
        ("aaaab", 1, ["a", "b", "a", "a", "a"]),
        ("aaaab", 25, ["ab", "a", "a", "a"]),
        ("aaabbbc", 2, ["ab", "ca", "ba", "b"]),
        ("abc", 1, ["a", "b", "c"]),
        ("a", 25, ["a"]),
    ],
)
def test_nobody_waits_for_all_that_another_has_sent(came: str, most: int, turns: list[str]) -> None:
    assert emptied(lined_up(came), most) == turns


def test_who_is_put_off_lets_others_pass_and_keeps_their_order() -> None:
    line = lined_up("aabb")
    (first,) = line.first(1)
    line.put_off(first)
    line.add([Waiting(Received(4, "a"), 0.0)])
    assert emptied_but(line, "a") == [2, 3]
    assert line
    assert not line.has_next
    line.call_again("a")
    (again,) = line.first(25)
    assert (again.received.sequence, again.alone) == (0, True)
    assert line.answered([again]) == ["a"]
    line.call_again("a")
    assert [one.received.sequence for one in line.first(25)] == [1]


def test_who_has_sent_more_rests_until_called_again_and_what_comes_meanwhile_stays_behind() -> None:
    line = lined_up("aab")
    assert line.answered(line.first(25)) == ["a"]
    line.add([Waiting(Received(number, owner), 0.0) for number, owner in enumerate("abc", 3)])
    assert emptied_but(line, "a") == [4, 5]
    line.call_again("a")
    assert emptied(line, 25) == ["a", "a"]


def emptied_but(line: WaitingLine, owner: str) -> list[int]:
    """All but theirs, who was put off."""
    assert line.holds(owner)
    numbers = []
    while line.has_next:
        batch = line.first(25)
        numbers += [one.received.sequence for one in batch]
        for other in line.answered(batch):
            line.call_again(other)
    return numbers


def test_what_cannot_be_answered_together_comes_alone() -> None:
    line = lined_up("abcd")
    line.give_back([one._replace(alone=True) for one in line.first(3)])
    alone = line.first(25)
    assert [one.received.owner for one in alone] == ["a"]
    line.give_back(alone)
    assert emptied(line, 25) == ["a", "b", "c", "d"]


@given(st.lists(st.sampled_from("abcde"), max_size=60), st.integers(1, 9), st.randoms(use_true_random=False))
def test_whatever_comes_nothing_is_lost_and_no_order_is_changed(
    owners: list[str], most: int, chance: random.Random
) -> None:
    line, numbers, left, done, away = WaitingLine(), count(), list(owners), [], set[str]()
    while left or line:
        if left and chance.random() < 0.5:
            line.add([Waiting(Received(next(numbers), left.pop()), 0.0)])
        if away and chance.random() < 0.5:
            line.call_again(away.pop())
        if line.has_next:
            batch = line.first(most)
            if chance.random() < 0.3:
                line.put_off(batch[0])
                line.give_back(batch[1:])
                away.add(batch[0].received.owner)
            else:
                done += [one.received for one in batch]
                away.update(line.answered(batch))
    assert len(done) == len(owners)
    for owner in set(owners):
        theirs = [one.sequence for one in done if one.owner == owner]
        assert theirs == sorted(theirs)
