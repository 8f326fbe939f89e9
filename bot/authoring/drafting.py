"""A skeleton of a notice's folder from its text: what can be read is proposed, what cannot is left open in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bot.authoring import readings
from bot.authoring.clauses import (
    ByClauses,
    body_of,
    children,
    expression,
    found,
    paragraphs_of,
    rejoined,
    seen,
    usual,
)
from bot.authoring.head_draft import HeadDraft
from bot.authoring.level_draft import LevelDraft
from bot.authoring.marked_yaml import LeftOpen, Proposed, bare, written
from bot.authoring.names_draft import NamesDraft
from bot.authoring.outcome_draft import attributes_of, merge_kinds
from bot.authoring.statement_draft import SCOPE, StatementDraft, facts_of
from bot.wording import say, table
from dialogs.language.vocabulary.loader import FOLDER
from rules.notice.notice import is_below

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHOWN: Final = 60


class NoticeDraft:
    """Drafts the notice with this id; :attr:`files` are the texts by name."""

    def __init__(self, notice_id: str, text: str) -> None:
        self.lines = rejoined(text.splitlines())
        self.joined = len(text.splitlines()) - len(self.lines)
        self._by_clauses = ByClauses(self.lines)
        self.clauses = self._by_clauses.clauses
        self._id = notice_id
        self.texts = {
            name: "\n".join(paragraphs_of(self.lines, numbers)) for name, numbers in self.clauses.items()
        }
        self._whole = "\n".join(self.lines)
        self._head = HeadDraft(self.lines)
        self.headed = self._by_clauses.headed
        self.names = NamesDraft(self.texts, self.headed.values())
        self.statements = StatementDraft()
        self.scope: list[dict[str, Any]] = []
        self.common: list[dict[str, Any]] = []
        self.directions = self._directions()
        self.levels = [
            LevelDraft(self, name, str(usual()["level_ids"].get(name, f"level_{n}")))
            for n, name in enumerate(self.names.levels, 1)
        ]
        self._state_what_is_common()

    @property
    def files(self) -> dict[str, str]:
        """Every file of the folder but the text."""
        made: dict[str, Any] = {f"levels/{level.id}.yaml": level.content() for level in self.levels}
        made |= {
            "policy.yaml": self._policy(),
            "clauses.yaml": dict(self._clause_lines()),
            "achievements.yaml": self._achievements(),
            "facts.yaml": self._facts(),
            "directions.yaml": list(self.directions.values()),
            "judged_by_people.yaml": [],
            "not_encoded.yaml": dict(self._not_encoded()),
            **self._vocabulary(),
        }
        head = say("authoring.draft.head")
        return {name: written(content, head) for name, content in made.items()}

    def paragraph(self, clause: str) -> str:
        """Below a heading the one that leads to what stands below the clause, or says what it asks."""
        body = body_of(self.texts[clause].split("\n"))
        return body[-1 if any(children(self.texts, clause)) else 0]

    def quote(self, clause: str) -> str:
        """Of a clause, the words of its paragraph."""
        return self.paragraph(clause).rstrip(usual()["ends_of_quotes"])

    def _clause_lines(self) -> Iterator[tuple[str, Any]]:
        """With what stands after a clause and is of none."""
        for clause, numbers in self.clauses.items():
            beside = self._by_clauses.beside.get(clause)
            if beside:
                text = " ".join(self.lines[n - 1].strip() for n in beside)
                lines = f"{beside[0]}–{beside[-1]}" if len(beside) > 1 else str(beside[0])
                yield clause, LeftOpen(numbers, say("authoring.draft.no_clause", lines=lines, text=text))
            else:
                yield clause, numbers

    def _policy(self) -> dict[str, Any]:
        unknown = say("authoring.draft.unknown")
        since, until = readings.day("valid_from", self._whole), readings.day("valid_until", self._whole)
        until = until or readings.last_day(since, self._whole)
        short = say("authoring.draft.short", region=self._head.region, speciality=self._head.speciality)
        return {
            "id": self._id,
            "title": _or_open(self._head.title, "filler"),
            "short_name": _or_open(self._head.speciality and short, self._id),
            "document_number": _or_open(self._head.number, unknown),
            **{key: Proposed(words) for key, words in self._head.whose.items()},
            "speciality": _or_open(self._head.speciality, unknown),
            "valid_from": Proposed(since) if since else LeftOpen(usual()["some_day"], unknown),
            **({"valid_until": Proposed(until)} if until else {}),
            "valid_from_clause": _or_open(self._of_day(), next(iter(self.clauses))),
            "enquiries": LeftOpen(
                say("authoring.draft.enquiries", whose=self._head.whose.get("authority", "")), unknown
            ),
            "titles": [{"title": key, "name": Proposed(name)} for name, key in self.names.titles.items()],
            "titles_clause": _or_open(self.names.levels_clause, next(iter(self.clauses))),
            **({"certificates": self.names.certificates} if self.names.certificates else {}),
            "levels": self._level_list(),
            "education": self._education(),
        }

    def _level_list(self) -> list[Proposed] | LeftOpen:
        """With the titles of which nothing was read, though the text names them."""
        listed = [Proposed(level.id) for level in self.levels]
        unplaced = "、".join(self.names.unplaced)
        return LeftOpen(listed, say("authoring.draft.no_level", names=unplaced)) if unplaced else listed

    def _of_day(self) -> str | None:
        return next((c for c, text in self.texts.items() if readings.day("valid_from", text)), None)

    def _education(self) -> list[dict[str, Any]]:
        named = {one for text in self.texts.values() for one in readings.educations(text)}
        rows = [
            {"education": one["education"], "tier": Proposed(one["tier"]), "name": one["name"]}
            for one in usual()["education"]
            if one["education"] in named
        ]
        return [*rows, {"education": "other", "tier": -1, "name": table("authoring.draft.any")["name"]}]

    def _vocabulary(self) -> dict[str, Any]:
        """Other names of titles, the field, and where the notice applies."""
        made: dict[str, Any] = {}
        if self.names.also:
            by_title: dict[str, list[Proposed]] = {}
            for name, title in self.names.also.items():
                by_title.setdefault(title, []).append(Proposed(name))
            made["titles"] = [{"means": title, "terms": names} for title, names in by_title.items()]
        if self._head.speciality:
            field = self._head.speciality
            said = dict.fromkeys([field, re.sub(usual()["of_field"], "", field) or field])
            made["field"] = {"called": Proposed(field), "speciality": [Proposed(one) for one in said]}
        if self._head.region and SCOPE in self.statements.facts:
            named = Proposed(self._head.region)
            made["region"] = {"fact": SCOPE, "called": named, "names": [named]}
        return {f"{FOLDER}/{name}.yaml": content for name, content in made.items()}

    def _directions(self) -> dict[str, dict[str, Any]]:
        """By clause, what stands below one that lists directions."""
        for clause, text in self.texts.items():
            below = list(children(self.texts, clause))
            if below and seen("directions", text):
                return {one: self._direction(one, n) for n, one in enumerate(below, 1)}
        return {}

    def _direction(self, clause: str, n: int) -> dict[str, Any]:
        quote = self.quote(clause)
        name = expression(usual()["direction_ends"]).split(quote, maxsplit=1)[0]
        work: list[Proposed | LeftOpen] = [LeftOpen(quote, say("authoring.draft.work"))]
        said = found("direction_work", quote)
        if said is not None:
            parts = re.sub(usual()["work_ends"], "", said).split("、")
            work = [Proposed(part) for part in dict.fromkeys(parts) if part]
        return {"direction": f"direction_{n}", "name": Proposed(name), "clause": clause, "items": work}

    def _state_what_is_common(self) -> None:
        """What people of every level state; first that which says whom the notice is for."""
        taken = {c for level in self.levels for c in (*level.own, *level.encoded)} | self.directions.keys()
        taken |= {c for c in (self._of_day(), self._used_before_clause(), self.names.levels_clause) if c}
        taken |= self._of_certificates()
        free = [c for c in self.clauses if c not in taken and not any(children(self.clauses, c))]
        scope = next((clause for clause in free if seen("scope", self.texts[clause])), None)
        if scope:
            self.scope = self.statements.of_clause(scope, self.texts[scope], SCOPE)
        for clause in (one for one in free if one != scope):
            text, denied = self.texts[clause], seen("denies", self._above(clause)) is not None
            signs = (seen("must", text), seen("denies", text), readings.stated(text).number)
            above = self._above(clause) or self.headed.get(clause, "")
            if self.is_way(text) or seen("permits", above):
                continue
            is_stated = denied or any(signs) or seen("all_of", above)
            if is_stated and (denied or seen("denies", text) or not seen("no_condition", text)):
                self.common += self.statements.of_clause(clause, text, "declared.common", denied=denied)

    def is_way(self, text: str) -> bool:
        """Whether a sentence asks for a degree or a title, and for years or nothing else: one way among others, and no
        demand on all.
        """
        read = readings.route(text, self.names.held)
        years = (read.experience_years, read.title_years, read.education_years)
        held = read.education or read.title or seen("degree_named", text)
        return bool(held and (any(years) or read.is_all)) and not seen("denies", text)

    def _of_certificates(self) -> set[str]:
        return {bare(one["clause"]) for one in self.names.certificates if "clause" in one}

    def _above(self, clause: str) -> str:
        """What the clause right above says."""
        above = (one for one in self.clauses if is_below(clause, one))
        return self.texts.get(max(above, key=len, default=""), "")

    def _achievements(self) -> dict[str, Any]:
        used = self._used_before_clause()
        asked = say("authoring.draft.used_before")
        kinds: dict[str, dict[str, Any]] = {}
        for level in self.levels:
            merge_kinds(kinds, level.kinds)
        grounds = {key: data for level in self.levels for key, data in level.grounds.items()}
        return {
            "attributes": attributes_of(kinds.values()),
            **(
                {"used_before": {"clause": Proposed(used), "quote": self.quote(used), "ask": asked}}
                if used
                else {}
            ),
            "kinds": kinds,
            **({"grounds": grounds} if grounds else {}),
        }

    def _used_before_clause(self) -> str | None:
        """The rule about outcomes that were used before, where the notice has one."""
        return next((c for c in self.texts if seen("used_before", self.quote(c))), None)

    def _facts(self) -> list[dict[str, Any]]:
        stated = self.statements.facts.values()
        read = (one for level in self.levels for one in level.read.items())
        return [
            *(one for one in stated if one["stage"] == "scope"),
            *facts_of(read, self._head.speciality or ""),
            *(one for one in stated if one["stage"] != "scope"),
        ]

    def _not_encoded(self) -> Iterator[tuple[str, Any]]:
        policy = self._policy()
        encoded = {
            policy["valid_from_clause"].value,
            policy["titles_clause"].value,
            self._used_before_clause(),
        }
        encoded |= {
            c for level in self.levels for c in (*level.encoded, level.clause)
        } | self.directions.keys()
        encoded |= {bare(one["clause"]) for one in (*self.scope, *self.common)}
        encoded |= self._of_certificates()
        reason = say("authoring.draft.reason")
        for clause, text in self.texts.items():
            if clause in encoded:
                continue
            if encoded.intersection(children(self.clauses, clause)):
                yield clause, Proposed(say("authoring.draft.lead"))
            elif self.is_way(text):
                yield (
                    clause,
                    LeftOpen(reason, say("authoring.draft.way", text=text.replace("\n", " ")[:_SHOWN])),
                )
            elif seen("no_condition", text):
                yield clause, Proposed(say("authoring.draft.none"))
            else:
                yield clause, LeftOpen(reason, text.replace("\n", " ")[:_SHOWN])


def _or_open(value: str | None, stand_in: str) -> Proposed | LeftOpen:
    return Proposed(value) if value else LeftOpen(stand_in, say("authoring.draft.unknown"))


def write_draft(draft: NoticeDraft, folder: Path) -> None:
    """Write the folder. Raises FileExistsError when there is one."""
    folder.mkdir(parents=True)
    (folder / "notice.txt").write_text("\n".join(draft.lines) + "\n", encoding="utf-8")
    for name, text in draft.files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / FOLDER).mkdir(exist_ok=True)
