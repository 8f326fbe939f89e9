"""The forms of what a level lacks in the contract's JSON."""

from __future__ import annotations

from typing import NotRequired

from pydantic import JsonValue
from typing_extensions import TypedDict


class RouteItemJson(TypedDict):
    """One thing a route lacks; the keys that do not apply to its kind are absent."""

    kind: str
    wanted: NotRequired[str]
    other_speciality: NotRequired[bool]
    field: NotRequired[str]
    needed_years: NotRequired[float]
    short_months: NotRequired[int]
    date: NotRequired[str]


class RouteJson(TypedDict):
    """One alternative clause and everything it lacks; ``date`` when time alone will do."""

    clause: str
    date: str | None
    items: list[RouteItemJson]


class UpgradeJson(TypedDict):
    """An entry of ``achievements`` that would count if one attribute were better."""

    entry: int
    clause: str
    attribute: str
    seen: JsonValue
    needed: JsonValue
    text: str


class NotCountedJson(TypedDict):
    """An entry of ``achievements`` that does not count, and why."""

    entry: int
    reason: str
    text: str


class MissingJson(TypedDict):
    """One entry of ``missing``; the keys that do not apply to its kind are absent."""

    condition: str
    clause: str
    kind: str
    text: str
    field: NotRequired[str]
    fields: NotRequired[list[str]]
    needed_years: NotRequired[float]
    short_months: NotRequired[int]
    date: NotRequired[str | None]
    title: NotRequired[str]
    education: NotRequired[str]
    routes: NotRequired[list[RouteJson]]
    short_by: NotRequired[int]
    upgrades: NotRequired[list[UpgradeJson]]
    not_counted: NotRequired[list[NotCountedJson]]
