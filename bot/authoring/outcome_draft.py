"""The skeleton of a list of outcomes: how many of which items, and what each seems to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.authoring import readings
from bot.authoring.clauses import expression, seen, usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.wording import say
from rules.wording.wording import numeral

if TYPE_CHECKING:
    from bot.authoring.drafting import NoticeDraft


class OutcomeDraft:
    """``kinds``: the kinds of outcome that the list names, with a question for each attribute that it asks for;
    ``since_title``: of which only those count that came about afterwards.
    """

    def __init__(self, whole: NoticeDraft, clause: str, below: Sequence[str]) -> None:
        self._whole = whole
        self._clause, self._below = clause, below
        self._text = whole.texts[clause]
        held = whole.names.held
        words = (seen(name, self._text, held) for name in ("since_title", "since_title_too"))
        self.since_title = next((held[one["named"]] for one in words if one), None)
        if self.since_title is None and seen("since_last", self._text):
            self.since_title = "last"
        self.kinds: dict[str, dict[str, Any]] = {}

    def content(self, required: int) -> dict[str, Any]:
        """The condition: one list, or several."""
        items = [self._item(one, n) for n, one in enumerate(self._below, 1)]
        ranges, each = readings.lists(self._text), readings.at_most_each(self._text)
        covered = [n for first, last, _ in ranges for n in range(first, last + 1)]
        apart = covered == list(range(1, len(items) + 1))
        limit = {"at_most_each": Proposed(each)} if each else {}
        told: dict[str, Any] = {
            "clause": self._clause
            if self._is_all(apart=apart)
            else self._left_open(self._clause, self._text),
            "quote": self._whole.quote(self._clause),
            **self._each(),
        }
        if not apart:
            return {**told, "required": Proposed(required), **limit, "items": items}
        of_lists = [(n, items[first - 1 : last]) for first, last, n in ranges]
        return {**told, "lists": [{"required": Proposed(n), **limit, "items": of} for n, of in of_lists]}

    @staticmethod
    def _left_open(value: str, text: str) -> LeftOpen:
        return LeftOpen(value, say("authoring.draft.unread", text=text))

    def _is_all(self, *, apart: bool) -> bool:
        """Whether the sentence says no more than how many of what."""
        rest = self._text
        for name in ("at_most_each", *(("of_a_list",) if apart else ())):
            rest = expression(usual()[name]).sub("", rest)
        if len(expression(usual()["required"][0]).findall(rest)) > (0 if apart else 1):
            return False
        return not expression(usual()["read_of_required"], tuple(self._whole.names.held)).sub("", rest)

    def _each(self) -> dict[str, Any]:
        """Since a title, or in the last years, of every outcome alike."""
        asked: dict[str, Any] = {"since_title": Proposed(self.since_title)} if self.since_title else {}
        recent = seen("recent", self._text)
        if recent:
            asked["within_years"] = Proposed(int(readings.number(recent["n"])))
        if not asked:
            return {}
        date = usual()["date"]
        for data in self.kinds.values():
            data["ask"][date["attribute"]] = Proposed(date["ask"])
        return {"each": [{date["attribute"]: {form: value}} for form, value in asked.items()]}

    def _item(self, clause: str, n: int) -> dict[str, Any]:
        text = self._whole.texts[clause]
        read = enumerate(readings.outcomes(text), 1)
        achievements = [self._outcome(one, n, m, text) for m, one in read]
        return {"clause": clause, "quote": self._whole.quote(clause), "achievements": achievements}

    def _outcome(self, read: readings.OutcomeRead, n: int, m: int, text: str) -> dict[str, Any]:
        name = say(
            "authoring.draft.kind" if m == 1 else "authoring.draft.kind_of", n=numeral(n), m=numeral(m)
        )
        key = f"kind_{n}" if m == 1 else f"kind_{n}_{m}"
        unknown = {"kind": key, "name": name, "unit": say("authoring.draft.unit")}
        kind = read.kind or unknown
        named = {"name": Proposed(kind["name"]), "unit": Proposed(kind["unit"]), "ask": {}}
        data = self.kinds.setdefault(kind["kind"], named)
        told: dict[str, Any] = {
            "kind": Proposed(kind["kind"]) if read.is_all else self._left_open(kind["kind"], text)
        }
        if read.every > 1:
            told["every"] = Proposed(read.every)
        for attribute, (form, value) in read.asked.items():
            data["ask"][attribute] = Proposed(_known()[attribute]["ask"])
            told[attribute] = {form: Proposed(value)}
        return told


def merge_kinds(kinds: dict[str, dict[str, Any]], more: Mapping[str, dict[str, Any]]) -> None:
    """Put ``more`` kinds beside those, with all that is asked of each."""
    for kind, data in more.items():
        kinds.setdefault(kind, {**data, "ask": {}})["ask"].update(data["ask"])


def attributes_of(kinds: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The attributes that the kinds are asked about, as far as they are usual."""
    asked = {attribute for data in kinds for attribute in data["ask"]}
    return {name: data["as"] for name, data in _known().items() if name in asked}


def _known() -> dict[str, dict[str, Any]]:
    """By attribute its question, and how it is written down."""
    known = {one["attribute"]: one for one in (usual()["place"], usual()["date"], *usual()["amounts"])}
    for scale in usual()["scales"]:
        values = [{"value": one["value"], "name": one["name"]} for one in scale["values"]]
        known[scale["attribute"]] = {**scale, "as": {"name": scale["name"], "scale": Proposed(values)}}
    return known
