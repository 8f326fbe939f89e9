"""What each time of a message belongs to: a title, work in the speciality, other work, or something else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from dialogs.language.message.attribution import DENIED
from dialogs.language.message.clause import Clause
from dialogs.language.message.document import MessageText
from dialogs.language.message.named import TitleWord
from dialogs.language.message.time_words import Anchor, each_its_own, kinds_beside, lengths_of_their_own
from dialogs.language.message.title_standing import Standing, is_field
from dialogs.language.text.scanning import scan
from dialogs.language.text.times import Time

_RESTATED = 8
"""Characters between a correction and what is said instead."""
_ONE_JOB = 6
_FARTHEST_NAME = 40
"""Characters. No name of work and what goes on about it are longer."""
_CLAUSE_COST = 30
_NEXT_CLAUSE_COST = 65
_SENTENCE_COST = 100
_FARTHEST = 230
_SOFT_COST = 12


class Bound(NamedTuple):
    """A time and what it belongs to."""

    time: Time
    anchor: Anchor


def _matches(message: MessageText, name: str, key: str) -> Iterator[re.Match[str]]:
    return scan(message.phrase(name, key), message.text)


def _work_anchors(message: MessageText) -> Iterator[Anchor]:
    no_work = [match.span() for match in _matches(message, "work", "not_work")]

    def is_named(start: int) -> bool:
        return any(low <= start < high for low, high in no_work)

    speciality = [(named.start, named.end) for named in message.things["directions"]]
    speciality += [
        match.span() for match in _matches(message, "work", "field") if not is_named(match.start())
    ]
    speciality.sort()
    for start, end in speciality:
        if message.subjects[start] != DENIED:
            yield Anchor(start, end, "work")
    for match in _matches(message, "work", "this_field"):
        known = any(start < match.start() for start, _ in speciality)
        yield Anchor(match.start(), match.end(), "work" if known or speciality else "some_work")
    for key in ("other_work", "some_work"):
        for match in _matches(message, "work", key):
            first = bisect_left(speciality, (match.start() - _FARTHEST_NAME, 0))
            last = bisect_left(speciality, (match.start() + 1, 0))
            if _is_of_a_title(message, match.start()) or _is_left_for_another(message, match):
                continue
            if message.says("work", "speciality_before", message.before(match.start())):
                continue
            if not any(_is_one_job(message, span, match.start()) for span in speciality[first:last]):
                yield Anchor(match.start(), match.end(), "other_work" if key == "other_work" else "some_work")


def _is_of_a_title(message: MessageText, position: int) -> bool:
    """工程师（通信）: in brackets after a title stands its speciality."""
    number = message.index(position)
    before = message.clauses[max(0, number - 1)]
    return message.clauses[number].bracket and bool(message.inside("titles", before.start, before.end))


def _is_left_for_another(message: MessageText, job: re.Match[str]) -> bool:
    """从开发转到网安: what is said of the move is said of the new work."""
    moved_on = message.phrase("work", "moved_on").match(message.after(job.end()))
    return moved_on is not None and message.says("work", "moved_from", message.before(job.start()))


def _is_one_job(message: MessageText, named: tuple[int, int], start: int) -> bool:
    """Whether words at ``start`` are part of the work ``named``, or only go on about it: 内容审核系统研发."""
    if named[0] <= start < named[1]:
        return True
    if not 0 <= start - named[1] <= _ONE_JOB or message.times_between(named[1], start):
        return False
    return not message.says("work", "change", message.text[named[1] : start])


def find_anchors(message: MessageText, named: Iterable[tuple[TitleWord, Standing]]) -> list[Anchor]:
    """Everything in ``message`` that a time can be said of; vague words for work only where nothing is exact."""
    anchors = [Anchor(word.start, word.end, "title") for word, standing in named if standing != "job"]
    anchors += _work_anchors(message)
    anchors += [Anchor(*match.span(), "achievement") for match in _matches(message, "anchors", "achievement")]
    if message.words.catalogue.dated:
        anchors = [*_outside_achievements(message, anchors)]
    anchors += [Anchor(*match.span(), "learning") for match in _matches(message, "anchors", "learning")]
    anchors += [Anchor(*match.span(), "other") for match in _matches(message, "work", "other_lengths")]
    titles = [anchor for anchor in anchors if anchor.kind == "title"]
    for match in _matches(message, "anchors", "certificate"):
        if not any(title.start <= match.start() <= title.end for title in titles):
            anchors.append(Anchor(*match.span(), "certificate"))
    exact = {message.index(anchor.start) for anchor in anchors if anchor.kind in {"work", "other_work"}}
    own = lengths_of_their_own(message, anchors)
    return [
        anchor
        for anchor in anchors
        if anchor.kind != "some_work" or message.index(anchor.start) not in exact or anchor in own
    ]


def _outside_achievements(message: MessageText, anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """Where a notice dates achievements, they are what their words name, and no work: 科研项目."""
    kinds = [(one.start, one.end) for one in message.things["kinds"]]
    for anchor in anchors:
        if not any(start <= anchor.start < end for start, end in kinds):
            yield anchor
    yield from (Anchor(start, end, "achievement") for start, end in kinds)


def _step(clause: Clause, *, after: bool) -> int:
    """What it costs to look across the beginning of ``clause``."""
    if clause.spaced or (after and clause.bracket):
        return _SOFT_COST
    return _NEXT_CLAUSE_COST if after else _CLAUSE_COST


def _cost(message: MessageText, costs: Mapping[bool, Sequence[int]], time: Time, anchor: Anchor) -> float:
    """How far ``anchor`` is from ``time``: characters, and more for each clause and sentence between.

    ``costs``: what it costs to look from the first clause into each, by whether the anchor stands after the time.
    """
    after = anchor.start >= time.end
    distance = anchor.start - time.end if after else max(0, time.start - anchor.end)
    first, second = message.index(time.start), message.index(anchor.start)
    sentences = abs(message.clauses[first].sentence - message.clauses[second].sentence)
    if anchor.kind == "title" and not after and second == first - 1 and message.label(time.start):
        return distance  # 中级：2019年6月 副高：无
    clause = message.clauses[first]
    leads = any(one.start == clause.start for one in message.times_between(clause.start, clause.start + 1))
    tie = 0.5 if after != leads else 0.0
    return distance + abs(costs[after][second] - costs[after][first]) + sentences * _SENTENCE_COST + tie


def bind_times(message: MessageText, titles: Sequence[tuple[TitleWord, Standing]]) -> list[Bound]:
    """Each time said of the applicant as a fact, with the anchor it belongs to, in the order of the message."""
    anchors = sorted(find_anchors(message, titles), key=lambda one: one.start)
    apart = each_its_own(message, [word for word, standing in titles if standing == "held"])
    costs = {
        after: tuple(accumulate(_step(clause, after=after) for clause in message.clauses))
        for after in (True, False)
    }
    corrections = [match.end() for match in message.corrections]
    bound: list[Bound] = []
    for time in (one for one in message.times if message.is_fact(one.start)):
        if time in apart:
            bound.append(Bound(time, apart[time]))
            continue
        allowed = kinds_beside(message, time, anchors)
        restated = bool(bound) and _is_restated(message, bound[-1].time, time, corrections)
        first = bisect_left(anchors, time.start - _FARTHEST, key=lambda one: one.start)
        last = bisect_left(anchors, time.start + _FARTHEST, key=lambda one: one.start)
        near = [
            (_cost(message, costs, time, anchor), anchor.start, anchor)
            for anchor in anchors[first:last]  # farther ones would cost more than that
            if (not allowed or anchor.kind in allowed) and _can_have(message, time, anchor)
        ]
        best = min(near, default=None, key=lambda cost: cost[:2])
        here = message.index(time.start)
        alone = not any(message.index(anchor.start) == here for _, _, anchor in near)
        if restated:
            time = time.of_the_year(bound[-1].time)  # noqa: PLW2901 - the same time, read whole
        if alone and restated:
            bound.append(Bound(time, bound[-1].anchor))
            continue
        if best is not None and best[0] < _FARTHEST:
            anchor = _carried_on(message, time, best[2], anchors)
            title = _listed_title(message, time, anchor, anchors)
            said = replace(time, kind="vague_moment", on=None) if title else time
            bound.append(Bound(said, title or _of_a_degree(message, time, anchor) or anchor))
        elif time.kind.endswith("span") and (
            _says_no_more(message, time) or _is_after_a_degree(message, time)
        ):
            bound.append(Bound(time, Anchor(time.start, time.end, "some_work")))
    return bound


def _listed_title(
    message: MessageText, time: Time, anchor: Anchor, anchors: Iterable[Anchor]
) -> Anchor | None:
    """中级，网安，2024年12月: perhaps the day of the title, of which the field is told as well."""
    here, there = message.index(time.start), message.index(anchor.start)
    bare = {message.index(one.start): one for one in anchors if _is_all(message, one.start, one.end)}
    is_listed = abs(here - there) == 1 and there in bare and _is_all(message, time.start, time.end)
    beside = [bare[one] for one in (there - 1, there + 1) if one in bare and bare[one].kind == "title"]
    return beside[0] if is_listed and anchor.kind == "work" and time.on is not None and beside else None


def _is_all(message: MessageText, start: int, end: int) -> bool:
    """Whether a clause says nothing else."""
    clause = message.clause(start)
    return message.text[clause.start : clause.end].strip() == message.text[start:end].strip()


def _of_a_degree(message: MessageText, time: Time, anchor: Anchor) -> Anchor | None:
    """大专4年有助工: a length right after a degree is some work's, and neither a title's nor another clause's."""
    elsewhere = anchor.kind == "title" or message.index(anchor.start) != message.index(time.start)
    is_length = time.kind.endswith("span") and elsewhere and _is_after_a_degree(message, time)
    return Anchor(time.start, time.end, "some_work") if is_length else None


