"""The achievements that a message surely gives the applicant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from pydantic import JsonValue

from dialogs.language.message.achievement_entries import Entry, entries_of, merged
from dialogs.language.message.attribution import FIRM
from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import SetAside, Slot, Understood, Unsure, Why
from dialogs.language.message.quantities import Quantity
from dialogs.language.message.topics import Topic
from dialogs.language.vocabulary.schema import KindEntry
from dialogs.language.vocabulary.statements import GroundStatement
from dialogs.rendering.wording import say

FIELD = "achievements"
TWO = 2
_REST = 40
_EDGES = " ,;。、\n"


def read_achievements(message: MessageText, topics: Sequence[Topic]) -> Slot:
    """``achievements``: every achievement stated, alike ones in one entry; ``[]`` where there is said to be none.

    A word of which it is not said whether it counts (专利) is unsure, and so is a number or a place that is not told
    exactly; what is planned, in preparation, lacking or a firm's is left alone.
    """
    entries: list[Entry] = []
    understood: list[Understood] = []
    unsure: list[Unsure] = []
    kept, either = _uncorrected(message, topics), _either(message, topics)
    heard = [words for topic in topics if topic not in kept for words in topic.heard]
    aside: list[SetAside] = []
    for topic in kept:
        if isinstance(topic.word.entry, GroundStatement):
            continue
        if _is_told_apart(message, topic):
            heard.append(topic.word[:2])
            continue
        kind = next(iter(topic.word.entry.ids), None)
        _keep_his_own(message, topic)
        heard += topic.heard[1:]
        why = "not_in_notice" if kind is None else _why_not(message, topic)
        if kind is None or why is not None:
            aside += (
                [SetAside(topic.word.start, topic.word.end, why)]
                if why and message.is_fact(topic.word.start)
                else []
            )
            continue
        heard.append(topic.word[:2])
        words = message.excerpt(topic.word.start, topic.word.end)
        doubt = either.get(topic.word.start) or _doubt(message, topic, kind, words)
        if doubt is not None:
            unsure.append(doubt)
            continue
        found, doubts = entries_of(message, topic, kind)
        entries += found
        unsure += [Unsure(f"{FIELD}.{name}", words) for name in doubts]
        understood.append(Understood(FIELD, words))
    if entries or unsure:
        listed: list[JsonValue] = [*merged(entries)]
        return Slot(
            listed or None, tuple(understood), tuple(dict.fromkeys(unsure)), tuple(heard), tuple(aside)
        )
    none = message.said_to_be_none("achievements", "none_at_all", "none_at_all_not")
    if none is None:
        return Slot(heard=tuple(heard), aside=tuple(aside))
    return Slot([], (Understood(FIELD, message.excerpt(*none)),), heard=(*heard, none), aside=tuple(aside))


def _his_own(message: MessageText, topic: Topic) -> list[Quantity]:
    """公司有10个发明专利，我第一的3个: how many of a firm's are said to be his."""
    of_a_firm = message.subjects[topic.word.start] == FIRM
    return [one for one in topic.quantities if message.is_fact(one.start)] if of_a_firm else []


def _keep_his_own(message: MessageText, topic: Topic) -> None:
    """Of a firm's achievements only those, with what their name says."""
    if own := _his_own(message, topic):
        start, end, _ = topic.word
        topic.quantities = own
        topic.said += [one for one in message.said if start <= one.start and one.end <= end]


def _doubt(message: MessageText, topic: Topic, kind: str, words: str) -> Unsure | None:
    """Of a word that is open (专利), and of what counts by its weight alone, where that is not told."""
    if message.as_named:
        return None
    if _is_open(message, topic):
        return Unsure(FIELD, words, _put_plainly(message, topic, topic.word.entry.open.options))
    if _is_without_weight(message, topic):
        return Unsure(FIELD, words, _put_plainly(message, topic, [message.words.catalogue.kind_name(kind)]))
    return None


def _uncorrected(message: MessageText, topics: Sequence[Topic]) -> list[Topic]:
    """论文，不对，专利: without what is said to have been something else."""
    kept = list(topics)
    for match in message.corrections:
        before = next((one for one in reversed(topics) if one.word.end <= match.start()), None)
        after = next((one for one in topics if one.word.start >= match.end()), None)
        if before is None or after is None or before.word.entry is after.word.entry:
            continue
        near = message.index(before.word.start) + 1 >= message.index(match.start())
        between = message.text[match.end() : after.word.start]
        if near and message.says("topics", "instead", between) and before in kept:
            kept.remove(before)
    return kept


def _either(message: MessageText, topics: Sequence[Topic]) -> dict[int, Unsure]:
    """国标2项（行标）: what is in brackets is no other one, and says of what is before them that it is another sort."""
    found: dict[int, Unsure] = {}
    for one, other in pairwise(topics):
        between = message.text[one.word.end : other.word.start]
        counts = "".join(message.text[count.start : count.end] for count in one.quantities)
        is_of_one = one.word.entry is other.word.entry and not other.quantities and one.said != other.said
        if is_of_one and between.replace(counts, "", 1).strip() == "(":
            words = [message.text[each.word.start : each.word.end] for each in (one, other)]
            before = message.text[one.start : one.word.start].strip(_EDGES)
            end = max([other.word.end, *(each.end for each in (*one.said, *other.said))])
            after = message.text[other.word.end : end].removeprefix(")")
            options = tuple(f"{before}{word}{counts}{after}" for word in words)
            doubt = Unsure(FIELD, message.excerpt(one.word.start, other.word.end), options)
            found |= dict.fromkeys((one.word.start, other.word.start), doubt)
    return found


