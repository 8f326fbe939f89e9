"""The result that is handed back: overview, a column per clause, problems, the roster itself, receipts, clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from pathlib import Path
from typing import Final, Self

from pydantic_core import to_json

from bot.roster.comparison import Change
from bot.roster.notes import OverviewLine
from bot.roster.originals import Originals, column_choices, write_columns
from bot.roster.overall import Overall
from bot.roster.problem import Problem, Severity, is_doubted
from bot.roster.result_book import AMBER, GREEN, GREY, LINE, RED, ChoiceLists, ResultBook, set_page
from bot.roster.roster_file import RosterFile
from bot.roster.sheet import Cell
from bot.roster.staff import Member
from bot.roster.standing import StaffStanding, possible_level
from bot.roster.tally import Summary
from bot.wording import say, table
from rules.policy import Policy

_CLAUSE_WIDTH, _CLAUSE_PAGES = 8.5, 3
_LAST: Final = 99
_CELLS_NAMED: Final = 6


def now_open(standing: StaffStanding, names: Mapping[str, str]) -> str:
    """What is open, or else what is held already."""
    best = standing.eligible or standing.held
    if best is None:
        return say("workbook.undecided" if standing.undetermined else "workbook.none_now")
    name = names[best]
    if standing.eligible is None:
        name = say("workbook.already", name=name)
    if best not in standing.doubtful:
        return name
    if standing.eligible is None or standing.safe is None:
        return say("workbook.doubted", name=name)
    return say("workbook.doubted_safe", name=name, safe=names[standing.safe])


class Output:
    """Writes row by row in constant memory; to be left with ``with``, which finishes the file."""

    def __init__(  # noqa: PLR0913 - where to, and all that the workbook is about
        self,
        path: Path,
        policy: Policy,
        clauses: tuple[str, ...],
        as_of: date,
        roster: RosterFile,
        *,
        compares: bool = False,
    ) -> None:
        self._policy = policy
        self._clauses = clauses
        self._as_of = as_of
        self._names = {level.level: level.name for level in policy.levels}
        self._book = ResultBook(path)
        self._lists = ChoiceLists(say("workbook.sheets.choices"))
        overview = table("workbook.overview")
        self._overview = self._book.sheet("overview", overview, frozen_columns=1)
        self._overall = Overall(self._book)
        self._changes = self._book.sheet("comparison", table("workbook.changes"), 1) if compares else None
        self._problems = self._book.sheet("problems", table("workbook.problems"))
        self._originals = Originals(self._book, self._lists, roster)
        write_columns(self._book, roster.tables.columns, self._lists.source(column_choices(policy)))
        self._by_clause = self._book.sheet(
            "clauses", [*overview[:2], *([clause, _CLAUSE_WIDTH] for clause in clauses)], frozen_columns=1
        )
        self._by_clause.set_row(0, 4 * LINE)
        set_page(self._by_clause, 1, _CLAUSE_PAGES)
        self._receipts = self._book.sheet("receipts", table("workbook.receipts"), frozen_columns=1)
        self._lines: list[tuple[tuple[int, int, int], OverviewLine]] = []
        self._people = 0
        self._problem_count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()
        self._book.book.close()

    def add(self, member: Member, standing: StaffStanding | None, problems: Sequence[Problem]) -> None:
        """One person's row in each sheet, kept for the overview; ``None`` when the row was refused."""
        self._people += 1
        row = self._people
        who: list[Cell | None] = [member.label, member.department]
        place = f"{member.sheet}!{member.row + 1}"
        if standing is None:
            refused = OverviewLine(member.label, member.department, place, say("workbook.refused_row"))
            self._lines.append((self._order(None), refused))
            self._book.write(self._by_clause, row, who)
            return
        self._lines.append((self._order(standing), self._told(member, place, standing, problems)))
        self._book.write(self._by_clause, row, who + list(standing.clauses))
        facts = to_json(standing.facts).decode()
        data: list[Cell | None] = [
            standing.fingerprint,
            self._policy.id,
            self._policy.digest,
            self._as_of,
            facts,
        ]
        self._book.write(self._receipts, row, [member.label, *data], self._book.plain)

    def problem(self, problem: Problem) -> None:
        """One problem's row; its cell is marked in the roster itself."""
        self._originals.mark(problem)
        self._problem_count += 1
        severity = say(f"workbook.severities.{problem.severity.value}")
        told = [severity, problem.sheet, problem.cell, problem.person, problem.value, problem.message]
        self._book.write_whole(self._problems, self._problem_count, table("workbook.problems"), told)

    def conclude(self, summary: Summary, changes: Sequence[Change] = ()) -> None:
        """What is only known at the end: the numbers, and what has changed since the last roster."""
        self._overall.write(summary)
        for row, change in enumerate(changes, start=1):
            if self._changes is not None:
                self._book.write_whole(self._changes, row, table("workbook.changes"), change[1:])

    def _order(self, standing: StaffStanding | None) -> tuple[int, int, int]:
        """Where somebody stands in the overview: open now, the highest level first; then by the day on which time
        alone opens one; then what facts not given decide; then by how much is lacking; at last whose row is refused.
        """
        if standing is None:
            return _LAST, 0, 0
        ranks = list(self._names)
        if standing.eligible is not None:
            return 0, -ranks.index(standing.eligible), 0
        if standing.earliest is not None:
            return 1, standing.earliest.toordinal(), 0
        following = -ranks.index(standing.next_level) if standing.next_level else 0
        return (2 if standing.undetermined else 3), len(standing.gaps) or _LAST, following

    def first(self, most: int) -> list[OverviewLine]:
        """The lines of the overview in its order, so many of them; what is said of a level with each is left out."""
        return [line._replace(caveats="") for _, line in nsmallest(most, self._lines, key=itemgetter(0))]

    def _told(
        self, member: Member, place: str, standing: StaffStanding, problems: Sequence[Problem]
    ) -> OverviewLine:
        names = self._names
        doubts = list(
            dict.fromkeys((one.sheet, one.cell) for one in problems if one.severity is Severity.UNSURE)
        )
        are_elsewhere = any(sheet != member.sheet for sheet, _ in doubts)
        cells = [f"{sheet} {cell}" if are_elsewhere else cell for sheet, cell in doubts]
        unread = say("workbook.unread", n=len(doubts), cells="、".join(cells[:_CELLS_NAMED]))
        gaps = "\n".join(f"{n}. {gap.text}" for n, gap in enumerate(standing.gaps, start=1))
        return OverviewLine(
            member.label,
            member.department,
            place,
            now_open(standing, self._names),
            self._possibly(standing, is_doubted=is_doubted(problems)),
            names[standing.next_level] if standing.next_level else say("workbook.highest"),
            say(f"workbook.statuses.{standing.status}") if standing.status else "",
            gaps,
            standing.earliest,
            "、".join(names[level] for level in standing.soon),
            self._achievements(standing),
            unread if doubts else "",
            "\n".join(standing.caveats),
        )

    def _possibly(self, standing: StaffStanding, *, is_doubted: bool) -> str:
        """What facts that are not given may open, as it is counted for all."""
        level = possible_level(standing, is_doubted=is_doubted)
        if level is None:
            return say("workbook.mend_first") if standing.undetermined else ""
        name = self._names[level]
        return say("workbook.only_waived", name=name) if standing.only_waived else name

    def _achievements(self, standing: StaffStanding) -> str:
        catalogue = self._policy.catalogue
        listed = standing.facts.get("achievements")
        told = []
        for entry in listed if isinstance(listed, list) else []:
            if isinstance(entry, dict):
                kind = str(entry["kind"])
                count = entry.get("count", 1)
                told.append(f"{catalogue.kind_name(kind)}{count}{catalogue.kinds[kind].unit}")
        return "；".join(told)

    def _finish(self) -> None:
        self._lines.sort(key=itemgetter(0))
        columns = table("workbook.overview")
        for row, (_, told) in enumerate(self._lines, start=1):
            self._book.write_whole(self._overview, row, columns, told.cells)
        for sheet, columns, rows in (
            (self._overview, len(table("workbook.overview")), self._people),
            (self._by_clause, len(self._clauses) + 2, self._people),
            (self._problems, len(table("workbook.problems")), self._problem_count),
            (self._receipts, len(table("workbook.receipts")), self._people),
        ):
            sheet.autofilter(0, 0, max(rows, 1), columns - 1)
        # The facts go beyond their column, and a page should not shrink to show them.
        self._receipts.print_area(0, 0, self._people, len(table("workbook.receipts")) - 1)
        self._colour()
        texts = self._book.sheet("texts", table("workbook.texts"))
        for row, clause in enumerate(self._clauses, start=1):
            cited: list[Cell | None] = [clause, self._policy.notice.text(clause)]
            self._book.write_whole(texts, row, table("workbook.texts"), cited)
        about = say("workbook.about", document=self._policy.data.document_number, as_of=self._as_of)
        for row, line in enumerate(about.splitlines(), start=len(self._clauses) + 2):
            self._book.write(texts, row, ["", line])
        self._originals.write()
        if self._lists:
            hidden = self._book.page(say("workbook.sheets.choices"), 0)
            self._lists.write(hidden)
            hidden.hide()

    def _colour(self) -> None:
        last = max(self._people, 1)
        grid = (1, 2, last, len(self._clauses) + 1)
        for status, colour in (("not_met", RED), ("unknown", AMBER), ("met", GREEN)):
            self._book.shade(self._by_clause, grid, _beginning(say(f"workbook.clause.{status}")), colour)
        counted = say("workbook.counted", count="|").partition("|")[0]
        self._book.shade(self._by_clause, grid, _beginning(counted), GREEN)
        now = (1, 3, last, 3)
        held = say("workbook.already", name="")
        for text, colour in (
            (say("workbook.refused_row"), RED),
            (say("workbook.none_now"), GREY),
            (say("workbook.undecided"), AMBER),
            (held, GREY),
        ):
            self._book.shade(self._overview, now, _beginning(text), colour)
        for name in self._names.values():
            self._book.shade(self._overview, now, _equal_to(name), GREEN)
        statuses = (1, 6, last, 6)
        for status, colour in (("not_eligible", RED), ("undetermined", AMBER)):
            self._book.shade(self._overview, statuses, _equal_to(say(f"workbook.statuses.{status}")), colour)
        self._book.shade(self._overview, (1, 8, last, 9), {"type": "no_blanks"}, GREEN)
        severities = (1, 0, max(self._problem_count, 1), 0)
        for severity, colour in (("refused", RED), ("unsure", AMBER), ("note", GREY)):
            self._book.shade(
                self._problems, severities, _equal_to(say(f"workbook.severities.{severity}")), colour
            )


def _beginning(text: str) -> dict[str, str]:
    return {"type": "text", "criteria": "begins with", "value": text}


def _equal_to(text: str) -> dict[str, str]:
    return {"type": "cell", "criteria": "==", "value": f'"{text}"'}
