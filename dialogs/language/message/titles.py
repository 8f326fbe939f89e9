"""The titles that a message surely gives the applicant, each with its date and speciality where said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.message.title_level import find_title_words
from dialogs.language.message.title_speciality import speciality_of
from dialogs.language.message.title_standing import is_examined, standing_of
from dialogs.language.text.numerals import plain_number
from dialogs.rendering.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText
    from dialogs.language.message.time_attachment import Bound
    from dialogs.language.message.title_level import TitleWord
    from dialogs.language.text.times import Time


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title of ``level`` held by the applicant; ``words`` are all the places that name it."""

    level: str
    words: tuple[TitleWord, ...]
    times: tuple[Time, ...] = field(default=())
    same_speciality: bool | None = None


def read_titles(message: MessageText, bound: Sequence[Bound]) -> Slot:
    """``titles``: all that are held; ``[]`` where the message says that there is none."""
    words = [(word, standing_of(message, word)) for word in find_title_words(message.words, message.text)]
    held = [word for word, standing in words if standing == "held"]
    doubtful = [
        word for word, standing in words if standing in {"doubtful", "job"} or _is_open(word, standing)
    ]
    held = _uncorrected(message, [word for word in held if len(word.levels) == 1])
    none = _none(message)
    if none is not None and not held:
        exam = next((word for word in doubtful if is_examined(message, word)), None)
        return _doubt(message, exam) if exam else Slot([], (Understood("titles", none),))
    if not held:
        examined = message.phrase("title_standing", "examined").search(message.text)
        if not doubtful and examined and message.is_fact(examined.start()):
            text = message.excerpt(*examined.span())
            return Slot(
                unsure=(
                    Unsure("titles", text, _options(message, tuple(message.words.catalogue.titles)[:-1])),
                )
            )
        return _doubt(message, doubtful[-1]) if doubtful else NOT_SAID
    titles = _with_times(message, _with_specialities(message, _grouped(held)), bound)
    slot = _slot(message, titles)
    later = [word for word in doubtful if word.levels[0] not in {title.level for title in titles}]
    return replace(slot, unsure=slot.unsure + _doubt(message, later[-1]).unsure) if later else slot


def _is_open(word: TitleWord, standing: str) -> bool:
    """Held, but the words leave the level open (高级职称)."""
    return standing == "held" and len(word.levels) > 1


def _none(message: MessageText) -> str | None:
    """The words by which the applicant has no title at all."""
    for match in message.phrase("title_standing", "none").finditer(message.text):
        before = message.before(match.start())
        if message.is_fact(match.start()) and not message.phrase("title_standing", "not_none_before").search(
            before
        ):
            return message.excerpt(*match.span())
    return None


def _uncorrected(message: MessageText, held: list[TitleWord]) -> list[TitleWord]:
    """副高，说错了，是中级: what was said before the correction is taken back."""
    for match in message.phrase("standing", "correction").finditer(message.text):
        later = [word for word in held if word.start >= match.end()]
        if later and message.index(later[0].start) <= message.index(match.end()) + 1:
            earlier = [word for word in held if word.start < match.start()]
            held = earlier[:-1] + later
    return held


def _options(message: MessageText, levels: Sequence[str]) -> tuple[str, ...]:
    named = [message.words.called("titles", level) for level in levels]
    return (*(say("options.title", title=title) for title in named), say("options.no_title"))


def _doubt(message: MessageText, word: TitleWord) -> Slot:
    return Slot(
        unsure=(Unsure("titles", message.excerpt(word.start, word.end), _options(message, word.levels)),)
    )


def _grouped(held: Sequence[TitleWord]) -> list[HeldTitle]:
    """Words of one level are one title: 工程师职称……中级."""
    titles: dict[str, HeldTitle] = {}
    for word in held:
        level = word.levels[0]
        known = titles.get(level)
        titles[level] = replace(known, words=(*known.words, word)) if known else HeldTitle(level, (word,))
    return list(titles.values())


def _with_specialities(message: MessageText, titles: Sequence[HeldTitle]) -> list[HeldTitle]:
    return [replace(title, same_speciality=speciality_of(message, title.words)) for title in titles]


def _with_times(message: MessageText, titles: Sequence[HeldTitle], bound: Sequence[Bound]) -> list[HeldTitle]:
    """Each time goes to the title it is said of; one said of "the certificate" to the title spoken of last."""
    times: dict[str, list[Time]] = {title.level: [] for title in titles}
    places = sorted((word.start, title.level) for title in titles for word in title.words)
    wanted = {word.start for word in find_title_words(message.words, message.text)} - {
        start for start, _ in places
    }
    for time, anchor in ((one.time, one.anchor) for one in bound):
        if anchor.kind not in {"title", "certificate"} or anchor.start in wanted:
            continue
        at = anchor.start if anchor.kind == "title" else min(anchor.start, time.start)
        nearest = [level for start, level in places if start <= at] or [places[0][1]]
        times[nearest[-1]].append(time)
    return [replace(title, times=tuple(times[title.level])) for title in titles]


def _slot(message: MessageText, titles: Sequence[HeldTitle]) -> Slot:
    value: list[JsonValue] = []
    understood: list[Understood] = []
    unsure: list[Unsure] = []
    for title in titles:
        fact: dict[str, JsonValue] = {"level": title.level}
        if title.same_speciality is not None:
            fact["same_speciality"] = title.same_speciality
        time, doubt = _when(message, title)
        fact.update(time)
        unsure += doubt
        value.append(fact)
        first = title.words[0]
        understood.append(Understood("titles", message.excerpt(first.start, first.end)))
    return Slot(value, tuple(understood), tuple(unsure))


def _when(message: MessageText, title: HeldTitle) -> tuple[dict[str, JsonValue], list[Unsure]]:
    """When the title was obtained: the last exact time said of it, a date before a number of years."""
    past = [time for time in title.times if time.on is None or time.on <= message.as_of.isoformat()]
    dates = [time.on for time in past if time.on is not None]
    spans = [time.years for time in past if time.years is not None]
    if dates:
        return {"obtained_on": dates[-1]}, []
    if spans:
        return {"years": plain_number(spans[-1])}, []
    if not past:
        return {}, []
    time = past[-1]
    name = "titles.obtained_on" if time.kind == "vague_moment" else "titles.years"
    called = message.words.called("titles", title.level)
    options = tuple(say("options.title_years", title=called, years=f"{years:g}") for years in time.guesses)
    return {}, [Unsure(name, message.excerpt(time.start, time.end), options)]
