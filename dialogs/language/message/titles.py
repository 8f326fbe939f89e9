"""The titles that a message surely gives the applicant, each with its date and speciality where said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Final

from pydantic import JsonValue

from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import NOT_SAID, SetAside, Slot, Understood, Unsure, Why
from dialogs.language.message.named import TitleWord
from dialogs.language.message.time_attachment import Bound
from dialogs.language.message.time_words import is_of_something_else
from dialogs.language.message.title_standing import (
    Standing,
    beside_speciality,
    is_examined,
    is_inner,
    speciality_of,
)
from dialogs.language.text.numerals import plain_number
from dialogs.language.text.times import Time, is_as_long
from dialogs.rendering.dates import length
from dialogs.rendering.wording import say
from rules.wording.wording import day_in_words

_TAKEN: Final = frozenset({"held", "doubtful", "job", "occasion"})
_ASIDE: Final[dict[Standing, Why]] = {"denied": "denied", "wanted": "hypothesis"}


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title of ``level`` held by the applicant; ``words`` are all the places that name it."""

    level: str
    words: tuple[TitleWord, ...]
    times: tuple[Time, ...] = field(default=())
    same_speciality: bool | None = None


def read_titles(
    message: MessageText, words: Sequence[tuple[TitleWord, Standing]], bound: Sequence[Bound]
) -> Slot:
    """``titles``: all that are held; ``[]`` where the message says that there is none."""
    slot = _read(message, words, bound)
    aside = [
        SetAside(word.start, word.end, _ASIDE[standing]) for word, standing in words if standing in _ASIDE
    ]
    if slot.value == []:  # 没有职称，公司内部是高级工程师
        inner = [word for word, _ in words if is_inner(message, word)]
        aside += [SetAside(word.start, word.end, "not_in_notice") for word in inner]
    known = {one.start for one in aside}
    heard = [
        (word.start, word.end) for word, standing in words if standing in _TAKEN and word.start not in known
    ]
    return replace(slot, heard=(*slot.heard, *heard), aside=tuple(aside))


def _read(message: MessageText, words: Sequence[tuple[TitleWord, Standing]], bound: Sequence[Bound]) -> Slot:
    held = [word for word, standing in words if standing == "held"]
    doubtful = [
        word for word, standing in words if standing in {"doubtful", "job"} or _is_open(word, standing)
    ]
    held = _uncorrected(message, [word for word in held if len(word.levels) == 1])
    none = message.said_to_be_none("title_standing", "none", "not_none_before")
    if none is not None and not held:
        exam = next((word for word in doubtful if is_examined(message, word)), None)
        return (
            _doubt(message, exam)
            if exam
            else Slot([], (Understood("titles", message.excerpt(*none)),), heard=(none,))
        )
    if not held:
        examined = message.phrase("title_standing", "examined").search(message.text)
        if not doubtful and examined and message.is_fact(examined.start()):
            text = message.excerpt(*examined.span())
            catalogue = message.words.catalogue
            ladder = [title for title in catalogue.titles if title not in catalogue.certificates]
            options = _options(message, ladder[:-1])
            return Slot(unsure=(Unsure("titles", text, options),), heard=(examined.span(),))
        return _doubt_of_level(message, doubtful[-1], bound) if doubtful else NOT_SAID
    levels_open = {word.start for word, standing in words if _is_open(word, standing)}
    of_held = [one for one in bound if _of_title(message, one) not in levels_open]
    titles = _with_times(message, _grouped(message, held), of_held)
    to_come = [title for title in titles if _is_to_come(message, title)]
    if to_come and len(to_come) == len(titles):
        return _doubt(message, to_come[-1].words[-1])
    doubtful += [title.words[-1] for title in to_come]
    titles = [title for title in titles if title not in to_come]
    slot = _slot(message, titles, [word for word, standing in words if standing == "job"])
    later = [word for word in doubtful if not {title.level for title in titles}.intersection(word.levels)]
    other = _doubt_of_level(message, later[-1], bound, alone=False) if later else NOT_SAID
    return replace(slot, unsure=slot.unsure + other.unsure, heard=slot.heard + other.heard)


