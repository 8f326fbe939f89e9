"""The skeleton of a list of outcomes: how many of which items, and what each seems to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from bot.authoring import readings
from bot.authoring.clauses import usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.wording import say, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class WholeDraft(Protocol):
    """What a level's skeleton takes from that of the notice."""

    clauses: dict[str, list[int]]
    texts: dict[str, str]
    titles: dict[str, str]
    common: dict[str, str]
    certificates: dict[str, str]

    def quote(self, clause: str) -> str:
        """Of a clause, the words of its last paragraph."""


class OutcomeDraft:
    """``kinds``: the kinds of outcome that the list names, with a question for each attribute that it asks for."""

    def __init__(self, whole: WholeDraft, clause: str, below: Sequence[str]) -> None:
        self._whole = whole
        self._clause, self._below = clause, below
        text = whole.texts[clause]
        self.since_title = whole.titles.get(readings.found("since_title", text) or "")
        self._recent = re.search(usual()["recent"], text)
        self.kinds: dict[str, dict[str, Any]] = {}

    def content(self, required: int) -> dict[str, Any]:
        """The condition: one list, or several."""
        text = self._whole.texts[self._clause]
        items = [self._item(one, n) for n, one in enumerate(self._below, 1)]
        unread = LeftOpen(self._clause, say("authoring.draft.unread", text=text))
        ranges = readings.lists(text)
        told: dict[str, Any] = {
            "clause": unread if len(re.findall(usual()["required"], text)) > 1 else self._clause,
            "quote": self._whole.quote(self._clause),
            **self._each(),
        }
        covered = [n for first, last, _ in ranges for n in range(first, last + 1)]
        if covered == list(range(1, len(items) + 1)):
            told["lists"] = [
                {"required": Proposed(n), "items": items[first - 1 : last]} for first, last, n in ranges
            ]
            return told
        return {**told, "required": Proposed(required), "items": items}

    def _each(self) -> dict[str, Any]:
        """Since a title, or in the last years, of every outcome alike."""
        asked: dict[str, Any] = {"since_title": Proposed(self.since_title)} if self.since_title else {}
        if self._recent:
            asked["within_years"] = Proposed(readings.number(self._recent["n"]))
        if not asked:
            return {}
        date = usual()["date"]
        for data in self.kinds.values():
            data["ask"][date["attribute"]] = Proposed(date["ask"])
        return {"each": [{date["attribute"]: asked}]}

    def _item(self, clause: str, n: int) -> dict[str, Any]:
        text = self._whole.texts[clause]
        achievements = [self._outcome(read, n, text) for read in readings.outcomes(text)]
        return {"clause": clause, "quote": self._whole.quote(clause), "achievements": achievements}

    def _outcome(self, read: readings.OutcomeRead, n: int, text: str) -> dict[str, Any]:
        unknown = {
            "kind": f"kind_{n}",
            "name": say("authoring.draft.kind", n=n),
            "unit": say("authoring.draft.unit"),
        }
        kind = read.kind or unknown
        named = {"name": Proposed(kind["name"]), "unit": Proposed(kind["unit"]), "ask": {}}
        data = self.kinds.setdefault(kind["kind"], named)
        told: dict[str, Any] = {"kind": LeftOpen(kind["kind"], say("authoring.draft.unread", text=text))}
        if read.every > 1:
            told["every"] = Proposed(read.every)
        for attribute, (form, value) in read.asked.items():
            data["ask"][attribute] = Proposed(_known()[attribute]["ask"])
            told[attribute] = {form: Proposed(value)}
        return told


def attributes_of(kinds: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """The attributes that the kinds are asked about, as far as they are usual."""
    asked = {attribute for data in kinds for attribute in data["ask"]}
    return {name: data["as"] for name, data in _known().items() if name in asked}


def _known() -> dict[str, dict[str, Any]]:
    """By attribute its question, and how it is written down."""
    place, date = table("authoring.draft.place"), usual()["date"]
    known = {
        "place": {"ask": place["ask"], "as": {"name": place["name"], "ordinal": usual()["ordinal"]}},
        date["attribute"]: {"ask": date["ask"], "as": {"name": date["name"], "date": True}},
    }
    for scale in usual()["scales"]:
        values = [{"value": one["value"], "name": one["name"]} for one in scale["values"]]
        known[scale["attribute"]] = {
            "ask": scale["ask"],
            "as": {"name": scale["name"], "scale": Proposed(values)},
        }
    for amount in usual()["amounts"]:
        named = {"name": amount["name"], "number": amount["number"]}
        known[amount["attribute"]] = {"ask": amount["ask"], "as": named}
    return known
