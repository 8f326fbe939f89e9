"""People under the made-up notice that counts outcomes item by item."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rules import Assessment, Policy, load_policy
from tests.made_up_notices import LANHU, NOTICES

if TYPE_CHECKING:
    from datetime import date

DAY = "2033-06-30"
MIDDLE = {"level": "middle", "same_speciality": True, "obtained_on": "2028-06-30"}
PERSON: dict[str, Any] = {
    "as_of": DAY,
    "works_in_lanhu": True,
    "experience": {"since": "2026-01"},
    "titles": [],
    "achievements": [],
}

Entry = dict[str, Any]


@cache
def lanhu() -> Policy:
    return load_policy(NOTICES / LANHU)


def assessed(*entries: Entry, day: date | None = None, **facts: Any) -> Assessment:
    policy = lanhu()
    return Assessment(policy, policy.profile({**PERSON, "achievements": [*entries], **facts}), day)


def counted(level: str, *entries: Entry, **facts: Any) -> dict[str, Any]:
    """The condition of outcomes of one level in the contract's form."""
    found = next(one for one in assessed(*entries, **facts).as_json()["levels"] if one["level"] == level)
    return dict(next(one for one in found["conditions"] if one["condition"] == "achievements"))


def missing(level: str, *entries: Entry, **facts: Any) -> dict[str, Any]:
    return dict(
        next(one for one in assessed(*entries, **facts).missing(level) if one["condition"] == "achievements")
    )


def project(authority: str = "city", count: int = 1, done_on: str = "2033-01") -> Entry:
    return {"kind": "project", "authority": authority, "count": count, "done_on": done_on}


def paper(impact: float = 5, rank: int = 1, count: int = 1, done_on: str = "2033-01") -> Entry:
    return {"kind": "paper", "impact": impact, "rank": rank, "count": count, "done_on": done_on}


def patent(count: int = 1, done_on: str | None = "2033-01", **said: Any) -> Entry:
    return {"kind": "patent", "granted": True, "rank": 1, "count": count, "done_on": done_on, **said}


def monograph(words: float = 10, count: int = 1, done_on: str = "2033-01") -> Entry:
    return {"kind": "monograph", "words": words, "count": count, "done_on": done_on}


def standard(count: int = 1, done_on: str = "2033-01", **said: Any) -> Entry:
    return {"kind": "standard", "count": count, "done_on": done_on, **said}


def transfer(received: float = 100, done_on: str = "2033-01") -> Entry:
    return {"kind": "transfer", "received": received, "done_on": done_on}


def training(hours: float = 90, done_on: str = "2033-01") -> Entry:
    return {"kind": "training", "hours": hours, "done_on": done_on}
