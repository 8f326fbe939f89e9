"""What an answer says of the attribute that is asked for: by a word of its values, as a message would, or in short."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from dialogs.engine.ask import Misread
from dialogs.language.answer.choice import core, denies, is_number, read_yes_no
from dialogs.language.message.attributes import (
    Saying,
    find_attributes,
    find_attributes_of,
    open_values,
    stated,
)
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.language.text.time_expressions import find_times
from dialogs.language.vocabulary.index import WordIndex
from dialogs.questions.entry import Given
from dialogs.questions.frame import short
from dialogs.questions.hearing import misread
from rules.notice.achievement_data import AttributeData


class HeardAttribute(NamedTuple):
    """The attribute ``name``, for which ``asked`` is the question."""

    words: WordIndex
    name: str
    data: AttributeData
    asked: str
    today: date

    def read(self, own: Callable[[str], Given | Misread], text: str) -> Given | Misread:
        """By its own reader, except that what is said of the values goes before a name that is only like theirs."""
        found = self.told(own, text)
        if isinstance(found, Given) or not found.is_blank:
            return found
        said = plain(text)
        if phrase("heard", "asks").search(said):
            return found
        return self._in_short(said) or self._of_another(said) or found

    def told(self, own: Callable[[str], Given | Misread], text: str) -> Given | Misread:
        """The same of what is said where something else was asked for, which the question does not make whole."""
        found, said = own(text), plain(text)
        if isinstance(found, Given) and not self.data.values:
            return found
        if phrase("heard", "asks").search(said):
            return found if isinstance(found, Misread) else misread("question", text)
        if phrase("heard", "some").search(said) and not is_number(said):
            return Misread("misread.parts", said=short(text))
        reading = self._named(said) or self._stated(said)
        if reading is None and isinstance(found, Misread):
            found = own(core(said)) if self.data.values else found
        elif reading is None and self._joins_more(said, found):
            return Misread(
                "misread.choice", unread=short(text), names=[one.name for one in self.data.values], more=()
            )
        return reading or found

    def _named(self, said: str) -> Given | None:
        """A word that says one value where it is all that is said: 北大核心, 行业内, 没有."""
        names = {
            word: value
            for value, words in self.words.value_cells(self.name, self.data).items()
            for word in words
        }
        names |= {value.name: value.value for value in self.data.values}
        word = core(self._without_times(said))
        if word not in names and denies(said) and self.data.values:
            word = next((name for name in names if read_yes_no(name) is False), word)
        return Given(names[word]) if word in names else None

    def _stated(self, said: str) -> Given | Misread | None:
        """What a message that says so states; what leaves it open, or says it both ways, is to be said anew."""
        told = find_attributes_of(self.words, said, {self.name: self.data})
        value = stated(told, [self.name]).get(self.name)
        if self.data.values and phrase("heard", "is_not").match(said):
            value = None
        options = {one.value: one.name for one in self.data.values}
        may_be = open_values(self.words, said, {self.name: self.data}).get(self.name, ())
        both = {str(one.value): one.value for one in told}
        named = [options[str(one)] for one in (may_be or both) if str(one) in options]
        if len(named) > 1:
            several = Misread("misread.several", names=named)
            return several if may_be else Misread("misread.parts", said=short(said))
        return None if value is None or self._says_more(said, told) else Given(value)

    def _in_short(self, said: str) -> Given | None:
        """What the question's own word makes whole: 工信部 says of 技术推广 by whom."""
        denied = any(phrase("heard", key).search(said) for key in ("is_not", "not_so_much"))
        if denied or not self.data.values:
            return None
        whole = f"{core(said)}{self.data.name}"
        told = find_attributes_of(self.words, whole, {self.name: self.data})
        value = stated(told, [self.name]).get(self.name)
        alike = len({repr(one.value) for one in told}) == 1  # 核心，普通 says both
        return Given(value) if alike and value is not None and not self._says_more(whole, told) else None

    def _of_another(self, said: str) -> Misread | None:
        """What is said of something else: 我牵头 says what one's part is, and not which place one has."""
        told = find_attributes(self.words, said)
        others = {one.attribute for one in told} & self.words.catalogue.attributes.keys() - {self.name}
        if self.data.ordinal is None or len(others) != 1:
            return None
        return Misread("misread.rank", unread=short(said), reason="no_place")

    def _joins_more(self, said: str, found: Given | Misread) -> bool:
        """负责人和参与都有: beside a value that is named, another one, or that it is not all."""
        name = next(
            (one.name for one in self.data.values if isinstance(found, Given) and one.value == found.value),
            "",
        )
        return name in said and phrase("heard", "joined").search(said.replace(name, "", 1)) is not None

    def _without_times(self, said: str) -> str:
        for one in reversed(find_times(said, self.today)):
            said = said[: one.start] + said[one.end :]
        return said

    def _says_more(self, said: str, told: Iterable[Saying]) -> bool:
        """Whether it says anything beyond that and the words of the question: 授权率高吗, 不是公开出版的."""
        for one in told:
            said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
        left = phrase("heard", "beside").sub("", self._without_times(said))
        return not set(left) <= set(self.asked) | set(self.data.name)
