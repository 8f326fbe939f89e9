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
    """Says values under headings; ``short``: values that speak for themselves, without."""

    def __init__(self, random: Random, words: NoticeWords, *, short: bool) -> None:
        super().__init__(random, words, "")
        self.short = short

    def headed(self, headings: list[str], value: str, says: Facts) -> Statement:
        """A value under one of its headings."""
        heading = self.fill(headings, field=self.random.choice(self.words.fields))
        return Statement(value, says, heading="" if self.short else heading)

    def education(self, value: str) -> Statement:
        term = self.random.choice(self.words.education[value])
        return self.headed(self.patterns["education"]["key"], term, {"education": value})

    def experience(self, tenure: Facts, work: str = "") -> Statement:
        said, says = self.patterns["experience"], {"experience": tenure}
        field = work or self.random.choice(self.words.fields)
        if "since" in tenure:
            value = self.fill(said["since_value"], field=field, d=self.time(tenure))
            return self.headed(said["since_key"], value, says)
        if not self.short:
            return self.headed(said["key"], self.time(tenure), says)
        return Statement(self.fill(said["short"], field=field, d=self.time(tenure)), says)

    def direction(self, value: str) -> Statement:
        work = self.random.choice(self.words.directions[value])
        if self.short:
            return super().direction(value)
        return self.headed(self.patterns["direction"]["key"], work, {"direction": value})

    def region(self, *, inside: bool) -> Statement:
        if self.short or not inside:
            return super().region(inside=inside)
        return self.headed(
            self.patterns["employer"]["key"], self.words.region, {self.words.region_fact: True}
        )

    def no_title(self) -> Statement:
        if self.short:
            return super().no_title()
        said = self.patterns["titles"]
        return self.headed(said["key"], self.random.choice(said["key_none"]), {"titles": []})

    def title(self, title: Facts) -> Statement:
        return self.headed(self.patterns["titles"]["key"], self._in_brackets(title), {"titles": [title]})

    def _in_brackets(self, title: Facts) -> str:
        said, called = self.patterns["titles"], self.title_words(title)
        called += "" if not self.short and self.random.random() < 0.5 else "职称"
        if "years" in title:
            return self.fill(said["in_brackets_years"], t=called, d=self.time(title))
        return (
            self.fill(said["in_brackets"], t=called, d=self.time(title)) if "obtained_on" in title else called
        )

    def achievement(self, entry: Facts, *, vague: bool = False, run_together: bool = False) -> Statement:
        if vague or self.words.kinds[entry["kind"]].verb:
            return super().achievement(entry, vague=vague, run_together=run_together)
        noun, told = self.noun(entry)
        known = {name: value for name, value in entry.items() if name not in {"kind", "count", *told}}
        attributes = [self.attribute(entry["kind"], name, value) for name, value in known.items()]
        number = counted(self.random, entry.get("count", 1)) + self.words.kinds[entry["kind"]].unit
        value = number + (f"（{'，'.join(attributes)}）" if attributes else "")
        says = {"achievements": [entry]}
        return Statement(noun + value, says) if self.short else Statement(value, says, heading=noun)
