"""The skeleton of one level: which clauses are its own, and what each seems to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bot.authoring import readings
from bot.authoring.clauses import children, expression, seen, usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.authoring.outcome_draft import OutcomeDraft, merge_kinds
from bot.wording import say, table
from rules.notice.notice import is_below

if TYPE_CHECKING:
    from bot.authoring.drafting import NoticeDraft


_SHORT: Final = 20


class _Way(NamedTuple):
    """A way to the level as a clause, or a part of one, puts it."""

    clause: str
    quote: str
    read: readings.RouteRead


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
                unread = LeftOpen(clause, say("authoring.draft.unread", text=self._whole.texts[clause]))
                return {"waiver": {"clause": unread, "quote": self._whole.quote(clause), "grounds": grounds}}
        return {}

    def _ground(self, clause: str, key: str) -> dict[str, Any]:
        quote = self._whole.quote(clause)
        self.grounds[key] = {"name": Proposed(quote[:_SHORT]), "attributes": {}}
        unread = say("authoring.draft.unread", text=self._whole.texts[clause])
        return {"clause": clause, "quote": quote, "kind": LeftOpen(key, unread)}

    def _route_condition(self) -> dict[str, Any] | None:
        for clause in self._looked_at:
            below = [] if clause in self.encoded else self._below(clause)
            ways = [self._way(one) for one in below]
            if seen("alternatives", self._whole.quote(clause)) and any(way.read.is_whole for way in ways):
                self.encoded |= {clause, *below}
                first, _, others = self._whole.texts[clause].rpartition("\n")
                beside = LeftOpen(clause, say("authoring.draft.beside", text=first))
                is_all = not others or not seen("is_sentence", first)
                heading = {"clause": clause if is_all else beside, "quote": self._whole.quote(clause)}
                return self._with_routes(ways) | {"heading": heading}
        for clause in self._looked_at:
            below = [one for one in self._right_below(clause) if one not in self.encoded]
            surely = [one for one in below if self._whole.is_way(self._whole.texts[one])]
            if len(surely) > 1 and not seen("all_of", self._whole.texts[clause]):
                # Nothing says that one is enough, nor that all are asked for.
                ways = [way for way in map(self._way, below) if way.clause in surely or way.read.is_whole]
                self.encoded |= {way.clause for way in ways}
                return self._with_routes(ways, are_sure=False)
        for clause in self._looked_at:
            alone = self._way(clause)
            quote, read_alone = alone.quote, alone.read
            is_at_work = seen("at_work", quote) and (read_alone.experience_years or not seen("scope", quote))
            is_route = read_alone.is_whole and (read_alone.education or read_alone.title or is_at_work)
            if is_route and not (self._below(clause) or self._is_counted(clause) or clause in self.encoded):
                self.encoded.add(clause)
                several = self._ways_in(clause)
                are_sure = not several and not self._is_listed(clause)
                return self._with_routes(several or [alone], are_sure=are_sure)
        return None

    def _way(self, clause: str) -> _Way:
        read = readings.route(self._whole.paragraph(clause), self._whole.names.held)
        return _Way(clause, self._whole.quote(clause), read)

    def _ways_in(self, clause: str) -> list[_Way]:
        """Those that it puts one after another, each with years of its own; none where it is one alone."""
        parts = expression(usual()["ways"]).split(self._whole.quote(clause))
        ways = [_Way(clause, part, readings.route(part, self._whole.names.held)) for part in parts if part]
        ways = [way for way in ways if (way.read.experience_years, way.read.title_years) != (None, None)]
        return ways if len(ways) > 1 else []

    def _with_routes(self, ways: Sequence[_Way], *, are_sure: bool = True) -> dict[str, Any]:
        return {
            "condition": "education_experience",
            "name": say("authoring.draft.routes"),
            "routes": [self._route(*way, is_sure=are_sure) for way in ways],
        }

    def _route(self, clause: str, quote: str, read: readings.RouteRead, *, is_sure: bool) -> dict[str, Any]:
        text = self._whole.texts[clause]
        unread = LeftOpen(
            clause, say("authoring.draft.unread" if is_sure else "authoring.draft.way", text=text)
        )
        is_all = is_sure and read.is_all and "\n" not in text.partition(quote)[2]
        told: dict[str, Any] = {"clause": clause if is_all else unread, "quote": quote}
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
            told["experience_years"] = Proposed(0) if is_all and read.education else LeftOpen(0, unread.text)
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

    def _above(self, clause: str) -> list[str]:
        """What the clauses above it say."""
        return [self._whole.texts[one] for one in self._looked_at if is_below(clause, one)]

    def _is_listed(self, clause: str) -> bool:
        """Whether it stands below one that says how the parts of a list go together."""
        return any(seen("listing", text) and not seen("all_of", text) for text in self._above(clause))

    def _is_counted(self, clause: str) -> bool:
        """Whether it stands below one that says how many of a list are enough."""
        return any(seen("alternatives", text) or readings.required(text) for text in self._above(clause))

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
