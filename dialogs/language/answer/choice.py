"""A typed answer to a question with given answers: one of several, yes or no, how many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogs.language.answer.tenure import Unclear
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import NUMERAL, is_approximate, read_number, read_whole
from dialogs.language.text.phrases import content, phrase
from dialogs.language.text.spelling import homophones

MOST = 999

_PUNCTUATION = re.compile(r"[\s。.,，、!！?？;；:：~～“”\"'()（）\[\]【】]+")
_NUMBER = re.compile(rf"(?P<place>第)?(?P<number>{NUMERAL})(?P<measure>[个项条种])?(?:号|选项)?")
_APART = re.compile(r"\d[\s。,，、!！~]+\d")
"""Figures that are no one number (1 2; 1、2)."""
_SHORTEST_PART = 2
A_NUMBER = "请写一个整数，例如“2”。"
ABOUT_SO_MANY = "说的是大概的数目。请写一个准确的整数，例如“2”。"


@dataclass(frozen=True, slots=True)
class One:
    """The answer is surely ``key``."""

    key: str


@dataclass(frozen=True, slots=True)
class Several:
    """The answer names each of ``keys`` (two or more, in the order of the options)."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """The answer is none of those offered."""


Choice = One | Several | Nothing


def choice_of(keys: Sequence[str]) -> Choice:
    """``keys`` without repetitions as a choice."""
    different = tuple(dict.fromkeys(keys))
    if not different:
        return Nothing()
    return One(different[0]) if len(different) == 1 else Several(different)


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", plain(text)).lower()


def core(text: str) -> str:
    """What ``text`` says without what stands around it and adds nothing: 都是核心的 says 核心."""
    said = _bare(text)
    return phrase("answers", "core").sub("", said) or said


def clause(text: str) -> str:
    """``text`` in one way of writing, without what stands between words and adds nothing."""
    return re.sub(r"[\s。.!！~;；:：]+", "", plain(text)).lower().strip(",")


def read_choice(text: str, names: Mapping[str, str], *, numbered: bool = True) -> Choice:
    """Which of the options ``names`` (key to label, ``numbered`` from 1 in their order or not) ``text`` means.

    By number, by name, by the start or a part of a name, by a near miss of one that is like no other, or by a part of
    a name that no other has.
    """
    said = _bare(text)
    if not said:
        return Nothing()
    options = {key: _bare(name) for key, name in names.items()}
    wording = phrase("answers", "courtesy").sub("", said) or said
    for exact in dict.fromkeys((said, wording)):
        by_name = [key for key, name in options.items() if exact == name]
        if by_name:
            return choice_of(by_name)
    numbers = _numbers(text)
    if numbers:
        is_own_place = phrase("answers", "own_place").match(plain(text).strip())  # 我是第一个
        return _by_number(numbers, list(names)) if numbered and not is_own_place else Nothing()
    found: list[str] = []
    if not phrase("answers", "denying").match(wording):
        found = _by_part(wording, options) or _by_likeness(wording, options)
    if not found and len(said) >= _SHORTEST_PART:
        found = [key for key, name in options.items() if said in name]
    return choice_of(found)


def is_figure(text: str) -> bool:
    """Whether all that ``text`` says is a number, a length or a day in figures, which asks and describes nothing."""
    return phrase("answers", "figure").fullmatch(plain(text)) is not None


def is_figures(text: str) -> bool:
    """Whether ``text`` is written in figures alone: 2, １, 1 2, 2018, not 两个."""
    return phrase("answers", "figures").fullmatch(plain(text)) is not None


def is_number(text: str) -> bool:
    """Whether all that ``text`` says are numbers, places or counts: 2, 第二, 两个."""
    numbers = _numbers(text)
    return bool(numbers) and all(
        (read_whole(one["number"]) or 0) <= MOST for one in numbers
    )  # 2019.06 is a date


def _numbers(text: str) -> list[re.Match[str]]:
    """The numbers that are all that ``text`` says; none when it says anything else."""
    words = [
        phrase("answers", "courtesy").sub("", word)
        for word in re.split(r"[\s,，、。.;和与跟及]+", plain(text).strip())
        if word
    ]
    found = [_NUMBER.fullmatch(word) for word in words if word]
    numbers = [one for one in found if one and read_whole(one["number"]) is not None]
    return numbers if len(numbers) == len(found) else []


def _by_number(numbers: Sequence[re.Match[str]], keys: Sequence[str]) -> Choice:
    """The options with those numbers; 两个 says how many, not which."""
    whole = sorted(read_whole(one["number"]) or 0 for one in numbers)
    counts = any(one["measure"] and not one["place"] for one in numbers)
    if counts or not 1 <= whole[0] <= whole[-1] <= len(keys):
        return Nothing()
    return choice_of([keys[number - 1] for number in whole])


def _by_part(said: str, options: Mapping[str, str]) -> list[str]:
    """Options of which ``said`` is the start; else those whose name it contains, longer names first."""
    started = [key for key, name in options.items() if name.startswith(said)]
    if started:
        return started
    contained: set[str] = set()
    rest = said
    for key, name in sorted(options.items(), key=lambda pair: -len(pair[1])):
        if len(name) > 1 and name in rest:
            contained.add(key)
            rest = rest.replace(name, "\n")
    return [key for key in options if key in contained]


def _by_likeness(said: str, options: Mapping[str, str]) -> list[str]:
    """The option whose name ``said`` misspells, if there is one: by the sound, or by one character more or less."""
    alike = [key for key, name in options.items() if len(said) > 1 and _misspells(said, name)]
    return alike if len(alike) == 1 else []


def _misspells(said: str, name: str) -> bool:
    """国际标准 is not 国家标准, and 有效益 not 没有效益."""
    if len(said) == len(name):
        sounds = homophones()
        pairs = [pair for pair in zip(said, name, strict=True) if pair[0] != pair[1]]
        return all(sounds.get(one, one) == sounds.get(other, other) for one, other in pairs) or (
            sorted(said) == sorted(name)
        )
    shorter, longer = sorted((said, name), key=len)
    left_out = [place for place in range(len(longer)) if longer[:place] + longer[place + 1 :] == shorter]
    return bool(left_out) and not phrase("answers", "negating").match(longer[left_out[0]])


def read_yes_no(text: str, *, to_do: bool = False) -> bool | None:
    """True for yes, False for no, None when ``text`` is neither or wavers; ``to_do``: whether to do something.

    ``1`` and ``2`` are the numbers of the two answers, yes first, as they are always shown.
    """
    first, _, rest = re.sub(r"[\s,，。.!！~;；、:：]+", " ", plain(text)).strip().lower().partition(" ")
    said = re.sub(r"(?:了|啊|呀|哦|哈|呢|滴|哒|嘛)+$", "", first)
    if not said or phrase("answers", "wavering").search(first):
        return None
    said = phrase("answers", "hm").sub("", said) or said
    for answer, key, other in ((True, "yes", "no"), (False, "no", "yes")):
        if _answers(key, said, to_do=to_do):
            return None if _answers(other, rest, to_do=to_do) else answer
    return None


def denies(text: str) -> bool:
    """Whether ``text`` says that there is none of what is asked for: 没有, and not 不对."""
    return read_yes_no(text) is False and phrase("answers", "not_right").match(plain(text)) is None


def _answers(key: str, said: str, *, to_do: bool) -> bool:
    forms = (key, f"{key}_in_talk", *((f"{key}_to_do",) if to_do else ()))
    return any(phrase("answers", form).fullmatch(said) for form in forms)


def read_place(text: str) -> int | None:
    """The one place in an order that ``text`` says (2, 排名第四, 一作, 5个人里排第二); none where it wavers."""
    said = phrase("answers", "courtesy").sub("", plain(text).strip())
    found = [match["place"] for match in phrase("answers", "place").finditer(said)]
    if len(found) != 1 or any(phrase("answers", key).search(said) for key in ("wavering", "denying")):
        return None
    return None if is_approximate(found[0]) else read_whole(found[0]) or None


def read_count(text: str) -> int | Unclear:
    """How many ``text`` says, 0 to :data:`MOST`: 俩, 两项, 3, 三个, １２, 没有."""
    if _APART.search(text):
        return Unclear("里面有不止一个数目。请只写一个整数，例如“2”。")
    said = phrase("answers", "counting").sub("", re.sub(r"[\s。,，、!！~]+", "", plain(text)))
    if phrase("answers", "none_at_all").fullmatch(said):
        return 0
    match = re.fullmatch(rf"(-|负)?({NUMERAL})(?:{content('answers')['measure']})*", said)
    if match is None:
        about = phrase("answers", "about").search(said)
        return Unclear(ABOUT_SO_MANY) if about else Unclear(f"没有看懂。{A_NUMBER}", instead=A_NUMBER)
    if match[1]:
        return Unclear("数目不能是负数。请写一个整数，例如“2”。")
    return _of_number(ABOUT_SO_MANY if is_approximate(match[2]) else read_number(match[2]))


def _of_number(number: float | str | None) -> int | Unclear:
    if isinstance(number, str):
        return Unclear(number)
    if number is None or not number.is_integer():
        return Unclear("数目要是整数。请写例如“2”。")
    return int(number) if number <= MOST else Unclear(f"数目太大了（超过{MOST}）。请检查一下，例如“2”。")
