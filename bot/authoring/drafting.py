"""A skeleton of a notice's folder from its text: what can be read is proposed, what cannot is left open in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.authoring import readings
from bot.authoring.clauses import children, split, text_of, usual
from bot.authoring.direction_draft import directions_of
from bot.authoring.level_draft import LevelDraft
from bot.authoring.marked_yaml import LeftOpen, Proposed, written
from bot.authoring.outcome_draft import attributes_of
from bot.wording import say, table
from dialogs.language.vocabulary.loader import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class NoticeDraft:
    """Drafts the notice with this id; :attr:`files` are the texts by name."""

    def __init__(self, notice_id: str, text: str) -> None:
        self.lines = text.splitlines()
        self.clauses = split(self.lines)
        self._id = notice_id
        self.texts = {name: text_of(self.lines, numbers) for name, numbers in self.clauses.items()}
        self._whole = "\n".join(self.lines)
        self._title = self._head("title")
        self._speciality = readings.found("speciality", self._title or self._whole)
        self.titles = self._title_names()
        self.certificates = self._certificates()
        names = self._level_names()
        self.levels = [
            LevelDraft(self, name, self._level_id(name, n), self._conferred(n, len(names)))
            for n, name in enumerate(names)
        ]
        self.directions = directions_of(self)
        self.common = self._common()

    @property
    def files(self) -> dict[str, str]:
        """Every file of the folder but the text."""
        made: dict[str, Any] = {f"levels/{level.id}.yaml": level.content() for level in self.levels}
        made |= {
            "policy.yaml": self._policy(),
            "clauses.yaml": dict(self.clauses),
            "achievements.yaml": self._achievements(),
            "facts.yaml": self._facts(),
            "directions.yaml": list(self.directions.values()),
            "judged_by_people.yaml": [],
            "not_encoded.yaml": self._not_encoded(),
        }
        head = say("authoring.draft.head")
        return {name: written(content, head) for name, content in made.items()}

    def quote(self, clause: str) -> str:
        """Of a clause, the words of its last paragraph."""
        return text_of(self.lines, self.clauses[clause][-1:]).rstrip(usual()["ends_of_quotes"])

    def _head(self, name: str) -> str | None:
        for line in self.lines[:5]:
            seen = re.search(usual()[name], line)
            if seen:
                return re.sub(usual()["remark"], "", line.strip())
        joined = "".join(line.strip() for line in self.lines[:2])
        return joined if re.search(usual()[name], joined) else None

    def _policy(self) -> dict[str, Any]:
        unknown = say("authoring.draft.unknown")
        number = readings.found("number", "\n".join(self.lines[:6]))
        since, until = readings.day("valid_from", self._whole), readings.day("valid_until", self._whole)
        until = until or readings.last_day(since, self._whole)
        of_day = next((c for c, text in self.texts.items() if readings.day("valid_from", text)), None)
        of_titles = next((c for c, text in self.texts.items() if readings.found("levels", text)), None)
        return {
            "id": self._id,
            "title": self._or_open(self._title, "filler"),
            "short_name": self._or_open(self._speciality, self._id),
            "document_number": self._or_open(number, unknown),
            **self._whose(),
            "speciality": self._or_open(self._speciality, unknown),
            "valid_from": Proposed(since) if since else LeftOpen(usual()["some_day"], unknown),
            **({"valid_until": Proposed(until)} if until else {}),
            "valid_from_clause": self._or_open(of_day, next(iter(self.clauses))),
            "enquiries": LeftOpen(unknown, unknown),
            "titles": [{"title": key, "name": Proposed(name)} for name, key in self.titles.items()],
            "titles_clause": self._or_open(of_titles, next(iter(self.clauses))),
            **self._listed_certificates(),
            "levels": [Proposed(level.id) for level in self.levels],
            "education": self._education(),
        }

    def _listed_certificates(self) -> dict[str, Any]:
        listed = [{"certificate": key, "name": Proposed(name)} for name, key in self.certificates.items()]
        return {"certificates": listed} if listed else {}

    def _whose(self) -> dict[str, Proposed]:
        said = {key: readings.found(key, self._title or "") for key in ("authority", "region")}
        return {key: Proposed(words) for key, words in said.items() if words}

    @staticmethod
    def _or_open(value: str | None, stand_in: str) -> Proposed | LeftOpen:
        return Proposed(value) if value else LeftOpen(stand_in, say("authoring.draft.unknown"))

    def _education(self) -> list[dict[str, Any]]:
        named = {one for text in self.texts.values() for one in readings.educations(text)}
        known = [one for one in usual()["education"] if one["education"] in named]
        rows = [
            {"education": one["education"], "tier": Proposed(one["tier"]), "name": one["name"]}
            for one in known
        ]
        return [*rows, {"education": "other", "tier": -1, "name": table("authoring.draft.any")["name"]}]

    def _title_names(self) -> dict[str, str]:
        """The ids of titles by name, lowest first."""
        for text in self.texts.values():
            named = readings.found("titles", text)
            if named:
                names = [*self._lower_titles(named), *named.split(usual()["between"])]
                return {name: usual()["title_ids"].get(name, f"title_{n}") for n, name in enumerate(names, 1)}
        return dict(usual()["title_ids"])

    def _lower_titles(self, named: str) -> list[str]:
        """Those that are only named as what one has."""
        ladder = list(usual()["title_ids"])
        said = {
            one["is"] for text in self.texts.values() for one in re.finditer(usual()["lower_title"], text)
        }
        lowest = min(
            (ladder.index(one) for one in named.split(usual()["between"]) if one in ladder), default=0
        )
        return [one for one in ladder[:lowest] if one in said]

    def _certificates(self) -> dict[str, str]:
        """The ids of certificates that open a route, by what the text calls them."""
        said = (readings.found("certificate", text) for text in self.texts.values())
        names = dict.fromkeys(one for one in said if one)
        return {name: f"certificate_{n}" for n, name in enumerate(names, 1)}

    def _conferred(self, n: int, of: int) -> str:
        """The highest titles are those that the levels confer."""
        titles = list(self.titles.values())
        return titles[max(len(titles) - of, 0) :][min(n, len(titles) - 1, of - 1)]

    def _level_names(self) -> list[str]:
        for text in self.texts.values():
            named = readings.found("levels", text)
            if named and all(
                re.fullmatch(usual()["level_name"], name) for name in named.split(usual()["between"])
            ):
                return named.split(usual()["between"])
        heads = [text for text in self.texts.values() if re.fullmatch(usual()["level_name"], text)]
        return (
            list(dict.fromkeys(heads)) or [name for name in usual()["level_ids"] if name in self._whole][:1]
        )

    @staticmethod
    def _level_id(name: str, n: int) -> str:
        return str(usual()["level_ids"].get(name, f"level_{n + 1}"))

    def _common(self) -> dict[str, str]:
        """Clauses of every level that one declares to meet, with the fact of each; that of the scope first."""
        owned = {clause for level in self.levels for clause in level.clauses}
        free = [
            clause
            for clause in self.clauses
            if clause not in owned | self.directions.keys() and not list(children([*self.clauses], clause))
        ]
        scope = next((clause for clause in free if re.search(usual()["scope"], self.texts[clause])), None)
        found = {scope: "in_scope"} if scope else {}
        for clause in free:
            text = self.texts[clause]
            said = re.search(usual()["must"], text) and not re.search(usual()["valid_from"], text)
            if clause != scope and said and not readings.found("used_before", text):
                found[clause] = f"declared.common_{len(found)}"
        return found

    def _achievements(self) -> dict[str, Any]:
        used = self._used_before()
        kinds: dict[str, dict[str, Any]] = {}
        for kind, data in (pair for level in self.levels for pair in level.kinds.items()):
            kinds.setdefault(kind, {**data, "ask": {}})["ask"].update(data["ask"])
        grounds = {key: data for level in self.levels for key, data in level.grounds.items()}
        return {
            "attributes": attributes_of(iter(kinds.values())),
            **({"used_before": used} if used else {}),
            "kinds": kinds,
            **({"grounds": grounds} if grounds else {}),
        }

    def _used_before(self) -> dict[str, Any] | None:
        """The rule about outcomes that were used before, where the notice has one."""
        clause = next((c for c, text in self.texts.items() if readings.found("used_before", text)), None)
        if clause is None:
            return None
        return {
            "clause": Proposed(clause),
            "quote": self.quote(clause),
            "ask": say("authoring.draft.used_before"),
        }

    def _facts(self) -> list[dict[str, Any]]:
        told = table("authoring.draft.facts")
        read = {fact for level in self.levels for fact in level.read}
        facts = [self._declared(fact, clause) for clause, fact in self.common.items() if fact == "in_scope"]
        for fact, kind in _ASKED.items():
            if fact in read:
                ask = told[fact]["ask"].replace("{{ speciality }}", self._speciality or "")
                facts.append(
                    {
                        "fact": fact,
                        "name": told[fact]["name"],
                        "type": kind,
                        "stage": fact,
                        "ask": Proposed(ask),
                        "why": told[fact]["why"],
                        "clauses": list(
                            dict.fromkeys(c for level in self.levels for c in level.read.get(fact, ()))
                        ),
                    }
                )
        declared = {fact: clause for clause, fact in self.common.items() if fact != "in_scope"}
        declared |= {fact: clause for level in self.levels for clause, fact in level.declared.items()}
        return facts + [self._declared(fact, clause) for fact, clause in declared.items()]

    def _declared(self, fact: str, clause: str) -> dict[str, Any]:
        told = table(f"authoring.draft.{'scope' if fact == 'in_scope' else 'declared'}")
        return {
            "fact": fact,
            "name": Proposed(f"{told['name']} {clause}"),
            "type": "yes_no",
            "stage": "scope" if fact == "in_scope" else "self_assessment",
            "ask": Proposed(told["ask"].replace("{{ text }}", self.quote(clause)[:_SHOWN])),
            "why": told["why"],
            "clauses": [clause],
        }

    def _not_encoded(self) -> dict[str, Any]:
        policy = self._policy()
        encoded = {*self.common, policy["valid_from_clause"].value, policy["titles_clause"].value}
        used = self._used_before()
        encoded |= {used["clause"].value} if used else set()
        encoded |= {clause for level in self.levels for clause in (*level.encoded, level.clause)}
        encoded |= self.directions.keys()
        reason = say("authoring.draft.reason")
        return {
            clause: Proposed(say("authoring.draft.lead"))
            if encoded.intersection(children([*self.clauses], clause))
            else LeftOpen(reason, self.texts[clause][:_SHOWN])
            for clause in self.clauses
            if clause not in encoded
        }


_SHOWN: Final = 60
_ASKED: Final = {
    "education": "education",
    "experience": "tenure",
    "titles": "titles",
    "achievements": "achievements",
    "exceptional": "grounds",
}


def write_draft(draft: NoticeDraft, folder: Path) -> None:
    """Write the folder. Raises FileExistsError when there is one."""
    folder.mkdir(parents=True)
    (folder / "notice.txt").write_text("\n".join(draft.lines) + "\n", encoding="utf-8")
    for name, text in draft.files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / FOLDER).mkdir()
