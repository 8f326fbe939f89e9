"""Words that name again, or more closely, what a message has named before: 论文3篇，其中核心2篇."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dialogs.language.message.document import MessageText
from dialogs.language.message.quantities import Quantity
from dialogs.language.text.phrases import Mention

ADJACENT: Final = 3
"""Characters between an attribute or a number and the word that it leads to."""
_HEADING = 6
_FILE = "topics"


def first_named(
    message: MessageText, words: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[Mention]:
    """Without words that only come back to the achievement before: 论文3篇，论文都是一作."""
    kept: list[Mention] = []
    last: Mention | None = None
    for word in _without_parts(message, words, quantities):
        if (
            last is None
            or _has_another_number(message, last, word)
            or not (
                _is_broken_down(message, kept[-1], word)
                or _comes_back(message, kept[-1], word, quantities)
                or _is_counted_between(message, kept[-1], word, words, quantities)
            )
        ):
            kept.append(word)
        last = word
    return kept


def _has_another_number(message: MessageText, last: Mention, word: Mention) -> bool:
    """GB/T 39786 and GB/T 22239 are two, whatever they stand under."""
    numbers = [re.findall(r"\d+", message.text[one.start : one.end]) for one in (last, word)]
    return all(numbers) and numbers[0] != numbers[1]


def _without_parts(
    message: MessageText, words: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[Mention]:
    """论文三篇，一篇核心，两篇普刊: words whose numbers add up to the first's are its parts."""
    clauses = [message.index(word.start) for word in words]
    said = Counter[int]()
    for one in quantities:
        said[message.index(one.start)] += one.number
    numbers = [said[clause] for clause in clauses]
    parts: set[int] = set()
    for first, word in enumerate(words):
        sentence = message.clauses[clauses[first]].sentence
        left = numbers[first] if first not in parts else 0
        for number in range(first + 1, len(words)):
            another = (
                words[number].entry is not word.entry
                or message.clauses[clauses[number]].sentence != sentence
                or message.subjects[words[number].start] != message.subjects[word.start]
            )
            if left <= 0 or another or clauses[number] == clauses[number - 1]:
                break
            left -= numbers[number]
            if (left == 0 and number > first + 1) or (
                left >= 0 and _is_narrower(message, word, words[number])
            ):
                parts.update(range(first + 1, number + 1))
    return [word for number, word in enumerate(words) if number not in parts]


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
