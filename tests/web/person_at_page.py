"""Somebody whose facts are known answers the page by its controls, pressing what says what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.web.browsing import ANSWER, act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

LISTS = ("titles", "achievements", "exceptional")
STARTS = {"titles": "level", "achievements": "kind", "exceptional": "kind"}
USUAL = {"count": 1, "used_before": False}
ANSWERS: dict[object, str] = {True: "yes", False: "no", None: "unknown"}
MOST_QUESTIONS = 200
_NUMBERS_ASKED = re.compile("只问第(.+?)条")
"""Whether outcomes were used is asked of those alone that may count."""
_TIME = re.compile(r"(\d{4})-(\d{2})")


class PersonAtPage:
    """``facts`` are answers by question id. :meth:`answers_all` ends at the conclusion."""

    def __init__(self, page: Any, facts: Mapping[str, JsonValue]) -> None:
        self._page, self._facts = page, facts
        self._left: dict[str, list[dict[str, JsonValue]]] = {}
        for fact in LISTS:
            listed = facts.get(fact)
            self._left[fact] = (
                [dict(e) for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
            )
        self._entry: dict[str, JsonValue] = {}
        self._list, self._listed = "", [self._entry]
        self._lines: list[str] = []
        self._ticks = 0
        self.asked: list[str] = []

    def answers_all(self) -> None:
        """Until there is a conclusion."""
        for _ in range(MOST_QUESTIONS):
            offered = self._page.locator(ANSWER).evaluate_all("all => all.map(one => one.value)")
            question = offered[0].partition("=")[0] if offered else ""
            if question == "conclusion":
                return
            self.asked.append(question)
            self._answer(question, offered)
        raise AssertionError("it never ends")

    def _answer(self, question: str, offered: list[str]) -> None:
        if self._page.locator(".ask > .page").count():
            self._fill(self._entry)
        elif question == "declared":
            self._page.locator(".one-by-one summary").click()
            self._fill(self._facts)
        elif question == "review":
            self._press("review=conclude")
        elif self._page.locator("#month").count():
            is_title = "现有职称" in self._page.inner_text(".lead")
            self._time(self._entry if is_title else self._facts.get("experience"))
        elif question == "achievements.used":
            self._which_used()
        elif question in LISTS:
            self._next_entry(question, offered)
        elif question.partition(".")[0] in LISTS:
            name = question.partition(".")[2]
            self._choose(question, self._entry.get(name, USUAL.get(name)), offered)
        else:
            self._choose(question, self._facts.get(question), offered)

    def _fill(self, told: Mapping[str, JsonValue]) -> None:
        """Every question of a page."""
        keys = self._page.locator(".page fieldset").evaluate_all(
            "all => all.map(one => one.querySelector('input').name.split('.').slice(1).join('.'))"
        )
        for key in keys:
            value = told.get(key, USUAL.get(key))
            chosen = ANSWERS[value] if value is None or isinstance(value, bool) else value
            radio = self._page.locator(f"[name='chosen.{key}'][value='{chosen}']")
            if key == "obtained":
                self._obtained(told)
            elif radio.count():
                radio.check()
            else:
                self._page.fill(f"[name='typed.{key}']", str(value))
        act(self._page, self._page.locator(".page button.main").click)

    def _obtained(self, told: Mapping[str, JsonValue]) -> None:
        since, years = told.get("obtained_on"), told.get("years")
        if isinstance(since, str):
            self._page.fill("[name='typed.obtained']", since[:7])
        elif isinstance(years, int | float):
            self._page.fill("[name='years.obtained']", str(int(years)))
        else:
            self._page.locator("[name='chosen.obtained'][value=unknown]").check()

    def _choose(self, question: str, value: JsonValue, offered: list[str]) -> None:
        key = ANSWERS[value] if isinstance(value, bool) else value
        if value is None:
            self._press("go=unknown")
        elif f"{question}={key}" in offered:
            self._press(f"{question}={key}")
        else:
            self._page.fill("#count", str(value))
            act(self._page, lambda: self._page.press("#count", "Enter"))

    def _next_entry(self, fact: str, offered: list[str]) -> None:
        if self._facts.get(fact) is None:
            self._press("go=unknown")
            return
        if f"{fact}=ticked" in offered:
            self._tick(fact)
            return
        while self._left[fact]:
            self._entry = self._left[fact].pop(0)
            start = f"{fact}={self._entry[STARTS[fact]]}"
            if start in offered:
                self._listed = [*(self._listed if fact == self._list else []), self._entry]
                self._list, self._ticks = fact, 1
                self._press(start)
                return
        self._lines = self._page.locator(".lead ol li").all_inner_texts()
        numbers = _NUMBERS_ASKED.search(self._page.inner_text(".ask"))
        asked = (
            [int(n) for n in re.findall(r"\d+", numbers[1])] if numbers else range(1, len(self._listed) + 1)
        )
        used = any(self._listed[n - 1].get("used_before") is True for n in asked)
        ends = ("some_used",) if used and f"{fact}=some_used" in offered else ("none", "done", "none_used")
        self._press(next(each for each in offered if each.partition("=")[2] in ends))

    def _tick(self, fact: str) -> None:
        """As often as there are such, then on to what is asked of them."""
        count = self._entry.get("count", 1)
        if isinstance(count, int) and self._ticks < count:
            self._ticks += 1
            self._press(f"{fact}={self._entry[STARTS[fact]]}")
        else:
            self._press(f"{fact}=ticked")

    def _which_used(self) -> None:
        """By the numbers of those that are asked about, which are not all that are listed."""
        used = {
            line
            for line, entry in zip(self._lines, self._listed, strict=True)
            if entry.get("used_before") is True
        }
        lines = [text.partition(".")[2].strip() for text in self._page.locator(ANSWER).all_inner_texts()]
        numbers = [str(n) for n, line in enumerate(lines, 1) if line in used]
        self._page.fill("#say", "、".join(numbers))
        act(self._page, self._page.locator(".say button").click)

    def _time(self, told: object) -> None:
        times = told if isinstance(told, dict) else {}
        since, years = times.get("since") or times.get("obtained_on"), times.get("years")
        if isinstance(since, str) and (month := _TIME.match(since)):
            self._page.fill("#month", month[0])
            act(self._page, lambda: self._page.press("#month", "Enter"))
        elif isinstance(years, int | float):
            whole, part = divmod(round(years * 12), 12)
            self._page.fill("#years", str(whole))
            self._page.fill("#months", str(part))
            act(self._page, lambda: self._page.press("#months", "Enter"))
        else:
            self._press("go=unknown")

    def _press(self, value: str) -> None:
        act(self._page, lambda: self._page.click(f"button[value='{value}']"))