def _is_open(word: TitleWord, standing: str) -> bool:
    """Held, but the words leave the level open (高级职称)."""
    return standing == "held" and len(word.levels) > 1


def _uncorrected(message: MessageText, held: list[TitleWord]) -> list[TitleWord]:
    """副高，说错了，是中级: what was said before the correction is taken back."""
    for match in message.corrections:
        later = [word for word in held if word.start >= match.end()]
        if later and message.is_restated(match, later[0].start):
            earlier = [word for word in held if word.start < match.start()]
            held = earlier[:-1] + later
    return held


def _options(message: MessageText, levels: Sequence[str], *, alone: bool = True) -> tuple[str, ...]:
    named = [message.words.called("titles", level) for level in levels]
    none = (say("options.no_title"),) if alone else ()
    return (*(say("options.title", title=title) for title in named), *none)


def _doubt_of_level(
    message: MessageText, word: TitleWord, bound: Sequence[Bound], *, alone: bool = True
) -> Slot:
    """Of which level the title is that was obtained when it is said (高级职称); else there may be none."""
    doubt = _doubt(message, word, alone=alone)
    times = [one.time for one in bound if _of_title(message, one) == word.start]
    said = {(time.on, time.years) for time in times if not time.is_vague}
    if len(said) != 1:
        return doubt
    ((on, years),) = said
    options = tuple(
        chain.from_iterable(
            _dated(message, level, filter(None, [on]), filter(None, [years])) for level in word.levels
        )
    )
    if len(word.levels) == 1:
        options += doubt.unsure[0].options[1:]
    heard = tuple((time.start, time.end) for time in times)
    return replace(doubt, unsure=(doubt.unsure[0]._replace(options=options),), heard=(*doubt.heard, *heard))


def _of_title(message: MessageText, bound: Bound) -> int | None:
    """Where the title stands of which the time is said: of "the certificate", that which was spoken of last."""
    at = bound.anchor.start
    if bound.anchor.kind != "certificate":
        return at
    at = min(at, bound.time.start)
    return max((title.start for title in message.titles if title.start <= at), default=None)


def _doubt(message: MessageText, word: TitleWord, *, alone: bool = True) -> Slot:
    """``alone``: no title is held surely, so that there may be none."""
    clause, options = message.clause(word.start), _options(message, word.levels, alone=alone)
    return Slot(
        unsure=(Unsure("titles", message.excerpt(word.start, word.end), options),),
        heard=((clause.start, clause.end),),
    )


def _grouped(message: MessageText, held: Sequence[TitleWord]) -> list[HeldTitle]:
    """Words of one level are one title (工程师职称……中级), unless they are told to be of different specialities."""
    titles: list[HeldTitle] = []
    for word in held:
        same = speciality_of(message, word)
        alike = [
            number
            for number, title in enumerate(titles)
            if title.level == word.levels[0]
            and (None in {same, title.same_speciality} or same == title.same_speciality)
            and not _is_further(message, title.words[-1], word)
        ]
        if not alike:
            titles.append(HeldTitle(word.levels[0], (word,), same_speciality=same))
            continue
        title = titles[alike[-1]]
        known = same if title.same_speciality is None else title.same_speciality
        titles[alike[-1]] = replace(title, words=(*title.words, word), same_speciality=known)
    return titles


def _is_further(message: MessageText, first: TitleWord, word: TitleWord) -> bool:
    """工程师、经济师 are two, however they are written; so are two that each have a series of their own."""
    if message.clause(word.start).bracket and not message.text[first.end : word.start].strip("("):
        return False  # 会计师（中级）
    if first.other_series != word.other_series:
        return True
    between = message.text[first.end : word.start]
    return (
        word.other_series
        and message.text[first.start : first.end] != message.text[word.start : word.end]
        and bool(between)
    )


def _is_to_come(message: MessageText, title: HeldTitle) -> bool:
    """我2026年12月取得中级职称, said in November."""
    days = [time.on for time in title.times if time.on is not None]
    return bool(days) and min(days) > message.as_of.isoformat()