def _is_told_apart(message: MessageText, topic: Topic) -> bool:
    """专利3项，其中发明1项，实用新型2项: what is told of its parts tells which kind each is."""
    entry: KindEntry = topic.word.entry
    if entry.open is None or _is_surely(message, topic):
        return False
    rest = message.text[topic.word.end : topic.word.end + _REST]
    sentence = message.sentence(topic.word.start)
    for match in message.corrections:  # 论文，不对，标准: what stands beside it is that which it corrects
        sentence = sentence.replace(match[0], "", 1)
    told = re.search(entry.open.told, sentence)
    return told is not None or re.search(entry.open.otherwise, rest) is not None


def _is_surely(message: MessageText, topic: Topic) -> bool:
    return re.search(topic.word.entry.open.surely, message.text[topic.word.end : topic.end]) is not None


def _is_open(message: MessageText, topic: Topic) -> bool:
    return topic.word.entry.open is not None and not _is_surely(message, topic)


def _is_without_weight(message: MessageText, topic: Topic) -> bool:
    """处置过数据泄露事件: it counts if it was grave enough, and that is not said."""
    needs = topic.word.entry.needs
    return needs is not None and not re.search(needs, message.sentence(topic.word.start))


def _put_plainly(message: MessageText, topic: Topic, names: Sequence[str]) -> tuple[str, ...]:
    """What may be meant: all that is said of it, with one of the ``names``, so that no number and no part is lost."""
    word = topic.word
    before = message.text[topic.start : word.start].strip(_EDGES)
    after = message.text[word.end : topic.end].strip(_EDGES).rstrip("(")
    after += ")" * (after.count("(") - after.count(")"))
    own, counted = (
        "".join(
            message.text[one.start : one.end]
            for one in said
            if one.start >= word.start and one.end <= word.end
        )
        for said in (topic.said, topic.quantities)  # 授权专利, 参与处置2起数据泄露事件
    )
    if topic.leading:  # 上次评中级用了一篇论文和一个专利
        separator = message.phrase("topics", "joint").match(before)
        before = (
            "".join(message.text[one.start : one.end] for one in topic.leading)
            + before[separator.end() if separator else 0 :]
        )
    comma = say("questions.comma")
    parted = before and message.clause(topic.start) != message.clause(word.start)
    said = f"{before}{comma if parted else ''}{own}", counted + after
    lead, rest = (part.replace(",", comma) for part in said)
    return tuple(f"{lead}{name}{rest}" for name in names)


def _why_not(message: MessageText, topic: Topic) -> Why | None:
    """Why the applicant does not have the achievement: lacking, planned, in the making, another's, something else."""
    before, after = message.before(topic.word.start), message.after(topic.word.end)
    if not message.is_fact(topic.word.start) and not _his_own(message, topic):
        return "not_understood"
    for why, key, text in (
        ("denied", "denied_before", before),
        ("denied", "denied_after", after),
        ("question", "asked_after", after),
        ("hypothesis", "planned_before", before),
        ("pending", "planned_after", after),
    ):
        if message.says("achievements", key, text):
            return cast("Why", why)
    said = any(one.value is not None for one in topic.said)
    if not topic.quantities and not said and message.says("achievements", "none_of_a_sort", after):
        return "denied"
    denied = any(one.value is False for one in topic.said)  # 未投产 is said of it
    if not denied and len(topic.quantities) < TWO and _is_not_out(message, topic):
        return "pending"
    return None if _is_his(message, topic) else "someone_else"


def _is_not_out(message: MessageText, topic: Topic) -> bool:
    rest = _rest(message, topic)
    further = message.text[topic.word.end + len(rest) : topic.end]
    return message.says("achievements", "not_out", rest) or message.says(
        "achievements", "not_out_next", further
    )


def _rest(message: MessageText, topic: Topic) -> str:
    """What is said of it after its word, to the next achievement or the end of the sentence."""
    end = max(topic.word.end, min(topic.end, message.sentence_bounds(topic.word.start)[1]))
    return message.text[topic.word.end : end]


def _is_his(message: MessageText, topic: Topic) -> bool:
    """Not said to be without his part, and not the firm's of which the clause before speaks."""
    here = message.index(topic.word.start)
    before, clause = message.clauses[max(0, here - 1)], message.clauses[here]
    goes_on = message.phrase("achievements", "firm_goes_on").match(message.text[clause.start : clause.end])
    if goes_on and before.sentence == clause.sentence and FIRM in message.subjects[before.start : before.end]:
        return False
    rest = _rest(message, topic)
    return message.says("topics", "within", rest) or not message.says("achievements", "not_his", rest)
