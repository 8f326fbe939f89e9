"""What one answer adds to a list: 发明专利2项，论文1篇; 专利、论文."""

from __future__ import annotations

import re
from functools import cache

from dialogs.engine.commands import bare
from dialogs.engine.sub_question import Draft
from dialogs.engine.talk import Talk
from dialogs.interview.volunteered_facts import TOLD_APART, read, said
from dialogs.language.answer.choice import One, read_count
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import NUMERAL
from dialogs.language.text.phrases import content, phrase
from dialogs.questions.entry import Entries
from dialogs.rendering.wording import listed, say

COUNT = "count"
MOST_ALIKE = 4
"""Nobody holds more titles of one level."""


def several_entries(kind: Entries, talk: Talk, fact: str, text: str) -> list[Draft]:
    """The entries that ``text`` surely adds to the list ``fact``, as far as it describes them; else nothing."""
    if phrase("topics", "within").search(plain(text)):
        return _described(kind, talk, fact, text)  # 论文3，其中核心1
    pieces = [piece for piece in _between().split(plain(text)) if piece]
    if len(pieces) == 1 and not kind.counted and (alike := _so_many_alike(kind, talk, pieces[0])):
        return alike
    apart = [_begun(kind, talk, piece) or _alone(kind, talk, fact, piece) for piece in pieces]
    drafts = [draft for draft in apart if draft is not None]
    if not kind.counted and len(drafts) == len(pieces) > 1 and all(draft == drafts[0] for draft in drafts):
        return drafts[:1]  # 高级工程师（副高）: one by two names
    whole = _described(kind, talk, fact, text)
    says_more = len(whole) == len(drafts) and all(
        one.items() >= draft.items() for one, draft in zip(whole, drafts, strict=True)
    )  # 评中级用过1篇论文和1项发明专利
    is_apart = len(drafts) == len(pieces) and (len(drafts) > 1 or any(COUNT in draft for draft in drafts))
    return drafts if is_apart and not says_more else whole


def told_of(kind: Entries, talk: Talk, fact: str, entry: Draft, text: str) -> Draft:
    """What ``text`` says of an ``entry`` without naming it: 已授权，第一发明人; nothing where it says other things.

    What is read as meant of the entry (网安，2024年12月, of a title) is read in one.
    """
    begun = kind.begin(kind.start_of(entry))
    told: Draft = {}
    clauses = [plain(text)] if kind.as_named else phrase("answers", "apart").split(plain(text))
    for clause in filter(None, clauses):
        drafts = _described(kind, talk, fact, say("questions.comma").join([kind.called(talk, entry), clause]))
        more = [{**draft, **told} for draft in drafts if draft.items() > begun.items()]
        agrees = len(more) == 1 and more[0].items() >= drafts[0].items()
        if not agrees or kind.says_more(talk, entry, clause):
            return {}
        told = more[0]
    return {key: value for key, value in told.items() if key not in begun}


def _so_many_alike(kind: Entries, talk: Talk, piece: str) -> list[Draft]:
    """中级两个, 两个中级: each is an entry of its own."""
    last = _counted().fullmatch(piece)
    said = phrase("answers", "counting").sub("", piece)
    found = last if last and last["count"] else _counted_first().fullmatch(said)
    count = read_count(found["count"]) if found else 1
    start = kind.read_start(talk, found["name"]) if found else None
    several = isinstance(count, int) and 1 < count <= MOST_ALIKE
    return [kind.begin(start.key)] * int(str(count)) if several and isinstance(start, One) else []


def _alone(kind: Entries, talk: Talk, fact: str, piece: str) -> Draft | None:
    described = _described(kind, talk, fact, piece)
    return described[0] if len(described) == 1 else None


def _described(kind: Entries, talk: Talk, fact: str, text: str) -> list[Draft]:
    """Of a message that says nothing else, and nothing that can be read in two ways."""
    reading = read(talk, text, as_named=kind.as_named)
    told = said(talk, reading)
    found = told.get(fact)
    if set(told) != {fact} or not isinstance(found, list) or any(doubt.options for doubt in reading.unsure):
        return []
    if kind.counted and any(one.why in TOLD_APART for one in reading.set_aside):
        return []  # what else it says is told with what it is taken for
    drafts = [kind.draft(entry) for entry in found if isinstance(entry, dict)]
    one = kind.counted and bool(drafts) and _says_one(text, drafts)
    return [{**({COUNT: 1} if one else {}), **draft} for draft in drafts]


def _says_one(text: str, drafts: list[Draft]) -> bool:
    """Whether the numbers that ``text`` names are those of all drafts: one goes without saying in a reading."""
    numbers = re.findall(rf"({NUMERAL})(?:{content('answers')['measure']})", plain(text))
    said = [read_count(number) for number in numbers]
    each = [int(str(draft.get(COUNT, 1))) for draft in drafts]
    return said in (
        each,
        [sum(each), *each],
        [sum(each), *each[:-1]],
    )  # 两项，一项在审一项授权; 3篇，其中一篇用过


def _begun(kind: Entries, talk: Talk, piece: str) -> Draft | None:
    match = _counted().fullmatch(piece)
    if match is None:
        return None
    start = kind.read_start(talk, match["name"])
    names = kind.starts(talk)
    if not isinstance(start, One) or bare(match["name"]) not in bare(names.get(start.key, "")):
        return None
    count = read_count(match["count"]) if match["count"] else None
    if count is not None and not (kind.counted and isinstance(count, int)):
        return None
    return {**kind.begin(start.key), **({COUNT: count} if count else {})}


@cache
def _between() -> re.Pattern[str]:
    return ready_pattern(r"\W+|" + "|".join(listed("understood.conjunctions")))


@cache
def _counted_first() -> re.Pattern[str]:
    return ready_pattern(rf"(?P<count>{NUMERAL})(?:{content('answers')['measure']})(?P<name>.*?[^\d\W].*?)")


@cache
def _counted() -> re.Pattern[str]:
    return ready_pattern(
        rf"(?P<name>.*?[^\d\W].*?)(?:(?P<count>{NUMERAL})(?:{content('answers')['measure']})*)?"
    )
