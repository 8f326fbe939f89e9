"""The titles, levels and certificates that a notice's text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from bot.authoring.clauses import expression, found, seen, usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.wording import say


class NamesDraft:
    """``texts``: what each clause says; ``headings``: those of chapters and annexes. ``levels``: their names;
    ``titles``: the id of each; both lowest first.
    ``held``: the id of what one has by each name under which a way may ask for it.
    """

    def __init__(self, texts: Mapping[str, str], headings: Iterable[str]) -> None:
        self._texts = texts
        self._headings = list(dict.fromkeys(headings))
        self.levels_clause: str | None = None
        self.levels = self._levels_found()
        self._conferred = self._by_level()
        held = {one for text in texts.values() for one in expression(usual()["held_name"]).findall(text)}
        by_rank = {one: _of_rank(one, self._named) for one in sorted(held - {*self.levels})}
        ladder = usual()["title_ids"]
        used = {*self._named, *self._conferred.values(), *by_rank.values()}
        self.titles = {name: key for name, key in ladder.items() if name in used}
        self.also = {name: ladder[title] for name, title in by_rank.items()}
        one = {less: ladder[exact] for exact, less in usual()["together"] if exact in used}
        self.held = ladder | one | self.also | {level: self.confers(level) for level in self.levels}
        self.certificates = self._certificates(self.held)
        self.held |= {one["name"].value: one["certificate"] for one in self.certificates}

    def confers(self, level: str) -> str:
        """The title that a level confers."""
        return str(usual()["title_ids"][self._conferred[level]])

    def level_of(self, text: str) -> str | None:
        """The one level of which a clause speaks: it is its heading, or says who applies for it."""
        heading = seen("level_heading", _heading_of(text), self.levels)
        if heading:
            return heading["is"]
        said = set(expression(usual()["of_level"], tuple(self.levels)).findall(text))
        return said.pop() if len(said) == 1 else None

    def _level_names(self) -> list[str]:
        between, name = expression(usual()["between"]), expression(usual()["level_name"])
        for words in usual()["levels"]:
            for clause, text in self._texts.items():
                for said in expression(words).finditer(text):
                    named = between.split(said["are"])
                    if all(name.fullmatch(one) for one in named):
                        self.levels_clause = clause
                        return named
        return []

    def _levels_found(self) -> list[str]:
        """Those that are named together, and every other that begins a clause; lowest first."""
        named = self._level_names()
        ranks = {_of_rank(one, self._named) for one in named}
        texts = (*self._texts.values(), *self._headings)
        begun = dict.fromkeys(one for text in texts if (one := _begun(text)))
        others = [one for one in begun if _of_rank(one, self._named) not in ranks]
        ladder = list(usual()["title_ids"])
        found_in_all = named + others or self._free_titles()
        if not named or others:
            found_in_all.sort(key=lambda one: ladder.index(_of_rank(one, self._named)))
        return found_in_all

    def _free_titles(self) -> list[str]:
        """The usual titles that are said otherwise than of what somebody has, lowest first."""
        usual_titles = tuple(usual()["level_ids"])
        texts = [
            expression(usual()["only_held"], usual_titles).sub("", text) for text in self._texts.values()
        ]
        said = {one for text in texts for one in expression("<NAMES>", usual_titles).findall(text)}
        return [one for one in usual_titles if one in said]

    @property
    def unplaced(self) -> list[str]:
        """The usual titles that the text seems to speak of, and that are no level."""
        return [one for one in self._free_titles() if not any(level.endswith(one) for level in self.levels)]

    @cached_property
    def _named(self) -> list[str]:
        """The titles that are named as such."""
        return self._titles_in(expression("(?!)"))

    def _titles_in(self, but: re.Pattern[str]) -> list[str]:
        """Those named elsewhere than in what is left out; lowest first; of two that are one, the more exact."""
        ladder = tuple(usual()["title_ids"])
        words = expression(usual()["title_named"], ladder)
        said = {one for text in self._texts.values() for one in words.findall(but.sub("", text))}
        said -= {less for exact, less in usual()["together"] if exact in said}
        return [one for one in ladder if one in said]

    def _by_level(self) -> dict[str, str]:
        """The highest are those that the levels confer, where there are as many; else by what the level is called."""
        by_rank = {one: _of_rank(one, self._named) for one in self.levels}
        if len(set(by_rank.values())) == len(self.levels) and set(by_rank.values()) <= set(self._named):
            return by_rank
        conferred = self._titles_in(expression(usual()["only_held"], (*usual()["title_ids"],)))
        if len(conferred) >= len(self.levels):
            return dict(zip(self.levels, conferred[-len(self.levels) :], strict=True))
        return by_rank

    def _certificates(self, titles: Mapping[str, str]) -> list[dict[str, Any]]:
        """Those that stand for a title, and those that only open a way."""
        listed: dict[str, dict[str, Any]] = {}
        for clause, text in self._texts.items():
            for said in expression(usual()["stands_for"], tuple(titles)).finditer(text):
                rest = text.replace(said[0], "").strip(usual()["ends_of_quotes"])
                beside = LeftOpen(clause, say("authoring.draft.beside", text=rest))
                stands = {
                    "stands_for": Proposed(titles[said["title"]]),
                    "clause": beside if rest else clause,
                    "quote": said[0],
                }
                listed |= dict.fromkeys(expression(usual()["between"]).split(said["is"]), stands)
        opening = (found("certificate", text) for text in self._texts.values())
        listed |= {name: {} for name in opening if name and name not in listed}
        return [
            {"certificate": f"certificate_{n}", "name": Proposed(name), **stands}
            for n, (name, stands) in enumerate(listed.items(), 1)
        ]


def _heading_of(text: str) -> str:
    return expression(usual()["ends_of_heading"]).split(text)[0].strip()


def _begun(text: str) -> str | None:
    """The title that a clause's heading names, or of which it says who applies for it."""
    applying = (("applies_for", line) for line in text.split("\n"))
    for name, said in (("level_heading", _heading_of(text)), *applying):
        match = expression(usual()[name].replace("<NAMES>", usual()["title"])).search(said)
        if match:
            return match["is"]
    return None


def _of_rank(name: str, named: Iterable[str]) -> str:
    """The title that a name is, by how it is put together; rather one that is named."""
    titles: list[str] = next(
        one["titles"] for one in usual()["ranks"] if expression(one["words"]).search(name)
    )
    return next((one for one in titles if one in named), titles[0])
