"""Words that name again, or more closely, what a message has named before: 论文3篇，其中核心2篇."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dialogs.language.message.attributes import USED
from dialogs.language.message.document import MessageText
from dialogs.language.message.quantities import Quantity
from dialogs.language.text.phrases import Mention

ADJACENT: Final = 3
"""Characters between an attribute or a number and the word that it leads to."""
_HEADING = 6
_FILE = "topics"


def first_named(
    message: MessageText, words: Sequence[Mention], quantities: Sequence[Quantity]
) -> tuple[list[Mention], dict[int, Mention]]:
    """Without words that only come back to the achievement before: 论文3篇，论文都是一作.

    And where such words come back to one before others, with it: 论文1篇，发明专利1项，论文是一作.
    """
    kept: list[Mention] = []
    back: dict[int, Mention] = {}
    last: Mention | None = None
    for word in _without_parts(message, list(_put_together(message, words, quantities)), quantities):
        if (
            last is None
            or _has_another_number(message, last, word)
            or _is_another_sort(message, last, word)
            or not (
                _is_broken_down(message, kept[-1], word)
                or _comes_back(message, kept[-1], word, quantities)
                or _is_counted_between(message, kept[-1], word, words, quantities)
            )
        ):
            first = _told_before(message, kept, word, quantities, back)
            if first is not None:
                back[word.start] = first
                continue
            kept.append(word)
        last = word
    for word in kept[:-1]:
        named = _named_after(message, word, kept, quantities)
        if named is not None:
            back[word.start] = named
    return [word for word in kept if word.start not in back], back


def _named_after(
    message: MessageText, word: Mention, kept: Sequence[Mention], quantities: Sequence[Quantity]
) -> Mention | None:
    """论文没用过，专利用过：核心2篇，发明1项: what a heading that says only of use is said of."""
    clause = message.clause(word.start)
    said = {one.attribute for one in message.said if clause.start <= one.start < clause.end}
    if said != {USED} or any(clause.start <= one.start < clause.end for one in quantities):
        return None
    later = (one for one in kept if one.start >= clause.end and one.entry.ids == word.entry.ids)
    return next((one for one in later if message.clause(one.start).sentence == clause.sentence), None)


def _told_before(
    message: MessageText,
    kept: Sequence[Mention],
    word: Mention,
    quantities: Sequence[Quantity],
    back: Mapping[int, Mention],
) -> Mention | None:
    """What was counted in the same sentence before something else, and is spoken of again without a number."""
    clause = message.clause(word.start)
    alike = [one for one in kept if one.entry.ids == word.entry.ids and not _differ(message, one, word)]
    if not word.entry.ids or len(alike) != 1 or (alike[0] == kept[-1] and not back):
        return None
    counted = any(alike[0].start - ADJACENT <= one.start < alike[0].end + ADJACENT for one in quantities)
    again = any(clause.start <= one.start < clause.end for one in quantities)
    text = message.text[clause.start : clause.end]
    is_another = message.says(_FILE, "another", message.before(word.start)) or message.says(
        "achievements", "not_out", text
    )
    goes_on = message.clause(alike[0].start).sentence == clause.sentence and any(
        clause.start <= one.start < clause.end for one in message.said
    )
    told = counted and goes_on and not (again or is_another)
    return alike[0] if told else None


def _has_another_number(message: MessageText, last: Mention, word: Mention) -> bool:
    """GB/T 39786 and GB/T 22239 are two, whatever they stand under."""
    numbers = [re.findall(r"\d+", message.text[one.start : one.end]) for one in (last, word)]
    return all(numbers) and numbers[0] != numbers[1]


def _without_parts(
    message: MessageText, words: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[Mention]:
    """论文三篇，一篇核心，两篇普刊: words whose numbers add up to the first's are its parts."""
    clauses = [message.index(word.start) for word in words]
    numbers, apart = _numbers(message, words, clauses, quantities)
    parts: set[int] = set()
    for first, word in enumerate(words):
        sentence = message.clauses[clauses[first]].sentence
        left = numbers[first] if first not in parts else 0
        for number in range(first + 1, len(words)):
            another = (
                words[number].entry is not word.entry
                or message.clauses[clauses[number]].sentence != sentence
                or message.subjects[words[number].start] != message.subjects[word.start]
                or _differ(message, word, words[number])  # 国标3项，行标2项，团标1项
            )
            told_together = clauses[number] == clauses[number - 1] and clauses[number] not in apart
            if left <= 0 or another or told_together:
                break
            left -= numbers[number]
            if (left == 0 and number > first + 1) or (
                left >= 0 and _is_narrower(message, word, words[number])
            ):
                parts.update(range(first + 1, _clause_end(clauses, number)))
    return [word for number, word in enumerate(words) if number not in parts]


def _numbers(
    message: MessageText, words: Sequence[Mention], clauses: Sequence[int], quantities: Sequence[Quantity]
) -> tuple[list[int], set[int]]:
    """How many each word's clause counts, and the clauses in which each word has one of its own.

    Of another clause that names several sorts, how many stand right beside it.
    """
    said: dict[int, list[Quantity]] = {}
    for one in quantities:
        said.setdefault(message.index(one.start), []).append(one)
    sorts: dict[int, list[Mention]] = {}
    for word, clause in zip(words, clauses, strict=True):
        sorts.setdefault(clause, []).append(word)
    apart = {clause for clause, own in sorts.items() if len(said.get(clause, ())) == len(own) > 1}
    numbers: list[int] = []
    for place, (word, clause) in enumerate(zip(words, clauses, strict=True)):
        here = said.get(clause, [])
        if clause in apart:
            at = place - clauses.index(clause)
            here = here[at : at + 1]
        elif any(other.entry is not word.entry for other in sorts[clause]):
            beside = {word.start, word.start - 1}, {word.end, word.end + 1}
            here = [one for one in here if one.end in beside[0] or one.start in beside[1]]
        numbers.append(sum(one.number for one in here))
    return numbers, apart


