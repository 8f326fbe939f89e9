"""What a heading says, understood as a whole: a column, or a column not taken and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from bot.roster.columns import Column
from bot.roster.heading_notes import as_noted, forms_of
from bot.roster.heading_read import Heading, HeadingRead, closed, is_of_one
from bot.roster.outcome_columns import OPEN, OutcomeHeadings, OutcomeParts, kind_of
from bot.roster.problem import RosterRefused
from bot.roster.times import DEGREE_DAY
from bot.roster.vocabulary import bare, words
from bot.wording import say
from dialogs.language.text.normalize import plain

_REMEMBERED: Final = 4096
_BRACKETED: Final = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")


class HeadingReader:
    """Understands the headings of a sheet from left to right.

    ``chosen``: what the officer said that headings mean, a column's name or path by the heading. ``outcomes``: the
    headings that name a kind of outcome, ``parts``: those that tell of one of them, where such are looked for.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        chosen: Mapping[str, str] | None = None,
        outcomes: OutcomeHeadings | None = None,
        parts: OutcomeParts | None = None,
    ) -> None:
        self._outcomes = outcomes
        self._parts = parts
        self._column = lru_cache(maxsize=_REMEMBERED)(
            self._column_of
        )  # of data, most cells repeat a few words
        self._words = words("headings")
        self._known = {bare(name): column for column in reversed(columns) for name in reversed(column.names)}
        self._by_path = {column.path: column for column in columns}
        self._like = [
            (re.compile(form.format(**self._words["parts"])), self._by_path[path])
            for path, form in self._words["like"].items()
            if path in self._by_path
        ]
        self._chosen = {bare(heading): self._meant(said) for heading, said in (chosen or {}).items()}

    def _meant(self, said: str) -> Column | None:
        """What an officer calls a column. Raises RosterRefused for what is none."""
        if bare(said) in map(bare, self._words["not_read"]):
            return None
        column = self._by_path.get(said) or self._column(said)
        if column is None:
            raise RosterRefused(say("heading.no_column", said=said))
        return column

    @cached_property
    def _not_taken(self) -> list[tuple[frozenset[str], re.Pattern[str], str]]:
        return [
            (frozenset(map(bare, one["headings"])), re.compile(one["containing"]), one["why"])
            for one in self._words["not_taken"]
        ]

    def read(self, headings: Sequence[Heading]) -> list[HeadingRead | None]:
        """What each says; ``None`` for one that is empty."""
        understood: list[HeadingRead | None] = []
        left: Column | None = None
        other = ""
        for heading in headings:
            one = self._understood(heading, left) if str(heading) else None
            if one is not None and not one.column and self._names_another(str(heading)):
                other = str(heading)
            if one and one.column and one.column.path == DEGREE_DAY:
                one = HeadingRead(one.column, say("heading.degree_day"))
            known = {read.column.path for read in understood if read and read.column}
            if one and one.column and one.column.path == "name" and "name" in known:
                other, one = str(heading), HeadingRead(None, say("heading.second_person"))
            elif other and one and one.column and not heading.group and one.column.path in known:
                one = HeadingRead(None, say("heading.of_another", other=other))
            understood.append(one)
            if one is not None and bare(heading.text) not in map(bare, self._words["attached"]):
                left = one.column
        return closed(understood)

    def _names_another(self, heading: str) -> bool:
        """Whether a column has the names of others, so that what stands twice is theirs right of it."""
        return re.search(self._words["others_name"], bare(heading)) is not None and bool(
            self._reason(heading)
        )

    def _understood(self, heading: Heading, left: Column | None) -> HeadingRead:
        for said in (bare(str(heading)), bare(heading.text)):
            if said in self._chosen:
                column = self._chosen[said]
                column = column and (as_noted(column, _BRACKETED.findall(heading.text)) or column)
                return HeadingRead(column, "" if column else say("heading.as_told"))
        text, group = heading if heading.text else Heading(heading.group)
        if group:
            return self._in_group(text, group, left)
        part = self._flat_part(text)
        column = part if is_of_one(part) else self._column(text) or part
        if column is None and (flat := re.fullmatch(self._words["flat"], text)) and self.is_group(flat[1]):
            return self._in_group(flat[2], flat[1], left)
        if column is None and (reason := self._reason(text)):
            return HeadingRead(None, reason)
        note = say("heading.in_progress") if re.search(self._words["in_progress"], text) else ""
        return HeadingRead(column, note) if column else self._beside(text, left)

    def _flat_part(self, text: str) -> Column | None:
        """论文1刊物, 论文1-排名: a group and what is below it in one heading."""
        found = re.fullmatch(self._words["numbered_part"], bare(text))
        return self._part(self._column(found["group"]), found["group"], found["text"]) if found else None

    def is_group(self, text: str) -> bool:
        """Whether ``text`` may stand above several columns: it says something of what is below."""
        said = bool(self._column(text) or self._reason(text))
        return said or re.search(self._words["neutral_groups"], bare(text)) is not None

    def _in_group(self, text: str, group: str, left: Column | None) -> HeadingRead:
        about = re.sub(self._words["about_group"], "", group)
        owner = self._column(group) or self._column(about)
        wholes = [f"{group}{text}", f"{about}{text}"]
        is_kind = owner is not None and owner.of_one_kind and bare(text) not in self._words["particulars"]
        if owner is not None and (owner.path == "education" or is_kind):
            wholes.append(f"{text}{about}")
        part = self._part(owner, group, text)
        if not is_of_one(part):
            for whole in wholes:
                if column := self._column(whole):
                    return HeadingRead(column)
        if part:
            return HeadingRead(part)
        column = self._column(text)
        reason = "" if owner else self._reason(group)
        if not reason and column is None:
            reason = self._reason(text)
        if not reason and owner is None and not re.search(self._words["neutral_groups"], bare(group)):
            reason = say("heading.group", group=group)
        if reason or column:
            return HeadingRead(None if reason else column, reason)
        return self._beside(text, owner or left)

    def _part(self, owner: Column | None, group: str, text: str) -> Column | None:
        """What is told of one outcome, below the name of its kind."""
        if owner is None or self._parts is None or not (owner.of_one_kind or owner.numbered):
            return None
        part = self._parts.part(owner, group, text)
        return None if part and part.part and part.part.path == OPEN and self._reason(text) else part

    def _beside(self, text: str, left: Column | None) -> HeadingRead:
        """A heading that means something only beside a title."""
        main, telling = self._without_brackets(text)
        said = {bare(form) for form in forms_of(text if telling else main)}
        said |= {found["of"] for one in said if (found := re.fullmatch(self._words["numbered"], one))}
        for part, form in self._words["beside_title"].items():
            if any(re.fullmatch(form, one) for one in said):
                if left is None or not left.path.startswith("titles."):
                    return HeadingRead(None, say("heading.of_what"))
                return HeadingRead(self._by_path[f"{left.path.rpartition('.')[0]}.{part}"])
        noted = _BRACKETED.findall(text)
        if noted and self._column(_BRACKETED.sub("", text)):
            return HeadingRead(None, say("heading.note", note="”“".join(noted)))
        reasons = (
            one["why"]
            for one in self._words["no_fact"]
            if bare(text) in {bare(name) for name in one["headings"]}
        )
        return HeadingRead(None, next(reasons, say("heading.unknown")))

    def _column_of(self, text: str) -> Column | None:
        for form in forms_of(text):
            column = self._named(form) or self._qualified(form) or self._outcome(form)
            if column is not None and (form == text or not self._reason(text)):
                timed = self._timed(column, bare(form))
                no_name = filter(self._changes_nothing, _BRACKETED.findall(form))
                return timed if self._named(form) else as_noted(timed, no_name)
        return self._one_of_several(text)

    def _one_of_several(self, text: str) -> Column | None:
        """论文1, 成果二, 论文（第一篇）: one of a row of columns of the same kind."""
        found = re.fullmatch(self._words["numbered"], bare(text))
        column = self._column_of(found["of"]) if found else None
        if found is None or column is None or column.joins == "agreeing":
            return None
        return replace(column, numbered=found["number"])

    def _named(self, text: str) -> Column | None:
        asked = re.sub(self._words["before"], "", bare(text))
        for said in (
            bare(text),
            asked,
            re.sub(self._words["how_long"][0], self._words["how_long"][1], asked),
        ):
            if column := self._known.get(said):
                return column
            if column := next((column for form, column in self._like if form.fullmatch(said)), None):
                return column
        return None

    def _qualified(self, text: str) -> Column | None:
        """A heading with brackets: they change nothing, or belong to it, before or after."""
        main, telling = self._without_brackets(text)
        column = self._named(main)
        if main == text or self._reason(";".join(self._asserted(";".join(_BRACKETED.findall(text))))):
            return None
        if telling and column is not None and self._named(telling) != column:
            column = None
        return column or self._named(main + telling) or self._named(telling + main)

    def _outcome(self, text: str) -> Column | None:
        """A column that tells of one kind of outcome: 论文, 专利（发明）, 获奖情况."""
        main, telling = self._without_brackets(text)
        if re.search(self._words["alternatives"], telling):
            telling = ""
        if self._outcomes is None or (telling and self._reason(telling)):
            return None
        alone = telling if main != text and self._is_same_kind(main, telling) else ""
        for said in (bare(main) if not telling else bare(alone), bare(telling + main), bare(main + telling)):
            for path in ("achievements", "exceptional"):
                if said and path in self._by_path and (read := self._outcomes.reader(said, path)):
                    return replace(self._by_path[path], read=read, of_one_kind=True)
        return None

    def _is_same_kind(self, main: str, telling: str) -> bool:
        """Whether what is in brackets names a sort of the kind before them: 标准（国标）."""
        read = [self._outcomes.reader(bare(one), "achievements") for one in (main, telling) if self._outcomes]
        kinds = [kind_of(one("1", date.max)) for one in read if one]
        return len(kinds) > 1 and kinds[0] == kinds[1]

    def _without_brackets(self, text: str) -> tuple[str, str]:
        """A heading without what is in brackets, and what of that may change it."""
        telling = [one for one in _BRACKETED.findall(text) if not self._changes_nothing(one)]
        return _BRACKETED.sub("", text), "".join(telling)

    def _changes_nothing(self, note: str) -> bool:
        """Whether what is in brackets changes nothing, as a whole or each clause that says what is to be written."""
        return all(
            re.fullmatch(self._words["in_brackets"], plain(one).lower().strip(" ,。.:;"))
            for one in self._asserted(note)
        ) or bool(re.fullmatch(self._words["in_brackets"], plain(note).lower().strip(" ,。.:;")))

    def _asserted(self, note: str) -> list[str]:
        """The clauses of what is in brackets, but for those that say what is not to be written."""
        clauses = re.split(self._words["clauses"], note)
        return [
            one
            for one in clauses
            if not re.search(self._words["excluded"], one) or self._leaves_out_what_counts(one)
        ]

    def _leaves_out_what_counts(self, clause: str) -> bool:
        """Whether a clause takes something from a column that might be what is asked: 专业工作年限（不含网安）."""
        found = re.fullmatch(self._words["leaves_out"], plain(clause).strip())
        left = (found["of"] or found["besides"]) if found else ""
        return bool(left) and not self._reason(left) and not re.fullmatch(self._words["left_out"], left)

    def _reason(self, text: str) -> str:
        """Why a heading, or a group, is not taken whatever else it says; empty when nothing stands against it."""
        said = bare(text)
        searched = re.sub(self._words["harmless"], "", said)
        for whole, containing, why in self._not_taken:
            if said in whole or containing.search(searched):
                return why
        return ""

    def _timed(self, column: Column, said: str) -> Column:
        """A column as its heading says: since when, how long, or either."""
        for name, form in self._words["moments"].items():
            if name in column.readers and re.fullmatch(form, said):
                return replace(column, read=column.readers[name])
        return column
