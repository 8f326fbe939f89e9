"""The entries of one achievement that a message names: one, or several where its parts differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, compress
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.language.message.attributes import USED, Saying, doubtful, stated
from dialogs.language.message.document import MessageText
from dialogs.language.message.quantities import Quantity
from dialogs.language.message.topics import Topic, go_on

_NEAR = 14
_RESTATED = 4
_SOME = 2
Entry = dict[str, "JsonValue"]


class _Part(NamedTuple):
    """So many of the achievements, what is said of them alone, and whether they are not out yet."""

    quantity: Quantity
    said: tuple[Saying, ...]
    is_pending: bool

    @property
    def told(self) -> dict[str, JsonValue]:
        """Its attributes."""
        return {one.attribute: one.value for one in self.said}


def entries_of(message: MessageText, topic: Topic, kind: str) -> tuple[list[Entry], list[str]]:
    """The entries of one topic, several where its parts differ, and the attributes that are in doubt."""
    data = message.words.catalogue.kinds[kind]
    used = () if message.words.catalogue.used_before is None else (USED,)
    names = (*dict.fromkeys((*data.ask, *topic.word.entry.also)), *used)
    quantities = _uncorrected(message, topic, topic.quantities)
    if quantities and all(one.is_none for one in quantities):
        return [], []
    quantities = [one for one in quantities if not one.is_none and not _is_said_of(one, topic.said)]
    said = _restated(message, topic, _of_all(message, [one for one in topic.said if one.attribute in names]))
    own = {one.attribute for one in said}
    leading = [one for one in topic.leading if one.attribute not in own]
    shared = [one for one in (*leading, *topic.alike) if one.attribute in names]
    total = _total(message, topic, quantities, said)
    parts, common = _parts(message, topic, [one for one in quantities if one is not total], said)
    parts, common = _used_by_itself(message, parts, common) if total else (parts, common)
    number = total.number if total else max(1, sum(part.quantity.number for part in parts))
    doubts = ["count"] if any(one.exactness == "about" for one in quantities) else []
    common = [*common, *shared]
    if not _adds_up(parts, number) or _may_overlap(message, parts, number if total else None):
        if parts and total is None:
            number, doubts = max(part.quantity.number for part in parts), ["count"]
        in_parts = {one for part in parts for one in part.said}
        parts = []
        common = [*(one._replace(value=None) if one in in_parts else one for one in said), *shared]
    if not parts:
        alike = [_with_count({"kind": kind, **stated(common, names)}, number)]
        split = _split_by_place(message, common, number, alike[0])
        return split or alike, [*doubts, *doubtful(common if not split else [])]
    entries = [
        _with_count({"kind": kind, **stated(common, names), **stated(part.said, names)}, part.quantity.number)
        for part in parts
    ]
    pending = [part.is_pending for part in parts]
    doubts += [*doubtful(common), *(name for part in parts for name in doubtful(part.said))]
    left = number - sum(part.quantity.number for part in parts)
    rest = next((index for index, part in enumerate(parts) if part.quantity.exactness == "rest"), None)
    if rest is not None:
        entries[rest : rest + 1] = [_with_count(entries[rest], left)] if left else []
        pending[rest : rest + 1] = [False] if left else []
    elif left:
        entries.append(
            _with_count({"kind": kind, **stated(common, names), **_opposite(message, common, entries)}, left)
        )
    return list(compress(entries, [not one for one in (*pending, False)])), doubts


def _used_by_itself(
    message: MessageText, parts: Sequence[_Part], common: Sequence[Saying]
) -> tuple[list[_Part], list[Saying]]:
    """2项，其中1项用过，第一发明人: what is said in a clause after that is said of all of them."""
    told, of_all = list(parts), list(common)
    for number, part in enumerate(parts):
        ends = [message.index(one.start) for one in part.said if one.attribute == USED]
        later = [one for one in part.said if ends and message.index(one.start) > max(ends)]
        told[number] = part._replace(said=tuple(one for one in part.said if one not in later))
        of_all += later
    return told, of_all


def _is_said_of(quantity: Quantity, said: Iterable[Saying]) -> bool:
    """共32个学时: it counts no achievements."""
    return any(one.start <= quantity.start < one.end for one in said)


def _of_all(message: MessageText, said: list[Saying]) -> list[Saying]:
    """前三件已授权: what is said of some of them is in doubt of each."""
    return [one._replace(value=None) if _is_of_some(message, one) else one for one in said]


def _is_of_some(message: MessageText, said: Saying) -> bool:
    clause = message.clause(said.start)
    return message.says("achievements", "some_of", message.text[clause.start : clause.end])


def _corrections(message: MessageText, topic: Topic) -> list[re.Match[str]]:
    return [one for one in message.corrections if topic.start <= one.start() < topic.end]


def _uncorrected(message: MessageText, topic: Topic, counts: list[Quantity]) -> list[Quantity]:
    """2项，说错了，是3项: the number after a correction takes the place of the one before."""
    for match in _corrections(message, topic):
        before = [count for count in counts if count.end <= match.start()]
        after = [count for count in counts if 0 <= count.start - match.end() <= _RESTATED]
        if before and after:
            counts = [count for count in counts if count is not before[-1]]
    return counts


def _restated(message: MessageText, topic: Topic, said: list[Saying]) -> list[Saying]:
    """一作，不对，是二作: what is said after a correction takes the place of what was said before it."""
    for match in _corrections(message, topic):
        last = message.index(match.end()) + 1
        after = {
            one.attribute for one in said if one.start >= match.start() and message.index(one.start) <= last
        }
        said = [one for one in said if one.start >= match.start() or one.attribute not in after]
        said = [_in_doubt(message, one) if 0 <= match.start() - one.end <= _RESTATED else one for one in said]
    return said


def _in_doubt(message: MessageText, said: Saying) -> Saying:
    """影响因子5，不对，是3: what takes its place has no name of its own."""
    data = message.words.catalogue.attributes.get(said.attribute)
    return said._replace(value=None) if data and (data.number or data.date) else said


def _total(
    message: MessageText, topic: Topic, counts: Sequence[Quantity], said: Sequence[Saying]
) -> Quantity | None:
    """The count said of the kind itself: 2项发明专利, 发明专利2项; not the one after 其中."""
    counts = [one for one in counts if one.exactness != "rest"]
    before = [one for one in counts if one.end <= topic.word.start]
    if before and "," not in message.text[before[-1].end : topic.word.start]:
        return before[-1]
    after = [one for one in counts if one.start >= topic.word.end]
    if not after or message.says("topics", "within", message.text[topic.word.end : after[0].start]):
        return None
    if len(after) == 1:
        return after[0]
    return after[0] if not go_on(message, after) and _is_total(message, topic, after, said) else None


def _is_total(message: MessageText, topic: Topic, counts: Sequence[Quantity], said: Sequence[Saying]) -> bool:
    """Whether the first of several counts after the word is that of all of them."""
    first, second = counts[0], counts[1]
    if first.number == sum(one.number for one in counts[1:]) and len(counts) > _SOME:
        return True  # 论文3篇（一作2，二作1）
    between = message.text[topic.word.end : first.start]
    told_first = any(topic.word.end <= one.start < first.start for one in said)
    if told_first and not message.says("topics", "within", message.text[topic.word.end : second.start]):
        return False  # 发明专利授权1项，在审2项: each number is a part's
    if message.says("topics", "within", message.text[first.end : second.start]):
        return True  # 论文3篇其中核心2篇
    next_told = {one.attribute: one.value for one in said if first.end <= one.start < second.start}
    last_told = {one.attribute: one.value for one in said if counts[-1].end <= one.start}
    if any(last_told.get(name, value) != value for name, value in next_told.items()):
        return False  # 论文2篇核心、1篇普刊
    same_clause = message.index(first.start) == message.index(second.start)
    left = first.number - sum(one.number for one in counts[1:])
    if next_told and same_clause and left and (last_told or left < 0):
        return False  # 论文2篇一作1篇已见刊
    return len(between) <= _NEAR and "," not in between


def _parts(
    message: MessageText, topic: Topic, counts: Sequence[Quantity], said: Sequence[Saying]
) -> tuple[list[_Part], list[Saying]]:
    """Each counted part with what is said of it, and what is said of all."""
    counts = [count for count in counts if count.start >= topic.word.start]
    alike = _alike_from(message, topic, counts)
    bounds = _bounds(message, topic, counts, said)
    parts: list[_Part] = []
    taken: set[Saying] = set()
    for count, (start, end) in zip(counts, bounds, strict=True):
        own = tuple(one for one in said if start <= one.start < min(end, alike))
        is_pending = message.says("achievements", "not_out", message.text[start : min(end, alike)])
        parts.append(_Part(count, own, is_pending))
        taken.update(own)
    return parts, [one for one in said if one not in taken]


def _alike_from(message: MessageText, topic: Topic, counts: Sequence[Quantity]) -> int:
    """Where what follows is said of all the parts: 一项一作，一项二作，都已授权."""
    if not counts:
        return topic.end
    for clause in message.clauses_after(counts[-1].start, topic.end):
        alike = message.phrase("achievements", "alike").match(message.text[clause.start : clause.end])
        opens = message.text[clause.start - 1] == "("  # 2篇（均为核心）
        if alike and not (clause.bracket and opens):
            return clause.start
    return topic.end


def _bounds(
    message: MessageText, topic: Topic, counts: Sequence[Quantity], said: Sequence[Saying]
) -> list[tuple[int, int]]:
    """The stretch of each part: its clauses, or within one clause up to its number or from it on."""
    clauses = [message.index(count.start) for count in counts]
    bounds: list[tuple[int, int]] = []
    for number, count in enumerate(counts):
        clause_start = max(topic.word.end, message.clauses[clauses[number]].start)
        mates = [other for other, clause in zip(counts, clauses, strict=True) if clause == clauses[number]]
        later = [one.start for one, clause in zip(counts, clauses, strict=True) if clause > clauses[number]]
        end = max(topic.word.end, message.clause(later[0]).start) if later else topic.end
        if len(mates) > 1:  # 一项第一一项第二，已授权: what is said after them is said of all
            end = min(end, max(count.end, message.clauses[clauses[number]].end))
            told_first = any(clause_start <= one.start < mates[0].start for one in said)
            at = mates.index(count)
            if told_first:
                start = mates[at - 1].end if at else clause_start
                end = count.end if at + 1 < len(mates) else end
            else:
                start = count.start
                end = mates[at + 1].start if at + 1 < len(mates) else end
            bounds.append((start, end))
        else:
            bounds.append((clause_start, end))
    return bounds


def _adds_up(parts: Sequence[_Part], number: int) -> bool:
    counted = sum(part.quantity.number for part in parts)
    return bool(parts) and counted <= number and sum(part.quantity.exactness == "rest" for part in parts) <= 1


def _may_overlap(message: MessageText, parts: Sequence[_Part], number: int | None) -> bool:
    """核心三篇，其中一作两篇; 第一发明人的1项，授权的1项: perhaps the same ones; one attribute may part them."""
    told = [part for part in parts if part.said and part.quantity.exactness != "rest" and not part.is_pending]
    for first, second in combinations(told, 2):
        alike = first.told.keys() & second.told.keys()
        if any(
            None in (values := (first.told[name], second.told[name])) or values[0] != values[1]
            for name in alike
        ):
            continue
        between = message.text[first.quantity.end : second.quantity.start]
        if second.said[0].start < second.quantity.start or message.says("topics", "within", between):
            return True
    counted = sum(part.quantity.number for part in parts)
    return number is not None and len(told) > 1 and counted != number and not _are_apart(told)


def _are_apart(parts: Sequence[_Part]) -> bool:
    """Whether some attribute has another value in each."""
    names = set.intersection(*(set(part.told) for part in parts))
    return any(len({repr(part.told[name]) for part in parts}) == len(parts) for name in names)


def _opposite(message: MessageText, common: Sequence[Saying], entries: Sequence[Entry]) -> Entry:
    """What the parts leave over is not what they are: of 3项，其中2项已授权 one is not granted."""
    shared = {one.attribute for one in common}
    names = [name for name, one in message.words.catalogue.attributes.items() if one.yes_no]
    told: Entry = {
        name: False for name in names if name not in shared and any(entry.get(name) for entry in entries)
    }
    unused = USED not in shared and {entry.get(USED) for entry in entries} == {False}
    return {**told, USED: True} if unused else told  # 5篇，没用过的2篇


def _split_by_place(message: MessageText, said: Sequence[Saying], number: int, entry: Entry) -> list[Entry]:
    """国标2（排3、排7）: as many places as achievements are one for each."""
    for name, data in message.words.catalogue.attributes.items():
        places = [one.value for one in said if one.attribute == name]
        if data.ordinal and len(places) == number > 1 and len(set(map(str, places))) > 1:
            return [_with_count({**entry, **({name: place} if place else {})}, 1) for place in places]
    return []


def _with_count(entry: Entry, number: int) -> Entry:
    rest = {key: value for key, value in entry.items() if key not in {"kind", "count"}}
    return {"kind": entry["kind"], **({"count": number} if number != 1 else {}), **rest}


def merged(entries: Sequence[Entry]) -> list[Entry]:
    """Entries that differ in their count alone are one."""
    counts: Counter[str] = Counter()
    kept: dict[str, Entry] = {}
    for entry in entries:
        alike = {key: value for key, value in entry.items() if key != "count"}
        count = entry.get("count", 1)
        kept[repr(alike)] = alike
        counts[repr(alike)] += count if isinstance(count, int) else 1
    return [_with_count(entry, counts[key]) for key, entry in kept.items()]