def _clause_end(clauses: Sequence[int], number: int) -> int:
    """The number after that of the last word in its clause: 论文2篇，一篇核心一作一篇普刊二作."""
    return next((n for n in range(number + 1, len(clauses)) if clauses[n] != clauses[number]), len(clauses))


def _is_narrower(message: MessageText, first: Mention, word: Mention) -> bool:
    """论文有三篇，核心一篇: the later word says what the first leaves open."""
    told = [any(one.start <= saying.start < one.end for saying in message.said) for one in (first, word)]
    return told == [False, True]


def _comes_back(message: MessageText, first: Mention, word: Mention, quantities: Sequence[Quantity]) -> bool:
    """发明专利2项，专利证书都下来了: named again without a number of its own."""
    if first.entry.ids != word.entry.ids or message.subjects[first.start] != message.subjects[word.start]:
        return False
    if not message.text[first.end : word.start].strip():
        return True  # GB/T 国家标准
    same_clause = message.index(first.start) == message.index(word.start)
    if same_clause and not any(first.start - ADJACENT <= one.start < word.start for one in quantities):
        return True  # 论文一作核心1篇
    between = [one for one in quantities if first.start - ADJACENT <= one.start < word.end + ADJACENT]
    if (
        same_clause
        and _is_narrower(message, first, word)
        and len(between) == 1
        and between[0].end <= word.start
    ):
        return True  # 论文发表过一篇核心期刊
    clause = message.clause(word.start)
    near = max(clause.start, word.start - 8), min(clause.end, word.end + 8)
    if any(near[0] <= one.start < near[1] for one in quantities):
        return False
    return same_clause or message.says(_FILE, "again", message.text[word.end : word.end + 4])


def _put_together(
    message: MessageText, words: Sequence[Mention], quantities: Sequence[Quantity]
) -> Iterator[Mention]:
    """一篇核心一作论文 is one name; of 国标2项（GB/T） the second is left out."""
    last: Mention | None = None
    for word in words:
        if last is None:
            last = word
        elif _is_one_name(message, last, word):
            last = last._replace(end=word.end)
        elif not _is_bracketed_name(message, last, word, quantities):
            yield last
            last = word
    yield from () if last is None else (last,)


def _is_one_name(message: MessageText, first: Mention, word: Mention) -> bool:
    if first.entry.ids != word.entry.ids:
        return False
    told = [one for one in message.said if first.end <= one.start and one.end <= word.start]
    covered = sum(one.end - one.start for one in told)
    is_bare = not any(word.start <= one.start < word.end for one in message.said)
    return bool(told) and is_bare and covered == len(message.text[first.end : word.start].replace("的", ""))


def _is_bracketed_name(
    message: MessageText, first: Mention, word: Mention, quantities: Sequence[Quantity]
) -> bool:
    """A name and nothing else, in brackets after so many of them: 国标2项（GB/T 22239、GB/T 39786）."""
    here, there = message.index(first.start), message.index(word.start)
    return (
        first.entry.ids == word.entry.ids
        and here < there
        and all(clause.bracket for clause in message.clauses[here + 1 : there + 1])
        and (message.clause(word.start).start, message.clause(word.end - 1).end) == (word.start, word.end)
        and any(first.end <= one.start < message.clauses[here].end for one in quantities)
        and not _differ(message, first, word)
    )


def _is_another_sort(message: MessageText, last: Mention, word: Mention) -> bool:
    """国标和行标."""
    return is_coordinated(message, last.end, word.start) and _differ(message, last, word)


def _differ(message: MessageText, first: Mention, word: Mention) -> bool:
    """Whether the two words themselves say different things: 国标, 行标."""
    values = [
        {one.attribute: one.value for one in message.said if named.start <= one.start < named.end}
        for named in (first, word)
    ]
    return any(values[0][name] != values[1][name] for name in values[0].keys() & values[1].keys())


def is_coordinated(message: MessageText, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` does no more than join what stands on both sides: 、, 和."""
    return message.phrase(_FILE, "coordinated").fullmatch(message.text, start, end) is not None


def _is_counted_between(
    message: MessageText,
    first: Mention,
    word: Mention,
    words: Sequence[Mention],
    quantities: Sequence[Quantity],
) -> bool:
    """论文2篇核心1篇普刊: each number is said of the first word, and the word after it says what they are."""
    if first.entry.ids != word.entry.ids or not _is_narrower(message, first, word):
        return False
    if not any(one.start == first.end for one in quantities):
        return False
    alike = [other[:2] for other in words if other.entry.ids == first.entry.ids]
    spans = [*(one[:2] for one in quantities), *alike]
    covered = sum(end - start for start, end in spans if first.end <= start and end <= word.start)
    return word.start - first.end - covered < ADJACENT


def _is_broken_down(message: MessageText, first: Mention, word: Mention) -> bool:
    """论文3篇，其中SCI 1篇，核心2篇: words for parts of an achievement are no further achievements."""
    here, there = message.clause(first.start), message.clause(word.start)
    if first.entry is not word.entry or here.sentence != there.sentence:
        return False
    between = message.text[first.end : word.start]
    listed = message.phrase("achievements", "listed").match(between) is not None
    headed = ":" in between[:_HEADING] and not message.phrase(_FILE, "counted").match(between)
    had = message.phrase(_FILE, "had").match(between) is not None and _is_narrower(message, first, word)
    return message.says(_FILE, "within", between) or headed or listed or had
