"""The grounds for 破格 that a message surely gives, as the notice's vocabulary says how they are stated."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pydantic import JsonValue

from dialogs.language.message.attributes import doubtful, read_attributes_of, stated
from dialogs.language.message.document import MOST, MessageText
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.message.topics import Topic
from dialogs.language.text.phrases import Mention
from dialogs.language.text.scanning import scan
from dialogs.language.vocabulary.statements import GroundStatement, ValuesStated

FIELD = "exceptional"
_FILE = "grounds"
_NEAR = 16
"""Characters before the words for a ground that may tell of which level it is."""


def find_grounds(message: MessageText) -> list[Mention]:
    """Where the message names a ground, with all without which it would surely be none."""
    found: list[Mention] = []
    for statement in message.words.statements:
        said: dict[tuple[int, int], bool] = {}
        for match in islice(scan(statement.words, message.text), MOST):
            start, end = message.sentence_bounds(match.start())
            if (start, end) not in said:
                said[start, end] = statement.may_be_said_in(message.text[start:end])
            if said[start, end]:
                found.append(Mention(match.start(), match.end(), statement))
    return found


def read_exceptional(message: MessageText, topics: Sequence[Topic]) -> Slot:
    """``exceptional``: every ground stated with what it needs; ``[]`` where there is said to be none."""
    told = [topic for topic in topics if isinstance(topic.word.entry, GroundStatement)]
    half = [topic for topic in told if not topic.word.entry.is_said_in(message.sentence(topic.word.start))]
    slot = _stated(message, [topic for topic in told if topic not in half])
    known = {topic.word.entry.kind for topic in told if topic not in half}
    asked = _half_said(message, [topic for topic in half if _is_his(message, topic)], known)
    if slot is NOT_SAID:
        return asked
    return replace(slot, unsure=slot.unsure + asked.unsure, heard=slot.heard + asked.heard)


def _half_said(message: MessageText, topics: Sequence[Topic], known: Collection[str]) -> Slot:
    """Each ground of which a part is said, with the whole of it to choose; nothing more is asked of those ``known``."""
    heard = [message.clause(at) for topic in topics for at, _ in (topic.word[:2], *_proofs(message, topic))]
    spans = tuple((clause.start, clause.end) for clause in heard)
    kinds = {topic.word.entry.kind: topic.word for topic in reversed(topics)}
    return Slot(
        unsure=tuple(
            Unsure(FIELD, message.sentence(word.start).strip(), (message.words.catalogue.kind_name(kind),))
            for kind, word in sorted(kinds.items())
            if kind not in known
        ),
        heard=spans,
    )


def _stated(message: MessageText, topics: Sequence[Topic]) -> Slot:
    """What is stated with all that it needs, or said to be none."""
    grounds: list[JsonValue] = []
    heard: list[tuple[int, int]] = []
    understood: list[Understood] = []
    unsure: list[Unsure] = []
    for topic in topics:
        ground = _ground(message, topic)
        if _is_unclear(message, topic):
            heard += topic.heard
            unsure.append(Unsure(FIELD, message.excerpt(topic.word.start, topic.word.end)))
            continue
        if ground is not None:
            heard += [*topic.heard, _whole(message, topic), *_proofs(message, topic)]
        if ground is not None and ground not in grounds:
            grounds.append(ground)
            words = message.excerpt(topic.word.start, topic.word.end)
            understood.append(Understood(FIELD, words))
            own = [one for one in topic.said if one.attribute in topic.word.entry.all_attributes]
            unsure += [Unsure(f"{FIELD}.{name}", words) for name in doubtful(own) if name not in ground]
    if grounds or unsure:
        return Slot(grounds or None, tuple(understood), tuple(unsure), heard=tuple(heard))
    none = message.phrase(_FILE, "none").search(message.text)
    if none and message.is_fact(none.start()):
        return Slot([], (Understood(FIELD, none[0]),), heard=(none.span(),))
    return NOT_SAID


def _ground(message: MessageText, topic: Topic) -> dict[str, JsonValue] | None:
    statement = topic.word.entry
    if not isinstance(statement, GroundStatement) or not _is_his(message, topic):
        return None
    needed = {name: _needed(message, topic, values) for name, values in statement.attributes.items()}
    if None in needed.values():
        return None
    others = {name: data for name, data in statement.all_attributes.items() if name not in needed}
    own = {name: data for name, data in others.items() if name not in message.words.catalogue.attributes}
    said = stated(topic.said, others)
    return {
        "kind": statement.kind,
        **needed,
        **read_attributes_of(message.words, message.text[topic.start : topic.end], own),
        **said,
    }


def _whole(message: MessageText, topic: Topic) -> tuple[int, int]:
    """From the first to the last of what its clause says of it: 省部级科技一等奖排名第三."""
    clause, statement = message.clause(topic.word.start), topic.word.entry
    spans = [span for span in topic.heard if clause.start <= span[0] < clause.end]
    if isinstance(statement, GroundStatement):
        spans += [one.span() for one in statement.words.finditer(message.text, clause.start, clause.end)]
    starts, ends = zip((topic.word.start, topic.word.end), *spans, strict=True)
    return min(starts), max(ends)


def _proofs(message: MessageText, topic: Topic) -> Iterator[tuple[int, int]]:
    """Where in its sentence that stands without which it would be no such ground: 受到公安部表扬."""
    statement = topic.word.entry
    start, end = message.sentence_bounds(topic.word.start)
    for pattern in (*statement.says, *statement.surely) if isinstance(statement, GroundStatement) else ():
        if match := pattern.search(message.text, start, end):
            yield match.span()


def _is_unclear(message: MessageText, topic: Topic) -> bool:
    """Whether what is said of it leaves open if it is one: of another field, of the past."""
    statement = topic.word.entry
    if not isinstance(statement, GroundStatement) or not _is_his(message, topic):
        return False
    text = message.text[message.clause(topic.word.start).start : topic.end]
    return any(pattern.search(text) for pattern in statement.unclear)


def _is_his(message: MessageText, topic: Topic) -> bool:
    """Whether it is said of the applicant as a fact: not lacking, aimed at or somebody else's."""
    return message.is_fact(topic.word.start) and not (
        message.says(_FILE, "lacking_before", message.before(topic.word.start))
        or message.says(_FILE, "lacking_after", message.after(topic.word.end))
        or message.says(_FILE, "not_his", message.sentence(topic.word.start))
    )


def _needed(message: MessageText, topic: Topic, needed: ValuesStated) -> JsonValue:
    """The value that is said where it is looked for first; None where none is, or one that is no such ground's."""
    for where in needed.where:
        text = _window(message, topic, where)
        for pattern, value in needed.values:
            if pattern.search(text):
                return value
    return None


def _window(message: MessageText, topic: Topic, where: str) -> str:
    start, end = topic.word.start, topic.word.end
    if where == "words":
        return message.text[start:end]
    if where == "before":
        return message.text[max(message.clause(start).start, start - _NEAR) : end]
    return message.after(start) if where == "after" else message.text[topic.start : topic.end]
