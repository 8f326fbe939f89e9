"""What a message speaks of that can have attributes, achievements and grounds, each with its stretch of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dialogs.language.message.attributes import USED, Saying
from dialogs.language.message.attribution import SUPPOSED
from dialogs.language.message.document import MessageText
from dialogs.language.message.named_again import ADJACENT, first_named, is_coordinated
from dialogs.language.message.quantities import Quantity, counts
from dialogs.language.text.phrases import Mention
from dialogs.language.vocabulary.statements import GroundStatement

_SENTENCES_AFTER = 2
_EACH = 2
"""Each of two words has its number behind it: 核心论文2篇普刊1篇."""
MOST_IN_A_ROW = 20
_OBJECT = 5
"""Characters that must follow in its clause before a role is said of something else than what the next clause names."""
_FILE = "topics"
_SIGNS = " :=xX×*"
"""Before a number that stands behind what it counts."""


@dataclass(slots=True)
class Topic:
    """``text[start:end]`` speaks of what ``text[word.start:word.end]`` names.

    It can have the attributes that it ``accepts``; None: what is none of the notice's swallows them all. ``said`` and
    ``quantities`` stand in the stretch; ``leading`` is said before the first of several named in a row
    (参编国标2项、行标3项), ``alike`` of all of a sentence at its end (都是第一作者). ``again``: words that come
    back to it.
    """

    word: Mention
    accepts: frozenset[str] | None
    start: int
    end: int
    said: list[Saying] = field(default_factory=list)
    leading: list[Saying] = field(default_factory=list)
    alike: list[Saying] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    again: list[tuple[int, int]] = field(default_factory=list)

    @property
    def heard(self) -> list[tuple[int, int]]:
        """Start and end of the word and of all that is said of it."""
        return [self.word[:2], *self.again, *(one[:2] for one in (*self.said, *self.quantities))]


def find_topics(
    message: MessageText, words: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[Topic]:
    """A topic for each of ``words`` that is no mere return to the one before, in order, with all that is said of it."""
    kept, back = first_named(message, words, quantities)
    starts: list[int] = []
    for number in range(len(kept)):
        overlaps = number and kept[number].start < kept[number - 1].end
        starts.append(starts[-1] if overlaps else _start(message, kept, number, quantities))
    topics = []
    for word, start in zip(kept, starts, strict=True):
        end = next((later for later in starts if later >= word.end), len(message.text))
        topics.append(
            Topic(word, _accepted(message, word), start, max(word.end, min(end, _last_end(message, word))))
        )
    for topic in topics:
        inside = [one for one in quantities if topic.start <= one.start < topic.end]
        topic.quantities = [one for one in inside if counts(message, topic.word, one)]
    for topic in topics:
        topic.again = [one[:2] for one in words if topic.word == back.get(one.start)]
    for saying in message.said:
        still_to_come = saying.value is False and message.subjects[saying.start] == SUPPOSED  # 马上授权
        if message.is_fact(saying.start) or still_to_come:
            again = _told_again(message, saying, topics, back)
            if again and again[0].start > saying.start:
                again[0].said.append(saying)  # a heading's: 论文没用过：核心2篇
            else:
                _hand_to(message, saying, again or topics)
    for previous, topic in pairwise(topics):
        if _is_coordinated(message, previous, topic):
            before = [one for one in previous.said if one.start < previous.word.start]
            topic.leading = [*previous.leading, *before]
    _share_counts(message, topics, quantities)
    _share_alike(message, topics)
    return topics


def _told_again(
    message: MessageText, saying: Saying, topics: Sequence[Topic], back: Mapping[int, Mention]
) -> list[Topic]:
    """That to which the clause comes back in which something is said: 论文1篇，发明专利1项，论文是一作."""
    here = message.index(saying.start)
    at = max((one for one in back if message.index(one) == here and one <= saying.start), default=None)
    return [] if at is None else [one for one in topics if one.word == back[at]]


def _accepted(message: MessageText, word: Mention) -> frozenset[str] | None:
    """The attributes that what is named can have."""
    if isinstance(word.entry, GroundStatement):
        return frozenset(word.entry.all_attributes)
    if not word.entry.ids:
        return None
    return frozenset((*message.words.catalogue.kinds[word.entry.ids[0]].ask, *word.entry.also, USED))


def _hand_to(message: MessageText, saying: Saying, topics: Sequence[Topic]) -> None:
    """To what is spoken of there, and can have it; else to what the sentence named before."""
    here = message.clause(saying.start).sentence
    for topic in reversed(topics):
        if topic.start > saying.start:
            continue
        if _has_its_own_object(message, saying, topic):
            return
        inside = saying.start < topic.end
        if not inside and message.clause(topic.word.start).sentence != here:
            return
        own = not isinstance(topic.word.entry, GroundStatement) or (
            message.index(topic.word.start) == message.index(saying.start)
        )
        if topic.accepts is None or (inside and own and saying.attribute not in topic.accepts):
            return
        if saying.attribute in topic.accepts:
            alike = [
                one for one in topics if one.start == topic.start and saying.attribute in (one.accepts or ())
            ]
            for one in alike:
                one.said.append(saying)
            return


def _has_its_own_object(message: MessageText, saying: Saying, topic: Topic) -> bool:
    """Whether it is said, a clause earlier, of something that is not named by the notice: 主导了某系统建设，专利2项.

    A ground is told in several clauses.
    """
    clause = message.clause(saying.start)
    if isinstance(topic.word.entry, GroundStatement) or clause.end > topic.word.start:
        return False
    further = sum(
        min(one.end, clause.end) - one.start for one in topic.said if saying.end <= one.start < clause.end
    )
    return clause.end - saying.end - further >= _OBJECT


def _share_alike(message: MessageText, topics: Sequence[Topic]) -> None:
    """企业标准一个，行业标准一个，都是参与: what ends a sentence with 都 is said of all that it names."""
    row: list[Topic] = []
    for topic in topics:
        sentence = message.clause(topic.word.start).sentence
        row = [one for one in row if message.clause(one.word.start).sentence == sentence][-MOST_IN_A_ROW:]
        for clause in message.clauses_after(topic.word.end - 1, topic.end):
            if clause.sentence != sentence:
                break
            if message.phrase("achievements", "alike").match(message.text[clause.start : clause.end]):
                inside = [one for one in topic.said if clause.start <= one.start < clause.end]
                for other in row:
                    other.alike += [one for one in inside if one.attribute in (other.accepts or ())]
        row.append(topic)


def _share_counts(message: MessageText, topics: Sequence[Topic], quantities: Sequence[Quantity]) -> None:
    """国标和行标各两项: the one number is that of each of them; without 各, how it is divided is not told."""
    for one in quantities:
        here = next((n for n, topic in enumerate(topics) if topic.start <= one.start < topic.end), None)
        if here is None:
            continue
        is_each = message.says(_FILE, "each", message.before(one.start))
        step = 1 if is_each and one.end <= topics[here].word.start else -1
        row = [topics[here]]
        while 0 <= here + step < len(topics):
            first, second = sorted((topics[here], topics[here + step]), key=lambda topic: topic.word.start)
            if topics[here + step].quantities or not _is_coordinated(message, first, second):
                break
            here += step
            row.append(topics[here])
        if is_each:
            for topic in row:
                topic.quantities = topic.quantities or [one]
        elif one.number > 1 and one in row[0].quantities and one.start >= row[0].word.end:
            alike = [topic for topic in row if topic.word.entry is row[0].word.entry]
            for topic in alike if len(alike) > 1 else ():
                topic.quantities = [one._replace(number=1, exactness="about")]


def _is_coordinated(message: MessageText, previous: Topic, topic: Topic) -> bool:
    after = max(
        [previous.word.end, *(one.end for one in previous.quantities if one.end <= topic.word.start)],
        default=0,
    )
    before = min([topic.word.start, *(one.start for one in topic.quantities if one.start >= after)])
    return is_coordinated(message, after, before)


def _start(
    message: MessageText,
    words: Sequence[Mention],
    number: int,
    quantities: Sequence[Quantity],
) -> int:
    """Where the stretch of a word begins: with its clause, or with the clauses before that lead to it."""
    word = words[number]
    here = message.index(word.start)
    start = message.clauses[here].start
    previous = words[number - 1] if number else None
    if previous is not None and previous.end > message.run_start(here):
        return _turn(message, previous, word, quantities)
    sentence = message.clauses[here].sentence
    alone = previous is None or message.clause(previous.start).sentence != sentence
    while here and message.clauses[here - 1].sentence == sentence:
        before = message.clauses[here - 1]
        if previous is not None and previous.end > before.start:
            break
        text = message.text[before.start : before.end]
        leads = alone and any(before.start <= one.start < before.end for one in message.said)
        if not (leads or (alone and before.bracket) or message.says(_FILE, "as", text)):
            break
        here, start = here - 1, before.start
    return start


def _turn(
    message: MessageText,
    previous: Mention,
    word: Mention,
    quantities: Sequence[Quantity],
) -> int:
    """Where one clause turns from one thing to the next: before what leads to the next, or at an "and"."""
    at, earliest = word.start, max(previous.end, message.clause(word.start).start)
    behind = [one.start for one in quantities if one.start in {previous.end, word.end}]
    for one in reversed(quantities if len(behind) < _EACH else ()):
        gap = message.text[one.end : at]
        is_behind = not one.measure and not message.text[previous.end : one.start].strip(_SIGNS)
        if is_behind:  # 核心*2普刊*1
            continue
        if (
            earliest <= one.start
            and one.end <= at <= one.end + ADJACENT
            and not message.says(_FILE, "lacking", gap)
        ):
            at = one.start
            break  # 国标2项和3项行标: the one before that is of what is named before
    for saying in reversed(message.said):
        scale = message.words.catalogue.attributes.get(saying.attribute)
        leads = scale is not None and (
            scale.scale is not None or (scale.choice is not None and saying.end == at)
        )
        is_told = message.says(_FILE, "predicate", message.text[previous.end : saying.start])
        if (
            leads
            and not is_told
            and previous.end < saying.start
            and saying.end <= at <= saying.end + ADJACENT
        ):
            at = saying.start
    between = message.text[previous.end : at]
    separators = list(message.phrase(_FILE, "separator").finditer(between))
    return previous.end + separators[-1].start() if separators else at


def _last_end(message: MessageText, word: Mention) -> int:
    """What follows in the next sentences may still speak of the achievement, but not for long."""
    last = message.clause(word.start).sentence + _SENTENCES_AFTER
    return message.end_of_sentence(last)


def go_on(message: MessageText, counted: Sequence[Quantity]) -> bool:
    """专利1项，2022年又1项: whether the first of them is not the number of all."""
    first, *others = counted
    key = "one_more" if first.number > others[0].number else "one_more_or_dated"
    is_sum = len(others) > 1 and first.number == sum(one.number for one in others)
    return not is_sum and any(message.says(_FILE, key, message.before(one.start)) for one in others)
