"""Whom each part of a message speaks of: the applicant as a fact, somebody else, a firm, a rule, or nobody yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogs.language.message.clause import Clause
from dialogs.language.text.phrases import Phrases

_FILE = "subjects"
_NEAR = 12
"""Characters before somebody that may say that it is not of him that one speaks."""
FACT = "f"
OTHER = "o"
FIRM = "w"
SUPPOSED = "s"
QUOTED = "q"
ASKED = "a"
DENIED = "d"

_KINDS = {
    "self": FACT,
    "indeed": FACT,
    "other": OTHER,
    "child": OTHER,
    "firm": FIRM,
    "planned": SUPPOSED,
    "supposed": SUPPOSED,
    "quoted": QUOTED,
    "asked": ASKED,
}


class _Turn(NamedTuple):
    """From ``at`` on somebody or something else is spoken of: for the clause only, or for longer."""

    at: int
    kind: str
    clause_only: bool = False


def has_two_applicants(phrases: Phrases, text: str) -> bool:
    """Whether ``text`` asks about more than one person, so that nothing can be said of "the" applicant."""
    return phrases.phrase(_FILE, "two_applicants").search(text) is not None


def is_on_behalf(phrases: Phrases, text: str) -> bool:
    """Whether the person who writes asks for somebody else, who then is the applicant."""
    if phrases.phrase(_FILE, "on_behalf").search(text):
        return True
    if phrases.phrase(_FILE, "self_told").search(text):
        return False
    return phrases.phrase(_FILE, "asks_for_other").search(text) is not None or _is_about_staff(phrases, text)


def _is_about_staff(phrases: Phrases, text: str) -> bool:
    """员工小张，硕士，网安6年: one of the staff is spoken of, and nobody else."""
    staff = phrases.phrase(_FILE, "staff").search(text)
    asks = phrases.phrase(_FILE, "for_me")  # 帮我看看员工小李
    selves = (turn.at for turn in _selves(phrases, text, 0, len(text)) if not asks.search(text[: turn.at]))
    alone = phrases.phrase(_FILE, "self_alone")
    return staff is not None and not (
        phrases.phrase(_FILE, "relation").search(text) or any(alone.match(text, at) for at in selves)
    )


def _selves(phrases: Phrases, text: str, start: int, end: int) -> Iterator[_Turn]:
    for match in phrases.phrase(_FILE, "self").finditer(text, start, end):
        if not phrases.phrase(_FILE, "not_self").match(text[match.end() : match.end() + 12]):
            yield _Turn(match.start(), "self")


def _others(phrases: Phrases, text: str, start: int, end: int) -> Iterator[_Turn]:
    for match in phrases.phrase(_FILE, "other").finditer(text, start, end):
        if phrases.phrase(_FILE, "greeted").match(text[match.end() : match.end() + 4]):
            continue
        if not phrases.phrase(_FILE, "not_other").search(
            text[max(start, match.start() - _NEAR) : match.start()]
        ):
            reported = phrases.phrase(_FILE, "said_by").match(text[match.end() : match.end() + 6]) is not None
            yield _Turn(match.start(), "other", reported)


def _turns(phrases: Phrases, text: str, hidden: str, clause: Clause) -> list[_Turn]:
    """What turns the subject within one clause, in order."""
    turns = [
        *_others(phrases, text, clause.start, clause.end),
        *_selves(phrases, text, clause.start, clause.end),
    ]
    for kind in ("child", "firm", "planned", "supposed", "quoted", "indeed"):
        clause_only = kind in {"firm", "planned"} or (
            kind == "child" and not _is_grown(phrases, hidden, clause)
        )
        found = phrases.phrase(_FILE, kind).finditer(text, clause.start, clause.end)
        turns += [_Turn(match.start(), kind, clause_only) for match in found]
    if phrases.phrase(_FILE, "asked").search(text[clause.start : clause.end]):
        turns.append(_Turn(clause.start, "asked", clause_only=True))
    asked = [
        match.start() for match in phrases.phrase(_FILE, "asking").finditer(text, clause.start, clause.end)
    ]
    here = hidden[clause.start : clause.end + 1]
    asked += [clause.start + match.start() for match in phrases.phrase(_FILE, "asked_of").finditer(here)]
    if phrases.phrase(_FILE, "asks_of_anyone").search(here):
        asked.append(clause.start)
    turns += [_Turn(at, "asked", clause_only=True) for at in asked]
    return sorted(turns, key=lambda turn: (turn.at, turn.kind == "other"))


def _is_grown(phrases: Phrases, hidden: str, clause: Clause) -> bool:
    """我儿子本科毕业5年，做渗透: a child who is told of as an applicant is, whose goes on to be spoken of."""
    return phrases.phrase(_FILE, "grown").search(hidden, clause.start, clause.end) is not None


def _after(current: str, turn: _Turn, *, supposed_here: bool) -> str:
    """Who is spoken of after ``turn``.

    What is supposed stays so when "I" comes up in it (如果我有博士学位); 现在 and the like end it, though not
    in the clause in which it began. Somebody else's 现在 remains somebody else's.
    """
    if turn.kind == "indeed":
        return FACT if current in {SUPPOSED, QUOTED} and not supposed_here else current
    if current in {SUPPOSED, ASKED} and turn.kind in {"self", "firm", "other"}:
        return current
    return _KINDS[turn.kind]


def _opening(phrases: Phrases, sentence: str) -> str:
    """Who is spoken of where a sentence begins: a rule, if it asks about one in the notice's own words.

    "I" makes a fact of it all the same: 我具备硕士学位，从事本专业技术工作满2年.
    """
    is_rule = phrases.phrase(_FILE, "notice_words").search(sentence) and phrases.phrase(
        _FILE, "notice_asked"
    ).search(sentence)
    return QUOTED if is_rule else FACT


def nobody_apart(text: str) -> str:
    """Subjects as if all of ``text`` were said of one person: what is spoken of at all."""
    return FACT * (len(text) + 1)


def speaks_of_others(phrases: Phrases, text: str) -> bool:
    """Whether somebody else is spoken of, and the person who writes is not: 小李是硕士, 别人呢."""
    others = _others(phrases, text, 0, len(text))
    asks = phrases.phrase(_FILE, "for_me")
    tells = (turn for turn in _selves(phrases, text, 0, len(text)) if not asks.search(text[: turn.at]))
    return any(not turn.clause_only for turn in others) and not any(tells)


def subjects(phrases: Phrases, text: str, masked_text: str, clauses: Sequence[Clause], *, own: bool) -> str:
    """One letter for each character of ``text``: FACT, or why it is none (OTHER, FIRM, SUPPOSED, ...).

    ``own``: whoever writes tells of himself and of nobody else.
    """
    letters = [FACT] * (len(text) + 1)
    ends = {clause.sentence: clause.end + 1 for clause in clauses}
    sentence, lasting = -1, FACT
    for clause in clauses:
        if clause.sentence != sentence:
            sentence, lasting = clause.sentence, _opening(phrases, text[clause.start : ends[clause.sentence]])
        current, at, supposed_here, passing = lasting, clause.start, False, False
        for turn in _turns(phrases, text, masked_text, clause):
            letters[at : turn.at] = [current] * (turn.at - at)
            current, at = _after(current, turn, supposed_here=supposed_here), turn.at
            supposed_here = supposed_here or turn.kind in {"supposed", "planned"}
            passing = passing or (turn.clause_only and current in {SUPPOSED, ASKED} and lasting != SUPPOSED)
            if not turn.clause_only:  # 听说隔壁组有人……，我也有: the hearsay ends with its clause
                lasting = _KINDS[turn.kind] if passing else current
        letters[at : clause.end] = [current] * (clause.end - at)
    if not own and is_on_behalf(phrases, text):
        letters = [FACT if letter == OTHER else letter for letter in letters]  # the other is the applicant
    return "".join(letters)


def without(subjects: str, denied: Iterable[int]) -> str:
    """``subjects`` with the places of things that are ``denied``."""
    letters = list(subjects)
    for at in denied:
        letters[at] = DENIED if letters[at] == FACT else letters[at]
    return "".join(letters)
