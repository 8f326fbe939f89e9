"""An empty roster: drop-downs, example rows made of the notice's own names, a sheet that explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.roster.columns import Column, achievement_columns, staff_columns
from bot.roster.result_book import HEAD, ChoiceLists, height, set_page
from bot.wording import listed, say, table
from dialogs.language.vocabulary.index import word_index
from rules.policy import Policy

_EXAMPLE: Final = {"italic": True, "font_color": "#7F7F7F", "align": "left"}
_EXPLAINED: Final = (10, 24, 62, 84)
"""The widths of the explanation's columns."""
_WIDE: Final = frozenset({"achievements", "exceptional", "story", "text", "education"})
_YES_OR_NO: Final = 2
_ON_ONE_PAGE: Final = 20
"""Columns that can be read on one page; more are printed on two."""
_ROWS: Final = 2000
"""Rows for which the drop-downs are."""
_LISTS_FROM: Final = 30
"""The explanation's column from which the choices of long drop-downs stand."""


def write_template(out: Path | BytesIO, policy: Policy) -> None:
    """Write the template for one notice. Raises OSError when ``out`` cannot be written."""
    staff, achievements = staff_columns(policy), achievement_columns(policy)
    try:
        with xlsxwriter.Workbook(out, {"strings_to_urls": False}) as book:
            names = {
                name: say(f"workbook.template.sheets.{name}") for name in ("staff", "achievements", "help")
            }
            sheets = {name: book.add_worksheet(title) for name, title in names.items()}
            lists = ChoiceLists(names["help"], _LISTS_FROM)
            _table(book, sheets["staff"], staff, _staff_examples(policy), lists)
            _table(book, sheets["achievements"], achievements, _outcome_examples(policy), lists)
            _explanation(book, sheets["help"], staff, achievements)
            lists.write(sheets["help"])
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(None, str(error.args[0]) if error.args else "") from None


def _table(
    book: Workbook,
    sheet: Worksheet,
    columns: Sequence[Column],
    examples: Sequence[Mapping[str, Any]],
    lists: ChoiceLists,
) -> None:
    head, example, text = (
        book.add_format(HEAD),
        book.add_format(_EXAMPLE),
        book.add_format({"num_format": "@"}),
    )
    set_page(sheet, 1, 2 if len(columns) > _ON_ONE_PAGE else 1)
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 48)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, head)
        sheet.set_column(place, place, _width(column), text)
        for row, given in enumerate(examples, start=1):
            sheet.write(row, place, given.get(column.path, ""), example)
        if column.choices:
            rule = {"validate": "list", "source": lists.source(column.choices), "error_type": "warning"}
            sheet.data_validation(
                1, place, _ROWS, place, rule | {"error_message": say("workbook.template.not_listed")}
            )


def _width(column: Column) -> int:
    if column.path in _WIDE:
        return 26
    return 10 if len(column.choices) == _YES_OR_NO else 13


def _explanation(
    book: Workbook, sheet: Worksheet, staff: Sequence[Column], achievements: Sequence[Column]
) -> None:
    set_page(sheet, 0)
    wrap, head = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for place, width in enumerate(_EXPLAINED):
        sheet.set_column(place, place, width)
    row = 0
    asks_use = any(column.path == "used_before" for column in achievements)
    used = [say("workbook.template.used_before")] if asks_use else []
    for line in (*listed("workbook.template.lines"), *used, *listed("workbook.template.more_lines")):
        sheet.write_string(row, 0, line, head if line[1:2] == "、" else None)
        row += 1
    for place, heading in enumerate(listed("workbook.template.explained")):
        sheet.write_string(row, place, heading, head)
    for name, columns in (("staff", staff), ("achievements", achievements)):
        for column in columns:
            row += 1
            choices, others = "、".join(column.choices), "、".join(column.names[1:])
            told = (
                say(f"workbook.template.sheets.{name}"),
                column.name,
                choices or say("workbook.template.free"),
                others,
            )
            sheet.set_row(row, height(_EXPLAINED, told))
            for place, text in enumerate(told):
                sheet.write_string(row, place, text, wrap)


def _staff_examples(policy: Policy) -> list[dict[str, Any]]:
    """Two people: one whose outcomes have rows of their own, one who tells of them in a cell."""
    catalogue, vocabulary, none = policy.catalogue, word_index(policy).vocabulary, say("cells.none")
    qualifications = sorted(catalogue.tiers, key=lambda one: catalogue.tiers[one])[-3:]
    directions = [direction.name for direction in catalogue.directions.values()][:2]
    # Yes to every declaration that must be true, and no to the others; of answers of their own the first.
    declared = {
        path: catalogue.answer_name(
            path, answer=bool(path in catalogue.affirmed or catalogue.facts[path].answers)
        )
        for path in catalogue.declarations
    }
    title = [catalogue.names[title] for title in catalogue.titles][:2][-1]
    own = [
        declared | {"titles.0.level": title},
        {"titles.0.level": none, "achievements": vocabulary.examples.outcome or ""},
    ]
    return [
        {
            "direction": directions[: n + 1][-1] if directions else "",
            "education": catalogue.names[qualifications[: n + 1][-1]] if qualifications else "",
            **({vocabulary.region.fact: say("buttons.yes")} if vocabulary.region else {}),
            "exceptional": none,
            **own[n],
            **given,
        }
        for n, given in enumerate(table("workbook.template.examples"))
    ]


def _outcome_examples(policy: Policy) -> list[dict[str, Any]]:
    """The first person's outcomes, with the best that can be said of each."""
    return [dict(_outcome(policy, kind, 2 - n)) for n, kind in enumerate([*policy.catalogue.kinds][:2])]


def _outcome(policy: Policy, kind: str, count: int) -> Iterator[tuple[str, Any]]:
    catalogue = policy.catalogue
    yield "code", table("workbook.template.examples")[0]["code"]
    yield "kind", catalogue.kind_name(kind)
    yield "count", count
    if catalogue.used_before:
        yield "used_before", say("buttons.no")
    for name in catalogue.kinds[kind].ask:
        attribute = catalogue.attributes[name]
        if attribute.number or attribute.date:
            continue
        best = attribute.values[-1].name if attribute.values else say("buttons.yes")
        yield name, 1 if attribute.ordinal else best