def _with_times(message: MessageText, titles: Sequence[HeldTitle], bound: Sequence[Bound]) -> list[HeldTitle]:
    """Each time goes to the title it is said of; one said of "the certificate" to the title spoken of last.

    Words of one level that have each a date of their own are several titles.
    """
    words = sorted((word.start, number, word) for number, title in enumerate(titles) for word in title.words)
    times: dict[int, list[Time]] = {start: [] for start, _, _ in words}
    wanted = {word.start for word in message.titles} - times.keys()
    for time, anchor in ((one.time, one.anchor) for one in bound):
        if anchor.kind not in {"title", "certificate"} or anchor.start in wanted:
            continue
        if is_of_something_else(message, time, anchor):
            continue
        at = anchor.start if anchor.kind == "title" else min(anchor.start, time.start)
        nearest = [start for start in times if start <= at] or [words[0][0]]
        times[nearest[-1]].append(time)
    found: list[HeldTitle] = []
    for title in titles:
        dated = [word for word in title.words if any(time.on for time in times[word.start])]
        if len({time.on for word in dated for time in times[word.start]}) == len(dated) > 1:
            found += [replace(title, words=(word,), times=tuple(times[word.start])) for word in dated]
        else:
            said = sorted(
                (time for word in title.words for time in times[word.start]), key=lambda one: one.start
            )
            found.append(replace(title, times=tuple(said)))
    return found


def _slot(message: MessageText, titles: Sequence[HeldTitle], jobs: Sequence[TitleWord]) -> Slot:
    """``jobs``: names of what may be a job as well; one of its level may tell its speciality: 中级，网安工程师."""
    value: list[JsonValue] = []
    understood: list[Understood] = []
    unsure: list[Unsure] = []
    for title in titles:
        fact: dict[str, JsonValue] = {"level": title.level}
        if title.same_speciality is not None:
            fact["same_speciality"] = title.same_speciality
        else:
            beside = filter(None, (beside_speciality(message, one) for one in title.words))
            named = (one for one in jobs if one.levels[0] == title.level)
            told = chain(beside, (message.excerpt(one.start, one.end) for one in named))
            unsure += [Unsure("titles.same_speciality", text) for text in islice(told, 1)]
        time, doubt = _when(message, title)
        fact.update(time)
        unsure += doubt
        value.append(fact)
        first = title.words[0]
        understood.append(Understood("titles", message.excerpt(first.start, first.end)))
    heard = tuple((time.start, time.end) for title in titles for time in title.times)
    return Slot(value, tuple(understood), tuple(unsure), heard)


def _is_put_right(message: MessageText, times: Sequence[Time]) -> bool:
    """2018年5月，不对，6月."""
    return any(times[0].end <= one.start() < times[-1].start for one in message.corrections)


def _when(message: MessageText, title: HeldTitle) -> tuple[dict[str, JsonValue], list[Unsure]]:
    """When the title was obtained: the last exact time said of it, a date before a number of years."""
    past = [time for time in title.times if time.on is None or time.on <= message.as_of.isoformat()]
    dates = [time.on for time in past if time.on is not None]
    spans = [time.years for time in past if time.years is not None]
    odd = [years for years in spans[-1:] if dates and not is_as_long(dates[-1], years, message.as_of)]
    if (odd or len(set(dates)) > 1) and not _is_put_right(message, past):
        text = message.excerpt(past[0].start, past[-1].end)
        return {}, [Unsure("titles.obtained_on", text, _dated(message, title.level, dates, odd))]
    if dates:
        return {"obtained_on": dates[-1]}, []
    if spans:
        return {"years": plain_number(spans[-1])}, []
    if not past:
        return {}, []
    time = past[-1]
    name = "titles.obtained_on" if time.kind == "vague_moment" else "titles.years"
    options = _dated(message, title.level, (), time.guesses)
    return {}, [Unsure(name, message.excerpt(time.start, time.end), options)]


def _dated(
    message: MessageText, level: str, dates: Iterable[str], lengths: Iterable[float]
) -> tuple[str, ...]:
    """The title with each of the days and lengths that may be meant."""
    name, called = message.words.catalogue.title_name(level), message.words.called("titles", level)
    return (
        *(say("options.title_on", date=day_in_words(on), title=name) for on in dict.fromkeys(dates)),
        *(say("options.title_years", title=called, length=length(years)) for years in lengths),
    )
