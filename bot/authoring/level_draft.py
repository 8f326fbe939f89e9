"""The skeleton of one level: which clauses are its own, and what each seems to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.authoring import readings
from bot.authoring.clauses import children, seen
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.authoring.outcome_draft import OutcomeDraft, merge_kinds
from bot.wording import say, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.authoring.drafting import NoticeDraft


_SHORT: Final = 20


class LevelDraft:
    """``own``: the clauses that speak of it; ``read``: the facts that its routes and outcomes take, with the clauses;
    ``kinds``: its kinds of outcome.
    """

    def __init__(self, whole: NoticeDraft, name: str, level_id: str) -> None:
        self._whole = whole
        self.name, self.id = name, level_id
        texts = whole.texts
        level_of, headed = whole.names.level_of, whole.headed
        named = [c for c, text in texts.items() if name in {level_of(text), level_of(headed.get(c, ""))}]
        own = {one for clause in named for one in (clause, *children(texts, clause))}
        self.own = [clause for clause in texts if clause in own]
        self._looked_at = self.own if len(whole.names.levels) > 1 else [*texts]
        listed = whole.names.levels_clause or next(iter(texts))
        self.clause = next((c for c in named if not seen("permits", texts[c])), listed)
        self.encoded: set[str] = set()
        self.read: dict[str, list[str]] = {}
        self.kinds: dict[str, dict[str, Any]] = {}
        self.grounds: dict[str, dict[str, Any]] = {}
        waiver = self._waiver()
        self._routes = self._route_condition()
        if self._routes:
            self._routes |= waiver
        self._outcomes = self._outcome_condition()
        self._declared = self._rest()

    def _below(self, clause: str) -> list[str]:
        return [one for one in children(self._looked_at, clause) if not any(children(self._looked_at, one))]

    def _right_below(self, clause: str) -> list[str]:
        inside = [*children(self._looked_at, clause)]
        deeper = {one for other in inside for one in children(inside, other)}
        return [one for one in self._below(clause) if one not in deeper]

    def _note(self, fact: str, clause: str) -> None:
        self.read.setdefault(fact, []).append(clause)

    def _waiver(self) -> dict[str, Any]:
        """What stands for the routes: each item below a clause that speaks of 破格."""
        for clause in self._looked_at:
            below = self._below(clause)
            if below and seen("exceptional", self._whole.quote(clause)):
                self.encoded |= {clause, *below}
                self._note("exceptional", clause)
                grounds = [self._ground(one, f"ground_{self.id}_{n}") for n, one in enumerate(below, 1)]
                return {"waiver": {"clause": clause, "quote": self._whole.quote(clause), "grounds": grounds}}
        return {}

    def _ground(self, clause: str, key: str) -> dict[str, Any]:
        quote = self._whole.quote(clause)
        self.grounds[key] = {"name": Proposed(quote[:_SHORT]), "attributes": {}}
        unread = say("authoring.draft.unread", text=self._whole.texts[clause])
        return {"clause": clause, "quote": quote, "kind": LeftOpen(key, unread)}

    def _route_condition(self) -> dict[str, Any] | None:
        for clause in self._looked_at:
            below = [] if clause in self.encoded else self._below(clause)
            read = {one: self._read(one) for one in below}
            if seen("alternatives", self._whole.quote(clause)) and any(one.is_whole for one in read.values()):
                self.encoded |= {clause, *below}
                first, _, others = self._whole.texts[clause].rpartition("\n")
                beside = LeftOpen(clause, say("authoring.draft.beside", text=first))
                is_all = not others or not seen("is_sentence", first)
                heading = {"clause": clause if is_all else beside, "quote": self._whole.quote(clause)}
                return self._with_routes(read) | {"heading": heading}
        for clause in self._looked_at:
            read = {one: self._read(one) for one in self._right_below(clause) if one not in self.encoded}
            ways = [one for one in read if self._whole.is_way(self._whole.texts[one])]
            if len(ways) > 1 and not seen("all_of", self._whole.texts[clause]):
                # Nothing says that one is enough, nor that all are asked for.
                read = {one: way for one, way in read.items() if one in ways or way.is_whole}
                self.encoded |= read.keys()
                return self._with_routes(read, are_sure=False)
        for clause in self._looked_at:
            alone = self._read(clause)
            quote = self._whole.quote(clause)
            is_at_work = seen("at_work", quote) and (alone.experience_years or not seen("scope", quote))
            is_route = alone.is_whole and (alone.education or alone.title or is_at_work)
            if is_route and not (self._below(clause) or self._is_listed(clause) or clause in self.encoded):
                self.encoded.add(clause)
                return self._with_routes({clause: alone})
        return None

    def _read(self, clause: str) -> readings.RouteRead:
        return readings.route(self._whole.paragraph(clause), self._whole.names.held)

    def _with_routes(
        self, read: Mapping[str, readings.RouteRead], *, are_sure: bool = True
    ) -> dict[str, Any]:
        return {
            "condition": "education_experience",
            "name": say("authoring.draft.routes"),
            "routes": [self._route(*one, is_sure=are_sure) for one in read.items()],
        }

    def _route(self, clause: str, read: readings.RouteRead, *, is_sure: bool) -> dict[str, Any]:
        text = self._whole.texts[clause]
        unread = LeftOpen(
            clause, say("authoring.draft.unread" if is_sure else "authoring.draft.way", text=text)
        )
        is_all = is_sure and read.is_all and "\n" not in text.partition(self._whole.quote(clause))[2]
        told: dict[str, Any] = {
            "clause": clause if is_all else unread,
            "quote": self._whole.quote(clause),
        }
        self._note("experience", clause)
        if read.education:
            self._note("full_time_education" if read.full_time else "education", clause)
            told["education"] = Proposed(read.education)
            if read.full_time:
                told["education_fact"] = Proposed("full_time_education")
            if read.education_years is not None:
                self._note(f"{'full_time_' if read.full_time else ''}education_obtained_on", clause)
                told["education_years"] = Proposed(read.education_years)
        if read.title:
            self._note("titles", clause)
            years = read.title_years
            told["title"] = {
                "at_least": Proposed(read.title),
                "years": LeftOpen(0, unread.text) if years is None else Proposed(years),
                **({"other_speciality": Proposed(value=True)} if read.other_speciality else {}),
            }
        worked = read.experience_years
        if worked is not None and (not read.title or worked > (read.title_years or 0)):
            told["experience_years"] = Proposed(worked)
        if read.stated:
            group = "declared.of_route"
            stated = [self._whole.statements.declared(clause, one, group) for one in read.stated]
            told["declarations"] = stated
        if not {"experience_years", "title", "declarations"} & told.keys():
            told["experience_years"] = LeftOpen(0, unread.text)
        return told

    def _outcome_condition(self) -> dict[str, Any] | None:
        for clause in self._looked_at:
            needed, below = readings.required(self._whole.quote(clause)), self._below(clause)
            if not (needed and below) or clause in self.encoded or seen("denies", self._whole.quote(clause)):
                continue
            self.encoded |= {clause, *below}
            self._note("achievements", clause)
            counted = OutcomeDraft(self._whole, clause, below)
            content = counted.content(needed)
            merge_kinds(self.kinds, counted.kinds)
            if counted.since_title:
                self._note("titles", clause)
            name = say("authoring.draft.achievements")
            return {"condition": "achievements", "name": name, "achievements": content}
        return None

    def _rest(self) -> list[dict[str, Any]]:
        """What is its own and has no number is stated by the person; of a list that was not understood, nothing."""
        stated: list[dict[str, Any]] = []
        for clause in self.own:
            text = self._whole.texts[clause]
            if clause in self.encoded or self._below(clause) or self._is_listed(clause):
                continue
            if (
                text != self.name
                and not self._whole.is_way(text)
                and clause != self._whole.names.levels_clause
                and not seen("alternatives", text)
            ):
                said = self._whole.statements.of_clause(clause, text, f"declared.{self.id}")
                self.encoded |= {clause} if said else set()
                stated += said
        return stated

    def _is_listed(self, clause: str) -> bool:
        """Whether it stands below one that says how the parts of a list go together."""
        above = (
            self._whole.texts[one] for one in self._looked_at if clause in [*children(self._looked_at, one)]
        )
        return any(seen("listing", text) and not seen("all_of", text) for text in above)

    def content(self) -> dict[str, Any]:
        """The level's file."""
        conditions = [
            *_declarations("scope", self._whole.scope),
            *_declarations("declared", [*self._whole.common, *self._declared]),
            *([self._routes] if self._routes else []),
            *([self._outcomes] if self._outcomes else []),
        ]
        texts = self._whole.texts
        is_read = (
            self.clause in self.encoded
            or any(children(texts, self.clause))
            or texts[self.clause] == self.name
        )
        is_read = is_read or self.clause == self._whole.names.levels_clause
        unread = say("authoring.draft.unread", text=texts[self.clause])
        if not (self._routes or self._outcomes or self._declared):
            is_read, unread = False, say("authoring.draft.no_condition", name=self.name)
        return {
            "level": self.id,
            "name": Proposed(self.name),
            "confers": Proposed(self._whole.names.confers(self.name)),
            "clause": Proposed(self.clause) if is_read else LeftOpen(self.clause, unread),
            "conditions": conditions,
        }


def _declarations(name: str, declared: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    told = table(f"authoring.draft.{name}")["condition"]
    return [{"condition": name, "name": told, "declarations": list(declared)}] if declared else []
