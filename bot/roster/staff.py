"""One person a row: the row's cells as a profile, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from pydantic import JsonValue

from bot.roster.achievements import ListedAchievements
from bot.roster.combining import combined
from bot.roster.contradiction import contradicts
from bot.roster.crossed_out import CrossedOut
from bot.roster.free_text import not_counted, read_story, write_like
from bot.roster.outcome_columns import tell_in_part
from bot.roster.person_rows import PersonRows
from bot.roster.problem import Problem, Severity, is_refused
from bot.roster.row import CellSaid, Row, is_example, tell_open_use
from bot.roster.sheet import same_person, text_of, without_note
from bot.roster.table import Table
from bot.roster.times import DEGREE_DAY, NOT_YET
from bot.roster.title_rows import TitleCells, titles_held
from bot.roster.use import USED, says_unknown, with_use
from bot.roster.vocabulary import is_crossed_out, words
from bot.wording import say
from dialogs.language.text.time_expressions import fault_of
from rules import Policy
from rules.notice.profile_json import put


class _Who(NamedTuple):
    """A code and a name, as people are compared by them."""

    code: str
    name: str


class Member(NamedTuple):
    """A row of the roster. ``profile`` is JSON as `zhicheng assess` takes it, ``None`` when the row is refused.

    ``code`` and ``name`` are as people are compared by them. ``in_part``: the facts of which only a part is known:
    outcomes of the kinds that the roster has columns for, titles that are ``surely_held`` beside others not read.
    """

    sheet: str
    row: int
    label: str
    department: str
    profile: dict[str, JsonValue] | None
    problems: tuple[Problem, ...]
    code: str = ""
    name: str = ""
    in_part: tuple[str, ...] = ()
    surely_held: tuple[JsonValue, ...] = ()


class Roll:
    """Reads rows into members: those of one code and name are one person; else a second row of somebody is refused."""

    def __init__(
        self,
        policy: Policy,
        tables: Sequence[Table],
        as_of: date,
        achievements: ListedAchievements,
        longest: int,
    ) -> None:
        self._policy = policy
        self._tables = [PersonRows(table, as_of, longest) for table in tables]
        self._namesakes: Counter[str] = Counter()
        self._more: dict[_Who, list[Row]] = {}
        self._places: dict[str, list[str]] = defaultdict(list)
        self._crossed_out = CrossedOut()
        self._staff = self._look_through()
        self._as_of = as_of
        self._achievements = achievements
        self._seen: dict[str, str] = {}

    def _look_through(self) -> Mapping[str, Collection[str]]:
        """See who is there more than once; the names of everybody, without notes, by codes."""
        staff: dict[str, set[str]] = defaultdict(set)
        known: set[_Who] = set()
        for rows in chain.from_iterable(self._tables):
            who = _who(rows[0].identity("code"), rows[0].identity("name"))
            if all(who) and who in known:
                self._more.setdefault(who, []).extend(rows)
            else:
                self._namesakes[who.name] += 1
                self._places[who.code or who.name].append(rows[0].place_of_row)
            known.add(who)
            staff[who.code].add(without_note(who.name))
        return staff

    def members(self) -> Iterator[Member]:
        """Everyone, in the order of the tables; example rows are left out."""
        for rows in chain.from_iterable(self._tables):
            code, name = rows[0].identity("code"), rows[0].identity("name")
            who = _who(code, name)
            more = self._more.get(who, [])
            if rows[0].place_of_row in {one.place_of_row for one in more}:
                continue  # somebody's who has been told of
            if not is_example(code or name):
                yield self._member([*rows, *more], code, name, who)

    def remarks(self) -> Iterator[Problem]:
        """The rows that are nobody, and what is taken for none, to be asked for at the end."""
        left_out = chain.from_iterable(table.remarks() for table in self._tables)
        return chain(left_out, self._crossed_out.remarks())

    def _member(self, rows: Sequence[Row], code: str, name: str, who: _Who) -> Member:
        row = rows[0]
        for one in rows:
            one.label = _label(code, name, row.number)
        place = row.place_of_row
        for one in rows[1:]:
            again = bool(one.identity("name"))
            message = say(
                "person_rows.again" if again else "person_rows.more_of", name=row.label, place=place
            )
            one.add(Severity.NOTE, None, "", message)
        key = who.code or who.name
        if key in self._seen:
            message = say(
                "cells.twice_code" if code else "cells.twice", who=code or name, place=self._seen[key]
            )
            row.add(Severity.REFUSED, row.place("code" if code else "name"), key, message)
        elif key:
            self._seen[key] = place
            for later in self._places[key][1:]:
                message = say("cells.again_later", who=code or name, place=later)
                row.add(Severity.UNSURE, row.place("code" if code else "name"), code or name, message)
        if re.fullmatch(words("values")["nobody"]["several"], name):
            row.add(Severity.REFUSED, row.place("name"), name, say("cells.several_people"))
        profile, surely_held, is_in_part = self._profile(rows)
        self._add_achievements(rows, profile, who)
        _put_use(rows, profile)
        self._crossed_out.add(rows, profile)
        problems = [problem for one in rows for problem in one.problems]
        is_in_part = profile.get("achievements") is not None and is_in_part
        in_part = ["achievements"] if is_in_part or self._tells_in_part(rows, profile) else []
        if profile.get("titles") is not None:
            surely_held = []
        in_part += ["titles"] if surely_held else []
        return Member(
            row.table.sheet.name,
            row.number,
            row.label,
            row.text("department"),
            None if is_refused(problems) else profile,
            tuple(problems),
            *who,
            tuple(in_part),
            tuple(surely_held),
        )

    def _tells_in_part(self, rows: Sequence[Row], profile: Mapping[str, JsonValue]) -> bool:
        """Whether the outcomes read are not known to be all; a cell for all kinds says that they are."""
        if not profile.get("achievements"):
            return False
        told = [column for row in rows for _, column, cell in row.by_column if text_of(cell)]
        return tell_in_part(told, self._policy)

    def _add_achievements(self, rows: Sequence[Row], profile: dict[str, JsonValue], who: _Who) -> None:
        """What the sheet of achievements lists for this person; of namesakes nobody knows whose it is.

        Beside a cell that could not be read the list is not known to be all there is.
        """
        listed = self._achievements.of(*who)
        row, is_doubted = rows[0], any(one.doubts("achievements") for one in rows)
        whose = self._achievements.at_odds(row.label, who.code, without_note(who.name), self._staff)
        if at_odds := list(whose):
            row.problems += at_odds
            profile["achievements"], is_doubted = None, True
        if not listed:
            return
        row.problems += [problem for one in listed for problem in one.problems]
        complete = [one.entries for one in listed if one.entries is not None]
        if self._namesakes[who.name] > 1 and self._achievements.is_listed(who.name):
            name = row.identity("name")
            row.add(Severity.UNSURE, row.place("name"), name, say("cells.namesakes", name=name))
            complete = []
        elif profile.get("achievements") is not None:
            row.add(Severity.UNSURE, row.place("achievements"), "", say("cells.two_places"))
            complete = []
        elif is_doubted:
            complete = []
        is_complete = len(complete) == len(listed)
        profile["achievements"] = [entry for one in complete for entry in one] if is_complete else None

    def _profile(self, rows: Sequence[Row]) -> tuple[dict[str, JsonValue], list[JsonValue], bool]:
        """What all cells say, the titles that are surely held where these are not known to be all, and whether
        outcomes are not.
        """
        profile: dict[str, JsonValue] = {"as_of": self._as_of.isoformat()}
        facts: dict[str, list[CellSaid]] = defaultdict(list)
        titles: list[TitleCells] = []
        for row in rows:
            cells: TitleCells = defaultdict(list)
            for one in row.said(self._as_of):
                path = one.column.path
                (cells if path.startswith("titles.") else facts)[path].append(one)
            titles.append(cells)
        days = facts.pop(DEGREE_DAY, [])
        for path, said in facts.items():
            value = combined(said)
            if value is not None:
                put(profile, path, value)
        held, are_all = titles_held(rows, titles)
        if are_all:
            profile["titles"] = held
        for one in days:
            if one.reading.value == NOT_YET and profile.pop("education", None) is not None:
                text = text_of(one.cell)
                one.row.add(Severity.UNSURE, one.place, one.cell, say("cells.degree_to_come", said=text))
        self._add_story(rows[0], profile)
        is_in_part = any(one.reading.in_part for one in facts["achievements"])
        return profile, [] if are_all else held, is_in_part

    def _add_story(self, row: Row, profile: dict[str, JsonValue]) -> None:
        """What the words say fills in what the other columns leave open; what speaks against them leaves it open."""
        place = row.place("story")
        if place is None:
            return
        facts, reading = read_story(self._policy, row.text("story"), self._as_of)
        for field, value in facts.items():
            told = profile.get(field)
            if told is None:
                profile[field] = value
            elif contradicts(self._policy, told, value, self._as_of):
                profile[field] = None
                said = [row.text(field) or row.text(f"{field}.0.level")]
                said += [one.text for one in reading.understood if one.field == field]
                name = self._policy.catalogue.facts[field].name
                message = say("cells.differ", name=name, said="、".join(f"“{one}”" for one in said if one))
                row.add(Severity.UNSURE, place, row.text("story"), message)
        if left_out := not_counted(reading):
            row.add(Severity.NOTE, place, row.text("story"), left_out)
        for doubt in reading.unsure:
            if profile.get(doubt.field.partition(".")[0]) is None:
                fault = fault_of(doubt.text, self._as_of) or say("cells.write_exactly")
                right = write_like(doubt.options) if doubt.options else fault
                message = say("cells.two_ways", said=doubt.text, right=right)
                row.add(Severity.UNSURE, place, row.text("story"), message)


def _who(code: str, name: str) -> _Who:
    return _Who(same_person(code), same_person(name))


def _label(code: str, name: str, number: int) -> str:
    return " ".join(filter(None, (code, name))) or say("cells.row_name", n=number + 1)


def _put_use(rows: Sequence[Row], profile: dict[str, JsonValue]) -> None:
    """What a column of its own says of the use of all outcomes; which of several were used it does not say."""
    used, entries = profile.pop(USED, None), profile.get("achievements")
    told = [
        text
        for row in rows
        if row.table.has(USED)
        for _, column, cell in row.by_column
        if column.path == USED and (text := text_of(cell))
    ]
    is_unknown = any(map(says_unknown, told))
    if not isinstance(entries, list) or not entries:
        return
    if not told:
        is_unknown = sum(map(tell_open_use, rows)) > 0
    if not is_unknown and all(map(is_crossed_out, told)):
        return
    if used and len(entries) > 1:
        rows[0].add(Severity.UNSURE, rows[0].place(USED), told[0], say("cells.use_of_several"))
        used = None
    profile["achievements"] = with_use(entries, used if isinstance(used, bool) and not is_unknown else None)
