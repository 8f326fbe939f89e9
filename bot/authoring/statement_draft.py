"""What a notice lets people state of themselves: each sentence is a fact with a question of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.authoring import readings
from bot.authoring.clauses import body_of, expression, found, seen, usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.wording import say, table

SCOPE: Final = "in_scope"
_EXCLUDED: Final = "excluded"
_SHOWN: Final = 60
_NAMED: Final = 16


class StatementDraft:
    """``facts``: what is asked, by its id."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, Any]] = {}
        self._by_quote: dict[str, str] = {}

    def of_clause(self, clause: str, text: str, group: str, *, denied: bool = False) -> list[dict[str, Any]]:
        """A declaration for each sentence; what is no condition is told beside the first.

        ``denied``: it must not be so.
        """
        said = [one for one in sentences(text) if not seen("valid_from", one)]
        unread = [one for one in said if any(seen(name, one) for name in ("permits", "used_before"))]
        read = [readings.stated(one) for one in said if one not in unread]
        declared = [self.declared(clause, one, group, denied=denied) for one in read]
        if declared and unread:
            declared[0]["clause"] = LeftOpen(clause, say("authoring.draft.beside", text="。".join(unread)))
        return declared

    def declared(
        self, clause: str, read: readings.StatedRead, group: str, *, denied: bool = False
    ) -> dict[str, Any]:
        """One declaration, of what was read."""
        denied = denied or seen("denies", read.quote) is not None
        told: dict[str, Any] = {"clause": clause, "quote": read.quote}
        if read.number and not denied:
            told[read.number["form"]] = Proposed(read.limit)
        elif denied:
            told["is"] = Proposed(value=False)
        fact = self._fact(clause, read, group, denied=denied)
        is_counted = not (denied or read.number) and seen("counted", read.quote)
        unread = LeftOpen(fact, say("authoring.draft.unread", text=read.quote))
        return {"fact": unread if is_counted else Proposed(fact), **told}

    def _fact(self, clause: str, read: readings.StatedRead, group: str, *, denied: bool) -> str:
        number = None if denied else read.number
        key = number["name"] if number and "ask" in number else read.quote
        fact = self._by_quote.get(key)
        if fact is None:
            own = _EXCLUDED if denied and group == SCOPE else group
            fact = self._by_quote[key] = self._free(number["fact"] if number else own)
            form = "number" if number else "denied" if denied else "scope" if fact == SCOPE else "declared"
            stage = "scope" if group == SCOPE else "self_assessment"
            self.facts[fact] = {"fact": fact, **_question(read, number, form, stage)}
        clauses = self.facts[fact].setdefault("clauses", [])
        clauses += [clause] if clause not in clauses else []
        return fact

    def _free(self, name: str) -> str:
        tried = (name if n == 1 and "." not in name else f"{name}_{n}" for n in range(1, 1000))
        return next(one for one in tried if one not in self.facts)


def sentences(text: str) -> list[str]:
    """Those of a clause, without a heading above them."""
    body = "\n".join(body_of(text.split("\n")))
    return [one.strip() for one in expression(usual()["ends_of_sentences"]).split(body) if one.strip()]


def _question(
    read: readings.StatedRead, number: dict[str, str] | None, form: str, stage: str
) -> dict[str, Any]:
    told = table(f"authoring.draft.{form}")
    text = (found("denied", read.quote) if form == "denied" else None) or read.quote
    text = expression(usual()["beside_scope"]).sub("", text).rstrip(usual()["ends_of_quotes"])
    name = expression(usual()["ends_of_names"]).split(text)[0][:_NAMED]
    ask = told["ask"].replace("{{ text }}", text[:_SHOWN])
    if number:
        name, ask = number["name"], number.get("ask", ask.replace("{{ unit }}", number["unit"]))
    return {
        "name": Proposed(name),
        "type": "number" if number else "yes_no",
        **({"unit": Proposed(number["unit"])} if number else {}),
        "stage": stage,
        "ask": Proposed(ask),
        "why": told["why"],
    }


def facts_of(read: Iterator[tuple[str, Sequence[str]]], speciality: str) -> list[dict[str, Any]]:
    """What is asked of degree, work, titles and outcomes, in the usual order."""
    clauses: dict[str, list[str]] = {}
    for fact, named in read:
        clauses.setdefault(fact, []).extend(named)
    return [
        {
            "fact": fact,
            "name": told["name"],
            "type": told["type"],
            "stage": told["stage"],
            "ask": Proposed(told["ask"].replace("{{ speciality }}", speciality)),
            "why": told["why"],
            "clauses": list(dict.fromkeys(clauses[fact])),
        }
        for fact, told in table("authoring.draft.facts").items()
        if fact in clauses
    ]
