"""How many achievements a stretch of text speaks of, and which of them differ from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.message.attributes import read_attributes
from dialogs.language.text.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from dialogs.language.message.achievement_scope import Scope
    from dialogs.language.message.document import MessageText

_NEAR = 14
_RESTATED = 4
Entry = dict[str, "JsonValue"]


class _Count(NamedTuple):
    """A number of achievements at ``text[start:end]``; 0 for "the rest"."""

    start: int
    end: int
    number: int


class _Part(NamedTuple):
    number: int
    text: str


def entries_of(message: MessageText, scope: Scope) -> list[Entry]:
    """The entries of ``achievements`` for one scope: one, or several where its parts differ."""
    counts = _counts(message, scope)
    cut = _further(message, scope, counts)
    if cut is not None:
        more = scope._replace(start=cut, word_start=cut, word_end=cut, lead="")
        return entries_of(message, scope._replace(end=cut)) + entries_of(message, more)
    total = _total(message, scope, counts)
    parts, shared = _split(message, scope, [count for count in counts if count is not total])
    number = total.number if total else max(1, sum(part.number for part in parts))
    names = (*scope.attributes, "used_before")
    if _adds_up(parts, number):
        words = message.words
        common = read_attributes(words, scope.lead + shared, names)
        entries = [
            _entry(scope, part.number, {**common, **read_attributes(words, part.text, names)})
            for part in parts
        ]
        return _merged(_completed(entries, scope, parts, common, number))
    text = scope.lead + message.text[scope.start : scope.end]
    return [_entry(scope, number, read_attributes(message.words, text, names))]


def _further(message: MessageText, scope: Scope, counts: Sequence[_Count]) -> int | None:
    """Where further achievements of the kind begin: 核心论文1篇，今年又发了1篇."""
    for count in counts:
        clause = message.clause(count.start)
        before = message.text[clause.start : count.start]
        if clause.start > scope.word_end and message.phrase("achievements", "further_before").search(before):
            return clause.start
    return None


def _counts(message: MessageText, scope: Scope) -> list[_Count]:
    found = []
    for match in message.phrase("achievements", "count").finditer(message.text, scope.start, scope.end):
        number = read_whole(match["number"])
        if number and match["measure"] in scope.measures:
            found.append(_Count(match.start(), match.end(), number))
    bare = message.phrase("achievements", "bare_count").search(message.text[scope.start : scope.word_start])
    if bare and not found:
        found.append(
            _Count(scope.start + bare.start(), scope.start + bare.end(), read_whole(bare["number"]) or 1)
        )
    single = message.phrase("achievements", "ordinal").finditer(message.text, scope.word_end, scope.end)
    found += [_Count(*match.span(), 1) for match in single]
    for match in message.phrase("achievements", "rest").finditer(message.text, scope.word_end, scope.end):
        if not any(0 <= count.start - match.end() <= 1 for count in found):
            found.append(_Count(match.start(), match.end(), 0))
    return _uncorrected(message, scope, sorted(found))


def _uncorrected(message: MessageText, scope: Scope, counts: list[_Count]) -> list[_Count]:
    """2项，说错了，是3项: the number after a correction takes the place of the one before."""
    for match in message.phrase("standing", "correction").finditer(message.text, scope.start, scope.end):
        before = [count for count in counts if count.end <= match.start()]
        after = [count for count in counts if 0 <= count.start - match.end() <= _RESTATED]
        if before and after:
            counts = [count for count in counts if count is not before[-1]]
    return counts


def _total(message: MessageText, scope: Scope, counts: Sequence[_Count]) -> _Count | None:
    """The count said of the kind itself: 2项发明专利, 发明专利2项; not the one after 其中."""
    before = [count for count in counts if count.end <= scope.word_start and count.number]
    if before and "," not in message.text[before[-1].end : scope.word_start]:
        return before[-1]
    after = [count for count in counts if count.start >= scope.word_end and count.number]
    if not after:
        return None
    between = message.text[scope.word_end : after[0].start]
    if (
        len(after) > 1
        and read_attributes(message.words, between, scope.attributes)
        and "其中" not in message.text[scope.word_end : after[1].start]
    ):
        return None  # 发明专利授权1项，在审2项: each number is a part's
    near = len(between) <= _NEAR and "其中" not in between and "," not in between
    alone = len(after) == 1 and "其中" not in between
    return after[0] if near or alone else None


def _split(message: MessageText, scope: Scope, counts: Sequence[_Count]) -> tuple[list[_Part], str]:
    """Each counted part with its text, and the text that holds for all."""
    counts = [count for count in counts if count.start >= scope.word_start]
    if not counts:
        return [], message.text[scope.start : scope.end]
    starts = []
    for number, count in enumerate(counts):
        start = max(scope.word_end, message.clause(count.start).start)
        same_clause = number and counts[number - 1].end > start
        starts.append(count.start if same_clause else start)
    ends = [*starts[1:], scope.end]
    shared = message.text[scope.start : starts[0]]
    parts = []
    for count, start, end in zip(counts, starts, ends, strict=True):
        own, alike = _without_alike(message, start, end)
        shared += "," + alike
        parts.append(_Part(count.number, own))
    return parts, shared


def _without_alike(message: MessageText, start: int, end: int) -> tuple[str, str]:
    """A part's own clauses, and those that speak of all parts alike (都已授权)."""
    own, alike, is_alike = "", "", False
    for clause in message.clauses:
        text = message.text[max(start, clause.start) : min(end, clause.end)]
        if not text:
            continue
        alike_here = not clause.bracket and message.phrase("achievements", "alike").match(text) is not None
        is_alike = is_alike or alike_here
        if is_alike:
            alike += text + ","
        else:
            own += text + ","
    return own, alike


def _adds_up(parts: Sequence[_Part], number: int) -> bool:
    stated = sum(part.number for part in parts)
    return bool(parts) and stated <= number and sum(part.number == 0 for part in parts) <= 1


def _completed(
    entries: list[Entry], scope: Scope, parts: Sequence[_Part], common: Entry, number: int
) -> list[Entry]:
    """With the rest: what is said to be left, or what the parts leave over, which is not what they are."""
    left = number - sum(part.number for part in parts)
    for index, part in enumerate(parts):
        if part.number == 0:
            entries[index] = _with_count(entries[index], left)
            return [entry for entry in entries if entry.get("count") != 0]
    if left:
        opposite = {
            name: False
            for name in scope.truths
            if name not in common and any(entry.get(name) for entry in entries)
        }
        entries.append(_entry(scope, left, {**common, **opposite}))
    return entries


def _with_count(entry: Entry, number: int) -> Entry:
    rest = {key: value for key, value in entry.items() if key not in {"kind", "count"}}
    return {"kind": entry["kind"], **({"count": number} if number != 1 else {}), **rest}


def _entry(scope: Scope, number: int, attributes: Entry) -> Entry:
    return _with_count({"kind": scope.kind, **attributes}, number)


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """Entries that differ in their count alone are one."""
    merged: list[Entry] = []
    for entry in entries:
        alike = {key: value for key, value in entry.items() if key != "count"}
        for index, other in enumerate(merged):
            if {key: value for key, value in other.items() if key != "count"} == alike:
                merged[index] = _with_count(other, _count(other) + _count(entry))
                break
        else:
            merged.append(entry)
    return merged


def _count(entry: Entry) -> int:
    count = entry.get("count", 1)
    return count if isinstance(count, int) else 1
