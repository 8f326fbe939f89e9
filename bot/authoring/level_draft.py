"""The skeleton of one level: which clauses are its own, and what each seems to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.authoring import readings
from bot.authoring.clauses import children, usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.authoring.outcome_draft import OutcomeDraft
from bot.wording import say, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.authoring.outcome_draft import WholeDraft


_SHORT: Final = 20


class LevelDraft:
    """``read``: the facts that its routes and outcomes take, with the clauses; ``kinds``: its kinds of outcome."""

    def __init__(self, whole: WholeDraft, name: str, level_id: str, title: str) -> None:
        self._whole = whole
        self.name, self.id, self._title = name, level_id, title
        self.clauses = self._own()
        self.clause = self.clauses[0] if self.clauses else self._named_in()
        self.encoded: set[str] = set()
        self.read: dict[str, list[str]] = {}
        self.kinds: dict[str, dict[str, Any]] = {}
        self.declared: dict[str, str] = {}
        self.grounds: dict[str, dict[str, Any]] = {}
        self._routes = self._route_condition()
        if self._routes:
            self._routes |= self._waiver()
        self._outcomes = self._outcome_condition()
        self._declare_the_rest()

    def _own(self) -> list[str]:
        texts, own = self._whole.texts, list[str]()
        for clause, text in texts.items():
            said = readings.found("of_level", text)
            if self.name in {text, said}:
                own += [clause, *children([*texts], clause)]
        return list(dict.fromkeys(own))

    def _named_in(self) -> str:
        return next(
            (c for c, text in self._whole.texts.items() if self.name in text), next(iter(self._whole.texts))
        )

    def _below(self, clause: str) -> list[str]:
        return [one for one in children(self.clauses, clause) if not list(children(self.clauses, one))]

    def _route_condition(self) -> dict[str, Any] | None:
        for clause in self.clauses:
            text, below = self._whole.texts[clause], self._below(clause)
            read = {one: readings.route(self._whole.texts[one], self._whole.titles) for one in below}
            offered = re.search(usual()["alternatives"], text) and any(
                route.is_whole for route in read.values()
            )
            if offered and not any(list(children(below, one)) for one in below):
                self.encoded |= {clause, *below}
                heading = {"clause": clause, "quote": self._whole.quote(clause)}
                return self._with_routes(read) | {"heading": heading}
        for clause in self.clauses:
            alone = readings.route(self._whole.texts[clause], self._whole.titles)
            if alone.is_whole and not self._below(clause):
                self.encoded.add(clause)
                return self._with_routes({clause: alone})
        return None

    def _with_routes(self, read: Mapping[str, readings.RouteRead]) -> dict[str, Any]:
        name = say("authoring.draft.routes")
        return {
            "condition": "education_experience",
            "name": name,
            "routes": [self._route(*one) for one in read.items()],
        }

    def _route(self, clause: str, read: readings.RouteRead) -> dict[str, Any]:
        self._note("experience", clause)
        text = self._whole.texts[clause]
        stands = clause if read.is_all else LeftOpen(clause, say("authoring.draft.unread", text=text))
        told: dict[str, Any] = {"clause": stands, "quote": self._whole.quote(clause)}
        if read.education:
            self._note("education", clause)
            told["education"] = Proposed(read.education)
        if read.title and read.title_years is not None:
            self._note("titles", clause)
            told["title"] = {"at_least": Proposed(read.title), "years": Proposed(read.title_years)}
            if read.other_speciality:
                told["title"]["other_speciality"] = Proposed(value=True)
        certificate = self._whole.certificates.get(readings.found("certificate", text) or "")
        if certificate and read.experience_years is not None:
            self._note("titles", clause)
            told["title"] = {"at_least": Proposed(certificate), "years": Proposed(read.experience_years)}
        elif read.experience_years is not None:
            told["experience_years"] = Proposed(read.experience_years)
        elif "title" not in told:
            told["experience_years"] = LeftOpen(0, say("authoring.draft.unread", text=text))
        return told

    def _note(self, fact: str, clause: str) -> None:
        self.read.setdefault(fact, []).append(clause)

    def _outcome_condition(self) -> dict[str, Any] | None:
        for clause in self.clauses:
            needed, below = readings.required(self._whole.texts[clause]), self._below(clause)
            if needed and below and clause not in self.encoded:
                self.encoded |= {clause, *below}
                self._note("achievements", clause)
                counted = OutcomeDraft(self._whole, clause, below)
                content = counted.content(needed)
                for kind, data in counted.kinds.items():
                    self.kinds.setdefault(kind, {**data, "ask": {}})["ask"].update(data["ask"])
                if counted.since_title:
                    self._note("titles", clause)
                name = say("authoring.draft.achievements")
                return {"condition": "achievements", "name": name, "achievements": content}
        return None

    def _waiver(self) -> dict[str, Any]:
        """What stands for the routes: each item below a clause that speaks of 破格."""
        for clause in self.clauses:
            below = self._below(clause)
            if (
                below
                and clause not in self.encoded
                and re.search(usual()["exceptional"], self._whole.texts[clause])
            ):
                self.encoded |= {clause, *below}
                self._note("exceptional", clause)
                grounds = []
                for n, one in enumerate(below, 1):
                    key = f"ground_{self.id}_{n}"
                    name = self._whole.quote(one)[:_SHORT]
                    self.grounds[key] = {"name": Proposed(name), "attributes": {}}
                    unread = say("authoring.draft.unread", text=self._whole.texts[one])
                    grounds.append(
                        {"clause": one, "quote": self._whole.quote(one), "kind": LeftOpen(key, unread)}
                    )
                return {"waiver": {"clause": clause, "quote": self._whole.quote(clause), "grounds": grounds}}
        return {}

    def _declare_the_rest(self) -> None:
        """What is its own and has no number is declared by the person; of a list that was not understood, nothing."""
        for clause in self.clauses:
            text = self._whole.texts[clause]
            if clause in self.encoded or text == self.name or self._is_listed(clause):
                continue
            if self._below(clause) and not re.search(usual()["alternatives"], text):
                continue
            self.declared[clause] = f"declared.{self.id}_{len(self.declared) + 1}"
            self.encoded.add(clause)

    def _is_listed(self, clause: str) -> bool:
        """Whether it stands below one that says how the parts of a list go together."""
        above = (one for one in self.clauses if clause in list(children(self.clauses, one)))
        return any(re.search(usual()["listing"], self._whole.texts[one]) for one in above)

    def content(self) -> dict[str, Any]:
        """The level's file."""
        conditions = [
            *self._declarations("scope", {c: f for c, f in self._whole.common.items() if f == "in_scope"}),
            *self._declarations(
                "declared",
                {**{c: f for c, f in self._whole.common.items() if f != "in_scope"}, **self.declared},
            ),
            *([self._routes] if self._routes else []),
            *([self._outcomes] if self._outcomes else []),
        ]
        return {
            "level": self.id,
            "name": Proposed(self.name),
            "confers": Proposed(self._title),
            "clause": Proposed(self.clause),
            "conditions": conditions,
        }

    def _declarations(self, name: str, facts: Mapping[str, str]) -> Sequence[dict[str, Any]]:
        declared = [
            {"fact": Proposed(fact), "clause": c, "quote": self._whole.quote(c)} for c, fact in facts.items()
        ]
        told = table(f"authoring.draft.{name}")["name"]
        return [{"condition": name, "name": told, "declarations": declared}] if declared else []
