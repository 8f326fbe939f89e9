"""The highest qualification that a message surely gives the applicant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import NOT_SAID, SetAside, Slot, Understood, Unsure
from dialogs.language.message.named import highest_of
from dialogs.language.message.unexplained import remainder
from dialogs.language.text.phrases import Mention
from dialogs.language.text.times import Time
from dialogs.rendering.wording import say

_SOMETHING_ELSE = 2  # characters of a clause that are not understood
_BESIDE_A_DIPLOMA = 4  # 毕业 says by itself that it is held

Standing = Literal["held", "doubtful", "unfinished", "not_held"]


def _says(message: MessageText, key: str, text: str) -> bool:
    return message.says("schooling", key, text)


def schooling_standing(message: MessageText, named: Mention, following: Mention | None) -> Standing:
    """Whether the applicant has what is named: not denied, unfinished, asked for, asked about or others'.

    ``doubtful``: perhaps only the way to it (同等学力).
    """
    if not message.is_fact(named.start):
        return "not_held"
    before, after = message.before(named.start), message.after(named.end)
    if _is_to_come(message, named, following) or _is_unfinished(message, named, following):
        return "unfinished"
    is_count = _says(message, "people_before", before) and not _says(message, "counts_degrees", after)
    if (
        is_count
        or _says(message, "people_after", after)
        or _says(message, "not_his_after", after)
        or _says(message, "rule_after", after)
        or _says(message, "rule_before", before)
    ):
        return "not_held"
    if _says(message, "doubtful_before", before):
        awarded = _says(message, "awarded_before", before) or _says(message, "awarded_after", after)
        return "held" if awarded else "doubtful"
    return "held" if _is_plain(message, named) else "doubtful"


def _is_plain(message: MessageText, named: Mention) -> bool:
    """Whether the clause says next to nothing else, so that it states the qualification (not 硕士梦碎)."""
    start, end = message.surroundings(named.start, named.end)
    if _says(message, "finished_after", message.after(named.end)):
        return remainder(message, start, named.end) <= _BESIDE_A_DIPLOMA
    return remainder(message, start, end) < _SOMETHING_ELSE


def _is_unfinished(message: MessageText, named: Mention, following: Mention | None) -> bool:
    """硕士在读, 专升本还差两门, 在职硕士，还没毕业; what is said of ``following`` is not said of ``named``."""
    before, beyond = message.before(named.start), message.text[named.end : named.end + 12]
    if _says(message, "unfinished_before", before) or _says(message, "unfinished_after", beyond):
        return True
    after = message.after(named.end)
    if following is not None:
        after = after[: max(0, following.start - named.end)]
    after = message.phrase("schooling", "way_to_another").split(after)[0]
    if _says(message, "finished_after", after):
        return False
    here = message.index(named.start)
    is_next_free = following is None or message.index(following.start) not in {here, here + 1}
    return _says(message, "unfinished_anywhere", after) or (
        is_next_free and _says(message, "unfinished_next", message.beside(named.start, 1))
    )


def _is_to_come(message: MessageText, named: Mention, following: Mention | None) -> bool:
    """2027年1月本科毕业, 今年年底拿本科证, 本科（2027届）: got on a day that has not come."""
    clause = message.clause(named.start)
    earlier = message.inside("education", clause.start, named.start)
    start = earlier[-1].end if earlier else clause.start
    end = min(clause.end, following.start) if following is not None else clause.end
    for time in message.times_between(start, end):
        between = message.text[named.end : time.start]
        rest = message.text[time.end : end]
        is_said = _says(message, "got_after", rest) or (
            not message.times_between(named.end, time.start) and _says(message, "got_before", between)
        )
        if is_said and _is_ahead(message, time, rest):
            return True
    if any(_is_ahead(message, one, "") for one in _times_in_brackets(message, named)):
        return True
    here = message.index(named.start)
    is_free = following is None or message.index(following.start) > here + 1
    return is_free and any(_is_graduation_ahead(message, one) for one in _times_next(message, named))


def _times_next(message: MessageText, named: Mention) -> tuple[Time, ...]:
    """本科，2027年6月毕业: those of the clause that follows in the sentence."""
    clause = next(message.clauses_after(named.start, message.sentence_bounds(named.start)[1]), None)
    return message.times_between(clause.start, clause.end) if clause is not None else ()


def _is_graduation_ahead(message: MessageText, time: Time) -> bool:
    rest = message.text[time.end : message.clause(time.start).end]
    return _says(message, "graduates_after", rest) and _is_ahead(message, time, rest)


def _times_in_brackets(message: MessageText, named: Mention) -> tuple[Time, ...]:
    """本科（2027届）."""
    beyond = next(message.clauses_after(named.start, len(message.text)), None)
    if beyond is None or message.text[named.end : beyond.start] != "(":
        return ()
    return message.times_between(beyond.start, beyond.end)


def _times_of(message: MessageText, named: Mention) -> tuple[Time, ...]:
    """Those of the clause of what is named, and of what goes on about it."""
    clause = message.clause(named.start)
    beyond = [one for one in _times_next(message, named) if _is_graduation_ahead(message, one)]
    return (*message.times_between(clause.start, clause.end), *_times_in_brackets(message, named), *beyond)


def _is_ahead(message: MessageText, time: Time, rest: str) -> bool:
    """Whether a time has not come; one of this year, or of no year at all, unless ``rest`` tells of it as past."""
    if time.on is not None:
        return time.on > message.as_of.isoformat()
    said = message.text[time.start : time.end + 1]
    years = message.phrase("moments", "full_year").findall(said)
    if any(int(year) > message.as_of.year for year in years):
        return True
    return _says(message, "ahead", said) and not _says(message, "got_already", rest)


def _is_taken_back(message: MessageText, named: Mention, unfinished: Sequence[tuple[str, ...]]) -> bool:
    """大专升本科，本科还没毕业: what is named twice, and once said not to be finished."""
    return named.entry.ids in unfinished and not _says(message, "finished_after", message.after(named.end))


def read_schooling(message: MessageText) -> Slot:
    """``education``: the highest one stated; after a correction, what comes after it."""
    found = message.things["education"]
    standings = [
        (named, schooling_standing(message, named, following))
        for named, following in zip_longest(found, found[1:])
    ]
    slot = _read(message, found, standings)
    heard = [
        (named.start, named.end)
        for named, standing in standings
        if standing == "held" or (standing == "doubtful" and not _is_passed_over(message, named, slot))
    ]
    pending = [named for named, standing in standings if standing == "unfinished"]
    heard += [(time.start, time.end) for named in pending for time in _times_of(message, named)]
    aside = [SetAside(named.start, named.end, "pending") for named in pending if message.is_fact(named.start)]
    return replace(slot, heard=tuple(heard), aside=tuple(aside))


def _read(message: MessageText, found: list[Mention], standings: Sequence[tuple[Mention, Standing]]) -> Slot:
    restated = message.uncorrected(found)
    unfinished = [named.entry.ids for named, standing in standings if standing == "unfinished"]
    held = [
        named
        for named, standing in standings
        if standing == "held" and named in restated and not _is_taken_back(message, named, unfinished)
    ]
    doubtful = [named for named, standing in standings if standing == "doubtful"]
    sure = [named for named in held if len(named.entry.ids) == 1]
    highest = highest_of(message.words, sure) if sure else None
    higher = [named for named in held if highest and _may_be_higher(message, named, highest.entry.ids[0])]
    if highest and not higher:
        return Slot(
            highest.entry.ids[0], (Understood("education", message.excerpt(highest.start, highest.end)),)
        )
    held = higher or held or doubtful
    if not held:
        return NOT_SAID
    named = [message.words.called("education", education) for education in held[-1].entry.ids]
    options = tuple(say("options.education", education=education) for education in named)
    text = message.excerpt(held[-1].start, held[-1].end)
    return Slot(unsure=(Unsure("education", text, options),))


def _may_be_higher(message: MessageText, named: Mention, sure: str) -> bool:
    """第一学历大专，最高学历研究生: of what is left open, whether it is above all that is sure."""
    tiers = message.words.catalogue.tiers
    return sure not in named.entry.ids and max(tiers[one] for one in named.entry.ids) > tiers[sure]


def _is_passed_over(message: MessageText, named: Mention, slot: Slot) -> bool:
    """本科，同等学力硕士: perhaps the way to more than what is recorded, of which nothing came."""
    return isinstance(slot.value, str) and _may_be_higher(message, named, slot.value)
