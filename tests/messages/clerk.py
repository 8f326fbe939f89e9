"""Facts under headings, as in a form, a résumé line or a chat in key words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.messages.forms import counted
from tests.messages.statements import Speaker, Statement

if TYPE_CHECKING:
    from random import Random

    from tests.messages.notice_words import NoticeWords
    from tests.messages.statements import Facts


class Clerk(Speaker):
    """Says a heading, ``separator`` and a value; with no separator the value alone."""

    def __init__(self, random: Random, words: NoticeWords, separator: str) -> None:
        super().__init__(random, words, "")
        self.separator = separator

    def headed(self, headings: list[str], value: str, says: Facts) -> Statement:
        """A value under one of its headings."""
        heading = self.fill(headings, field=self.random.choice(self.words.fields))
        return Statement(f"{heading}{self.separator}{value}" if self.separator else value, says)

    def education(self, value: str) -> Statement:
        term = self.random.choice(self.words.education[value])
        return self.headed(self.patterns["education"]["key"], term, {"education": value})

    def experience(self, tenure: Facts, work: str = "") -> Statement:
        said, says = self.patterns["experience"], {"experience": tenure}
        field = work or self.random.choice(self.words.fields)
        if "since" in tenure:
            value = self.fill(said["since_value"], field=field, d=self.time(tenure))
            return self.headed(said["since_key"], value, says)
        if self.separator:
            return self.headed(said["key"], self.time(tenure), says)
        return Statement(self.fill(said["short"], field=field, d=self.time(tenure)), says)

    def direction(self, value: str) -> Statement:
        work = self.random.choice(self.words.directions[value])
        if not self.separator:
            return super().direction(value)
        return self.headed(self.patterns["direction"]["key"], work, {"direction": value})

    def region(self, *, inside: bool) -> Statement:
        if not self.separator or not inside:
            return super().region(inside=inside)
        return self.headed(
            self.patterns["employer"]["key"], self.words.region, {self.words.region_fact: True}
        )

    def no_title(self) -> Statement:
        if not self.separator:
            return super().no_title()
        said = self.patterns["titles"]
        return self.headed(said["key"], self.random.choice(said["key_none"]), {"titles": []})

    def title(self, title: Facts) -> Statement:
        return self.headed(self.patterns["titles"]["key"], self._in_brackets(title), {"titles": [title]})

    def _in_brackets(self, title: Facts) -> str:
        said, called = self.patterns["titles"], self.title_words(title)
        called += "" if self.separator and self.random.random() < 0.5 else "职称"
        if "years" in title:
            return self.fill(said["in_brackets_years"], t=called, d=self.time(title))
        return (
            self.fill(said["in_brackets"], t=called, d=self.time(title)) if "obtained_on" in title else called
        )

    def achievement(self, entry: Facts, *, vague: bool = False, joined: str = "") -> Statement:
        if vague or self.words.kinds[entry["kind"]].verb:
            return super().achievement(entry, vague=vague, joined=joined)
        noun, told = self.noun(entry)
        known = {name: value for name, value in entry.items() if name not in {"kind", "count", *told}}
        attributes = [self.attribute(entry["kind"], name, value) for name, value in known.items()]
        number = counted(self.random, entry.get("count", 1)) + self.words.kinds[entry["kind"]].unit
        text = f"{noun}{self.separator}{number}" + (f"（{'，'.join(attributes)}）" if attributes else "")
        return Statement(text, {"achievements": [entry]})
