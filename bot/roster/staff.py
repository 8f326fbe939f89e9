"""One person a row: the row's cells as a profile, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from bot.roster.free_text import read_story
from bot.roster.problem import Severity, is_refused
from bot.roster.row import is_example, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import JsonValue

    from bot.roster.achievements import ListedAchievements
    from bot.roster.problem import Problem
    from bot.roster.row import Row
    from bot.roster.table import Table
    from rules import Policy


class Member(NamedTuple):
    """A row of the roster. ``profile`` is JSON as in interpretation §1, ``None`` when the row is refused."""

    sheet: str
    row: int
    label: str
    department: str
    profile: dict[str, JsonValue] | None
    problems: tuple[Problem, ...]


class Roll:
    """Reads rows into members; a second row of the same person is refused."""

    def __init__(
        self,
        policy: Policy,
        tables: Sequence[Table],
        as_of: date,
        achievements: ListedAchievements,
        longest: int,
    ) -> None:
        self._policy = policy
        self._tables = tables
        self._namesakes = Counter(row.text("name") for table in tables for row in rows_of(table, longest))
        self._as_of = as_of
        self._achievements = achievements
        self._longest = longest
        self._seen: dict[str, str] = {}

    def members(self) -> Iterator[Member]:
        """Everyone, in the order of the tables; example rows are left out."""
        for row in chain.from_iterable(rows_of(table, self._longest) for table in self._tables):
            code, name = row.text("code"), row.text("name")
            if not is_example(code or name):
                yield self._member(row, code, name)

    def _member(self, row: Row, code: str, name: str) -> Member:
        row.label = _label(code, name, row.number)
        told = row.read(self._as_of)
        place = f"{row.table.sheet.name}!{row.number + 1}"
        key = code or name
        if key in self._seen:
            message = f"“{key}”已经在 {self._seen[key]} 行出现过。每人一行；重名的请加“工号”列区分。"
            row.add(Severity.REFUSED, row.place("code" if code else "name"), key, message)
        elif key:
            self._seen[key] = place
        profile = self._profile(row, told)
        self._add_achievements(row, profile, code, name)
        refused = is_refused(row.problems)
        department = row.text("department")
        return Member(
            row.table.sheet.name,
            row.number,
            row.label,
            department,
            None if refused else profile,
            tuple(row.problems),
        )

    def _add_achievements(self, row: Row, profile: dict[str, JsonValue], code: str, name: str) -> None:
        """What the sheet of achievements lists for this person; of namesakes nobody knows whose it is."""
        listed = self._achievements.of(code, name)
        if not listed:
            return
        if self._namesakes[name] > 1 and self._achievements.is_listed_by_name(name):
            message = f"有不止一位“{name}”，不知道成果表里写的是哪一位。成果表里请写工号。"
            row.add(Severity.REFUSED, row.place("name"), name, message)
        if profile.get("achievements") is not None:
            message = "成果写了两处（这一格和成果表）。请只写一处。"
            row.add(Severity.REFUSED, row.place("achievements"), "", message)
        lists = [one.entries for one in listed]
        complete = [entries for entries in lists if entries is not None]
        profile["achievements"] = (
            [entry for entries in complete for entry in entries] if len(complete) == len(lists) else None
        )
        row.problems += [problem for one in listed for problem in one.problems]

    def _profile(self, row: Row, told: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
        profile: dict[str, JsonValue] = {"as_of": self._as_of.isoformat()}
        for path, value in told.items():
            if path.startswith("titles."):
                continue
            group, _, name = path.rpartition(".")
            owner = profile.setdefault(group, {}) if group else profile
            if isinstance(owner, dict):
                owner[name] = value
        titles = _titles(row, told)
        if titles is not None:
            profile["titles"] = titles
        self._add_story(row, profile)
        return profile

    def _add_story(self, row: Row, profile: dict[str, JsonValue]) -> None:
        """What the words say fills in what the other columns leave open; it overrides none of them."""
        place = row.place("story")
        if place is None:
            return
        facts, doubts = read_story(self._policy, row.text("story"), self._as_of)
        for field, value in facts.items():
            if profile.get(field) is None:
                profile[field] = value
        for doubt in doubts:
            if profile.get(doubt.field.partition(".")[0]) is None:
                right = f"请写成例如“{'”或“'.join(doubt.options)}”。" if doubt.options else "请写准确。"
                row.add(Severity.UNSURE, place, row.text("story"), f"“{doubt.text}”可以有不同的理解；{right}")


def _label(code: str, name: str, number: int) -> str:
    return " ".join(filter(None, (code, name))) or f"第{number + 1}行"


def _titles(row: Row, told: Mapping[str, JsonValue]) -> JsonValue:
    """The complete list of titles, or ``None`` when it is not known to be complete."""
    titles: list[JsonValue] = []
    known = False
    for n in (0, 1):
        listed = told.get(f"titles.{n}.level")
        more = {
            name: told[f"titles.{n}.{name}"] for name in ("obtained", "same") if f"titles.{n}.{name}" in told
        }
        if not isinstance(listed, list):
            if n == 0 and (more or "titles.1.level" in told):
                return None
            continue
        known = True
        if more and len(listed) > 1:
            message = "一格里有不止一个职称，不知道取得时间或专业是哪一个的。请把第二个写到“第二职称”列。"
            row.add(Severity.REFUSED, row.place(f"titles.{n}.level"), row.text(f"titles.{n}.level"), message)
        elif more and not listed:
            message = "写了“无”职称，又写了取得时间或专业。请改正其中一处。"
            if told.get(f"titles.{n}.obtained") is not None:
                row.add(
                    Severity.REFUSED, row.place(f"titles.{n}.level"), row.text(f"titles.{n}.level"), message
                )
        else:
            listed = [_completed(title, more) for title in listed]
        titles += listed
    return titles if known else None


def _completed(title: JsonValue, more: Mapping[str, JsonValue]) -> JsonValue:
    """A title with what its neighbouring columns say; what the cell itself says stands."""
    if not isinstance(title, dict):
        return title
    obtained = more.get("obtained")
    if isinstance(obtained, dict) and "obtained_on" not in title and "years" not in title:
        title = title | obtained
    if "same" in more and "same_speciality" not in title:
        title = title | {"same_speciality": more["same"]}
    return title
