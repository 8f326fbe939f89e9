"""Which stretch of a message speaks of which achievement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogs.language.message.document import MessageText
    from dialogs.language.text.phrases import Mention
    from dialogs.language.vocabulary.index import WordIndex
    from dialogs.language.vocabulary.schema import KindEntry

_SENTENCES_AFTER = 2
_HEADING = 6
_REST = 40
"""Characters after a word that may tell of which kind it is."""
_ANY_MEASURE = "项个"
_SEPARATOR = re.compile(r"以及|还有|另有|另外|和|及|与|、|,| |也|并")
_AS = re.compile(r"^(?:我|本人)?(?:作为|以|身为|担任)")
_PLACE = re.compile(
    r"^(?:(?:我|本人)?(?:为|是))?[^,]{0,4}(?:主要(?:完成|负责)人|第.(?:完成人|负责人|发明人|作者)|参与|[一二三]作|牵头)"
)
_COORDINATED = re.compile(r"[、,]?(?:和|及|与|以及|、)")
_AGAIN = re.compile(r"^(?:都|均|全|里|中|也|的|是|发表|证|作者|[,。;]|$)")


class Scope(NamedTuple):
    """``text[start:end]`` speaks of the achievement of ``kind`` that ``text[word_start:word_end]`` names.

    ``lead`` is what stands before the first of several that are named in a row: 参编国标2项、行标3项. ``truths``:
    the attributes that are or are not so; ``options``: what may be meant, where it is left open whether it is of
    the kind.
    """

    kind: str
    start: int
    end: int
    word_start: int
    word_end: int
    measures: str
    attributes: tuple[str, ...]
    lead: str
    truths: tuple[str, ...]
    options: tuple[str, ...]


def find_scopes(message: MessageText) -> list[Scope]:
    """The achievements that the applicant really has, each with its stretch of text, in order."""
    words = _single(message, message.words.find("kinds", message.text))
    starts = [_start(message, words, number) for number in range(len(words))]
    ends = [*starts, len(message.text)][1:]
    leads: list[str] = []
    for number, word in enumerate(words):
        leads.append(_lead(message, words[number - 1], starts[number - 1], word, leads) if number else "")
    tails = [_tail(message, words[number:], ends[number:]) for number in range(len(words))]
    truths = tuple(name for name, one in message.words.catalogue.attributes.items() if one.yes_no)
    return [
        Scope(
            kind=kind,
            start=start,
            end=min(end, _last_end(message, word)),
            word_start=word.start,
            word_end=word.end,
            measures=_measures(message.words, word.entry),
            attributes=_attributes(message.words, word.entry),
            lead=lead,
            truths=truths,
            options=_options(message, word),
        )
        for word, start, end, lead in zip(
            words, starts, ends, map("".join, zip(leads, tails, strict=True)), strict=True
        )
        if (kind := _kind(message, word)) and _is_had(message, word) and _is_his(message, word, end)
    ]


def _tail(message: MessageText, words: Sequence[Mention], ends: Sequence[int]) -> str:
    """What is said of all of a row after its last one: 企业标准一个，行业标准一个，都是参与."""
    row = [word for word in words if word.entry is words[0].entry]
    sentence = message.clause(words[0].start).sentence
    row = [word for word in row if message.clause(word.start).sentence == sentence]
    if len(row) == 1 or len(row) != len(words[: len(row)]):
        return ""
    last, end = row[-1], ends[len(row) - 1]
    after = message.clauses[message.index(last.start) + 1 : message.index(max(end - 1, last.start)) + 1]
    texts = [message.text[clause.start : clause.end] for clause in after if clause.sentence == sentence]
    return "".join(f"{text}," for text in texts if message.phrase("achievements", "alike").match(text))


def _lead(message: MessageText, previous: Mention, start: int, word: Mention, leads: Sequence[str]) -> str:
    """What was said before the first of a row, when ``word`` is a further one of the row."""
    between = message.text[previous.end : word.start]
    count = message.phrase("achievements", "count").match(between)
    if not _COORDINATED.fullmatch(between[count.end() if count else 0 :]):
        return ""
    return leads[-1] or message.text[start : previous.start] + ","


def _single(message: MessageText, words: Sequence[Mention]) -> list[Mention]:
    """Without words that only come back to the achievement before: 论文3篇，论文都是一作."""
    kept: list[Mention] = []
    for word in words:
        if not kept or not (_is_broken_down(message, kept[-1], word) or _comes_back(message, kept[-1], word)):
            kept.append(word)
    return kept


def _comes_back(message: MessageText, first: Mention, word: Mention) -> bool:
    """发明专利2项，专利证书都下来了: named again without a number of its own."""
    if first.entry.ids != word.entry.ids:
        return False
    if word.start - first.end <= 1:
        return True  # GB/T 国家标准
    if message.phrase("achievements", "count").search(_around(message, word)):
        return False
    same_clause = message.index(first.start) == message.index(word.start)
    return same_clause or _AGAIN.match(message.text[word.end :]) is not None


def _is_broken_down(message: MessageText, first: Mention, word: Mention) -> bool:
    """论文3篇，其中SCI 1篇，核心2篇: words for parts of an achievement are no further achievements."""
    here, there = message.clause(first.start), message.clause(word.start)
    if first.entry is not word.entry or here.sentence != there.sentence:
        return False
    between = message.text[first.end : word.start]
    listed = message.phrase("achievements", "listed").match(between) is not None
    return "其中" in between or ":" in between[:_HEADING] or listed


def _around(message: MessageText, word: Mention) -> str:
    clause = message.clause(word.start)
    return message.text[max(clause.start, word.start - 8) : min(clause.end, word.end + 8)]


def _start(message: MessageText, words: Sequence[Mention], number: int) -> int:
    """Where the scope of a word begins: with its clause, after the achievement before it, with 作为… before that."""
    word = words[number]
    here = message.index(word.start)
    clause = message.clauses[here]
    start = clause.start
    previous = words[number - 1] if number else None
    if previous is not None and previous.end > clause.start:
        return _between(message, previous.end, word.start)
    if here and message.clauses[here - 1].sentence == clause.sentence:
        before = message.clauses[here - 1]
        text = message.text[before.start : before.end]
        free = previous is None or previous.end <= before.start
        alone = previous is None or message.clause(previous.start).sentence != clause.sentence
        if (free and _AS.match(text)) or (alone and (before.bracket or _PLACE.match(text))):
            start = before.start
    return start


def _between(message: MessageText, previous_end: int, start: int) -> int:
    """Where one clause turns from one achievement to the next: after the count of the first, or at an "and"."""
    between = message.text[previous_end:start]
    count = message.phrase("achievements", "count").match(between)
    if count:
        return previous_end + count.end()
    separator = _SEPARATOR.search(between)
    return previous_end + separator.start() if separator else start


def _last_end(message: MessageText, word: Mention) -> int:
    """What follows in the next sentences may still speak of the achievement, but not for long."""
    last = message.clause(word.start).sentence + _SENTENCES_AFTER
    return max(clause.end for clause in message.clauses if clause.sentence <= last)


def _kind(message: MessageText, word: Mention) -> str | None:
    """The kind of achievement; None for what is none, or is told to be none."""
    entry: KindEntry = word.entry
    kind = next(iter(entry.ids), None)
    if entry.open is None or _is_surely(message, word):
        return kind
    rest = message.text[word.end : word.end + _REST]
    is_told = re.search(entry.open.told, message.sentence(word.start))  # 专利3项，其中发明1项，实用新型2项
    return None if is_told or re.search(entry.open.otherwise, rest) else kind


def _is_surely(message: MessageText, word: Mention) -> bool:
    surely = word.entry.open.surely
    return re.search(surely, message.text[word.end : word.end + _REST]) is not None


def _options(message: MessageText, word: Mention) -> tuple[str, ...]:
    entry: KindEntry = word.entry
    return () if entry.open is None or _is_surely(message, word) else tuple(entry.open.options)


def _measures(words: WordIndex, entry: KindEntry) -> str:
    return entry.measures or (words.catalogue.kinds[entry.ids[0]].unit + _ANY_MEASURE)


def _attributes(words: WordIndex, entry: KindEntry) -> tuple[str, ...]:
    """What can be said of the kind: all that is asked of it, and what its words say beside."""
    return tuple(dict.fromkeys((*words.catalogue.kinds[entry.ids[0]].ask, *entry.also)))


def _is_had(message: MessageText, word: Mention) -> bool:
    """Whether the applicant has the achievement: a fact of his own, not lacking, planned or in the making."""
    if not message.is_fact(word.start):
        return False
    before, after = message.before(word.start), message.after(word.end)
    needs = word.entry.needs
    if needs is not None and not re.search(needs, message.sentence(word.start)):
        return False
    return not (
        message.phrase("achievements", "denied_before").search(before)
        or message.phrase("achievements", "denied_after").match(after)
        or message.phrase("achievements", "asked_after").match(after)
        or message.phrase("achievements", "planned_before").search(before)
        or message.phrase("achievements", "planned_after").match(after)
    )


def _is_his(message: MessageText, word: Mention, end: int) -> bool:
    """Not said, before the next achievement or the end of the sentence, to be without his part."""
    rest = message.text[word.end : max(word.end, min(end, message.sentence_bounds(word.start)[1]))]
    return "其中" in rest or message.phrase("achievements", "not_his").search(rest) is None