def _is_after_a_degree(message: MessageText, time: Time) -> bool:
    """大专学历12年."""
    called = message.phrase("schooling", "called")
    before = message.inside("education", 0, time.start)[-1:]
    return any(called.fullmatch(message.text, one.end, time.start) for one in before)


def _is_restated(message: MessageText, before: Time, time: Time, corrections: Sequence[int]) -> bool:
    """16年，说错了，17年: said instead of the time before, with nothing else between."""
    between = bisect_left(corrections, before.end)
    if between == len(corrections) or corrections[between] > time.start:
        return False
    at = corrections[between]
    return message.index(time.start) <= message.index(at) + 1 and time.start - at <= _RESTATED


def _can_have(message: MessageText, time: Time, anchor: Anchor) -> bool:
    """A length goes with a title before it or beside it, not with one in a later clause: 本科 8年 中级.

    Nor does a length go with anything in a later clause that has a time of its own.
    """
    here, there = message.clause(time.start), message.clause(anchor.start)
    if anchor.kind in {"work", "other_work"} and time.on is not None and is_field(message, there):
        return False  # the day of the title, of which the field is told as well
    if here.bracket and there.start > here.start:
        return False  # 工程师（2015年3月） 网安年限
    if there.start > here.start and message.says("anchors", "at", message.label(time.start)):
        return False  # 学历：本科；时间：2015年6月；职称：中级
    taken = message.index(anchor.start) in message.timed
    lasts = any(one.kind.endswith("span") for one in message.times_between(there.start, there.end))
    has_no_part = (
        anchor.kind == "title" or time.kind.endswith("span") or (lasts and _stands_alone(message, time))
    )
    if there.start > here.start and taken and has_no_part:
        return False
    if anchor.kind not in {"title", "certificate"} or time.kind.endswith("moment"):
        return time.is_vague or not time.start <= anchor.start < time.end
    return message.index(anchor.start) <= message.index(time.start)


