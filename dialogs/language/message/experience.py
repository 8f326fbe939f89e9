"""How long the applicant has surely worked in the speciality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isclose

from pydantic import JsonValue

from dialogs.language.message.document import FAMILIES, MessageText
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.message.time_attachment import Bound
from dialogs.language.message.time_words import Anchor
from dialogs.language.message.unexplained import remainder
from dialogs.language.text.numerals import plain_number, read_number
from dialogs.language.text.scanning import scan
from dialogs.language.text.times import Time, is_as_long
from dialogs.rendering.dates import length
from dialogs.rendering.wording import say
from rules.profile.tenure import MONTHS
from rules.wording.wording import day_in_words

FIELD = "experience"
_SOMETHING_ELSE = 3  # characters of a clause that are not understood
_JOBS_IN_A_ROW = 3  # days: two of a job that ended, one of a job that goes on
_JOINED = 2  # characters between the two ends of a period at most


def read_experience(message: MessageText, bound: Sequence[Bound]) -> Slot:
    """``experience``: the years or the start that the message gives for work in the speciality.

    Years with no word on the field (工作8年, 工龄8年), approximate ones and a bare year are unsure; work in
    another field is nobody's question here.
    """
    heard = tuple(
        (span.start, span.end)
        for one in bound
        if one.anchor.kind in {"work", "some_work", "other", "learning", "achievement"}
        and _is_past(message, one.time)
        for span in _heard(message, one)
    )
    found = _read(message, bound)
    return replace(found, heard=heard + found.heard)


def _heard(message: MessageText, one: Bound) -> tuple[Time | Anchor, ...]:
    """What a reader took into account of a time and of what it belongs to; another one tells of an achievement."""
    if one.anchor.kind == "achievement":
        return (one.time,)
    is_left = one.anchor.kind == "work" and _says_other_things(message, one)
    return (one.anchor,) if is_left else (one.time, one.anchor)


def _read(message: MessageText, bound: Sequence[Bound]) -> Slot:
    bound = [one for one in bound if not message.says("work", "none_of_it", message.after(one.time.end))]
    ours = [one.time for one in bound if one.anchor.kind == "work"]
    elsewhere = [one.time for one in bound if _says_other_things(message, one)]
    vague_field = message.uncorrected([one.time for one in bound if one.anchor.kind == "some_work"])
    ours = _summed(message, _without_parts(message, message.uncorrected(ours)))
    open_ended = [time for time in ours if not _is_period(message, time)]
    sure = [
        time
        for time in open_ended
        if not time.is_vague
        and _is_reached(message, time)
        and not (_is_practice(message, time) or time in elsewhere)
    ]
    sure, against = _fitting(message, sure)
    if against is not None:
        return against
    for time in sure:
        if (told := _apart(message, time)) is not None:
            return told
    left = _left(message, sure, bound)
    if left is not None:
        return _doubt(message, left)
    doubtful = [
        time
        for time in ours
        if time not in sure and (time.on is None or time not in open_ended or _is_practice(message, time))
    ]
    if sure and _agree(sure) and not (doubtful and len(open_ended) != len(ours)):
        return _fact(message, sure)
    first = _first_of_one_career(ours, open_ended)
    for time in (*sure, *doubtful, *vague_field):
        if _is_past(message, time):
            return _doubt(message, time, first)
    return NOT_SAID


def _fitting(message: MessageText, sure: list[Time]) -> tuple[list[Time], Slot | None]:
    """网安6年，2024年10月跳槽: without starts of something else; a doubt where a start and a length are at odds."""
    spans = [time for time in sure if time.years is not None]
    starts = [time for time in sure if time.on is not None]
    lengths = [time.years or 0.0 for time in spans[-1:]]
    odd = [one for one in starts for years in lengths if not is_as_long(one.on or "", years, message.as_of)]
    moved = [one for one in odd if _is_of_a_move(message, one)]
    if odd and odd == moved:
        return [time for time in sure if time not in moved], None
    if not odd:
        return sure, None
    doubt = _doubt(message, spans[-1])
    field = message.words.vocabulary.field.called
    since = say("options.since", field=field, date=day_in_words(odd[-1].on or ""))
    return sure, replace(doubt, unsure=(doubt.unsure[0]._replace(options=(*doubt.unsure[0].options, since)),))


def _is_of_a_move(message: MessageText, time: Time) -> bool:
    """2024年10月跳槽到北京国企, 2019年6月硕士."""
    clause = message.clause(time.start)
    return message.says("anchors", "moved", message.after(time.end)) or bool(
        message.inside("education", clause.start, clause.end)
    )


def _apart(message: MessageText, time: Time) -> Slot | None:
    """网安6年（其中2年实习）: whether that part counts is not told."""
    end = message.sentence_bounds(time.start)[1]
    parts = [one.years or 0.0 for one in message.times_between(time.end, end) if one.kind == "span"]
    if len(parts) > 1 and isclose(sum(parts), time.years or 0.0):
        return None
    for pattern in message.words.phrases.phrases("work", "apart"):
        for match in pattern.finditer(message.text, time.end, end):
            clause = message.clause(match.start())
            start = max(clause.start, time.end)
            named = any(message.inside(family, start, clause.end) for family in FAMILIES)
            if not named and not message.says("work", "still_of_it", message.text[start : clause.end]):
                lengths = _with_and_without(time.years, match.groupdict()) if time.years else ()
                return _doubt(message, time, lengths=lengths, end=match.end())
    return None


def _with_and_without(whole: float, said: Mapping[str, str | None]) -> tuple[float, ...]:
    """What the length may be: what is ``said`` to be left, or all of it, or all but the part."""
    part, left = read_number(said.get("part") or ""), read_number(said.get("left") or "")
    if part is not None:
        left = whole - part / (MONTHS if said.get("months") else 1)
        return (whole, left) if left > 0 else (whole,)
    return (left,) if left is not None else (whole,)


def _left(message: MessageText, sure: Sequence[Time], bound: Sequence[Bound]) -> Time | None:
    """2016年7月开始做网安，2019年3月离职: the start of what has been left since, and not taken up again."""
    ends = [one.start() for one in scan(message.phrase("work", "left"), message.text)]
    ends = [end for end in ends if message.is_fact(end)]
    again = max((one.time.start for one in bound if one.anchor.kind == "work"), default=0)
    started = [time for time in sure if time.on is not None]
    return next((time for time in started if any(end > max(time.end, again) for end in ends)), None)


def _first_of_one_career(ours: Sequence[Time], open_ended: Sequence[Time]) -> str | None:
    """2016.7–2019.3 甲公司，2019.4至今 乙公司: when the first job began, where the last goes on from the one before."""
    days = [time.on for time in ours if time.on is not None]
    last = [time.on for time in open_ended if time.on is not None]
    if len(days) != _JOBS_IN_A_ROW or last != days[-1:] or days != sorted(days):
        return None
    ended, began = (12 * int(day[:4]) + int(day[5:7]) for day in days[1:])
    return days[0] if began - ended <= 1 else None


def _fact(message: MessageText, sure: Sequence[Time]) -> Slot:
    """A start says more than a length: 2018年7月开始做网安，8年了."""
    time = next((time for time in sure if time.on is not None), sure[-1])
    value: JsonValue = (
        {"since": time.on} if time.on is not None else {"years": plain_number(time.years or 0.0)}
    )
    return Slot(value, (Understood(FIELD, message.excerpt(time.start, time.end)),))


def _doubt(
    message: MessageText,
    time: Time,
    first: str | None = None,
    *,
    lengths: Sequence[float] | None = None,
    end: int = 0,
) -> Slot:
    """``first``: when the first of several jobs began; ``lengths``: what it may be by what stands up to ``end``."""
    if lengths is None:
        lengths = (time.years,) if time.years is not None else time.guesses
    field = message.words.vocabulary.field.called
    options = tuple(say("options.experience", field=field, length=length(years)) for years in lengths)
    if first is not None and not options:
        options = (say("options.since", field=field, date=day_in_words(first)),)
    text = message.excerpt(time.start, max(time.end, end))
    heard = ((time.start, end),) if end else ()
    return Slot(unsure=(Unsure(FIELD, text, options),), heard=heard)


def _is_past(message: MessageText, time: Time) -> bool:
    return time.on is None or time.on <= message.as_of.isoformat()


def _is_reached(message: MessageText, time: Time) -> bool:
    """Past, and no length that is reached only on a day to come: 今年12月就满5年."""
    clause = message.clause(time.start)
    beside = [other for other in message.times if clause.start <= other.start < clause.end]
    return all(_is_past(message, other) for other in beside)


def _is_period(message: MessageText, time: Time) -> bool:
    """A stretch that has ended, from one moment to another: 2012年3月到2015年6月."""
    if time.kind not in {"moment", "vague_moment"}:
        return False
    after, before = message.text[time.end : time.end + 3], message.text[max(0, time.start - 3) : time.start]
    if message.says("work", "up_to", before):
        return True
    moments = [other for other in message.times if other.kind.endswith("moment")]
    follows = any(0 <= other.start - time.end <= _JOINED for other in moments)
    leads = any(0 <= time.start - other.end <= _JOINED for other in moments)
    to = message.phrase("work", "until")
    return bool((follows and to.match(after)) or (leads and to.search(before)))


def _without_parts(message: MessageText, times: list[Time]) -> list[Time]:
    """网安10年，其中渗透测试3年: a part is no length of its own."""
    whole = [time for time in times if not message.says("work", "part_of", message.before(time.start))]
    return whole or times


def _summed(message: MessageText, times: list[Time]) -> list[Time]:
    """甲公司3年，乙公司4年，加起来7年: the sum alone, where it is one."""
    lengths = [time for time in times if time.kind == "span"]
    totals = [time for time in lengths if message.says("work", "total_before", message.before(time.start))]
    if len(totals) != 1 or len(lengths) != len(times):
        return times
    parts = [time.years or 0.0 for time in lengths if time is not totals[0]]
    return totals if len(parts) > 1 and isclose(sum(parts), totals[0].years or 0.0) else times


def _says_other_things(message: MessageText, one: Bound) -> bool:
    """学了4年信息安全，毕业后卖保险3年: the length stands in a clause that speaks of who knows what."""
    clause = message.clause(one.time.start)
    if clause == message.clause(one.anchor.start):
        return False
    return remainder(message, *message.surroundings(one.time.start, one.time.end)) >= _SOMETHING_ELSE


def _is_practice(message: MessageText, time: Time) -> bool:
    clause = message.clause(time.start)
    return message.says("work", "practice", message.text[clause.start : clause.end])


def _agree(sure: Sequence[Time]) -> bool:
    """Whether there is one length only, or lengths that stand beside a start."""
    lengths = {time.years for time in sure if time.years is not None}
    starts = {time.on for time in sure if time.on is not None}
    return len(starts) == 1 or (not starts and len(lengths) == 1)