def _stands_alone(message: MessageText, time: Time) -> bool:
    clause = message.clause(time.start)
    return len(message.text[clause.start : clause.end].strip()) <= time.end - time.start + 1


def _says_no_more(message: MessageText, time: Time) -> bool:
    """满打满算7年."""
    clause = message.clause(time.start)
    around = message.text[clause.start : time.start], message.text[time.end : clause.end]
    return all(message.phrase("spans", "no_more").fullmatch(text) for text in around)


def _carried_on(message: MessageText, time: Time, anchor: Anchor, anchors: list[Anchor]) -> Anchor:
    """The work that a vague word means: 做渗透测试的，干了8年; 2015年7月参加工作，一直做网络安全."""
    since = _ever_since(message, time, anchor, anchors)
    if since is not None:
        return since
    goes_on = message.says("work", "carrying_on", message.before(anchor.end))
    goes_on = goes_on or message.says("work", "to_this_day", message.after(anchor.end))
    if anchor.kind != "some_work" or not goes_on:
        return anchor
    start, _ = message.sentence_bounds(time.start)
    earlier = [one for one in anchors if start <= one.start < min(time.start, anchor.start)]
    if any(one.kind == "other_work" for one in earlier):
        return anchor
    return next((one for one in reversed(earlier) if one.kind == "work"), anchor)


def _ever_since(message: MessageText, time: Time, anchor: Anchor, anchors: list[Anchor]) -> Anchor | None:
    """The work that the next clause says one has done ever since ``time``, if it says so.

    硕士毕业8年了，一直搞网安 says it only about: the work is then of a kind that makes the length unsure.
    """
    graduated = "毕业" in message.text[anchor.start : anchor.end]
    here = max(time.start, anchor.start)
    text = message.beside(here, 1)
    if not (anchor.kind == "some_work" or graduated) or not message.says("work", "ever_since", text):
        return None
    following = message.clauses[message.index(here) + 1]
    since_diploma = time.on is not None and message.says("work", "diploma_since", text)
    sure = anchor.kind == "some_work" or since_diploma
    inside = [one for one in anchors if following.start <= one.start < following.end and one.kind == "work"]
    return next((one if sure else Anchor(one.start, one.end, "some_work") for one in inside), None)
