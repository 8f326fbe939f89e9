"""One question about an entry that is being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer
from dialogs.language.answer.choice import is_number, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.questions.entry import Entries, Given, Part
from dialogs.questions.frame import short
from dialogs.questions.hearing import held_against, misread
from dialogs.questions.listing import cancelled, put, stepped_back
from dialogs.questions.reason import reason, reason_of_clause
from dialogs.questions.several_entries import several_entries, told_of
from dialogs.rendering.wording import escape, say, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogs.engine.ask import Then
    from dialogs.engine.sub_question import Draft
    from dialogs.engine.talk import Talk
    from dialogs.rendering.wording import Markdown


class EntryPart(NamedTuple):
    """``part`` of the entry of ``fact`` that ``talk`` is making."""

    kind: Entries
    talk: Talk
    fact: str
    part: Part

    def ask(self) -> Ask:
        """The question."""
        kind, part, draft = self.kind, self.part, self._draft
        offers = [
            Offer(key, one.label, self._given({part.key: one.value})) for key, one in part.options.items()
        ]
        unknown = (commands.UNKNOWN,) if part.unknown else ()
        return Ask(
            question=f"{self.fact}.{part.key}",
            text=self._text,
            fields=lambda: tuple(one.field for one in kind.parts(self.talk, draft)),
            fill=self._filled,
            brief=lambda: escape(part.ask),
            read=self._read,
            offers=offers,
            commands=self._commands(),
            shown=(*unknown, commands.BACK, commands.CANCEL, commands.WHY),
            clauses=lambda: part.clauses,
            why=self._why,
            numbered=part.numbered,
            expects=part.expects,
            heeds=frozenset(part.heeds),
        )

    @property
    def _draft(self) -> Draft:
        return self.talk.scratch.draft or {}

    def _given(self, told: Draft, note: Markdown | None = None) -> Then:
        draft = {**self._draft, **told}

        def then(now: Talk) -> Talk:
            return put(self.kind, now if note is None else now.saying(note), self.fact, draft)

        return then

    def _read(self, text: str) -> Then | Misread:
        found = self.part.read(text)
        more: Draft = {}
        if isinstance(found, Given):
            told = self._told_of_it(text)
            agrees = told.get(self.part.key, found.value) == found.value
            more = {**(told if agrees else {}), self.part.key: found.value}
        elif found.is_blank and not is_number(text):
            more = self._told_besides(text)
        if isinstance(found, Misread) and not more:
            return found
        if self.kind.is_of_some(self.talk, self._draft, text):
            return Misread("misread.parts", said=short(text))
        if not isinstance(found, Misread):
            return self._given(more, found.note)
        again = self.part.key not in more  # the same question is put once more
        return self._given(more, words("questions.noted_besides", said=short(text)) if again else None)

    def _told_of_it(self, text: str) -> Draft:
        """What several clauses say of other parts than those that are known, beside a yes to the one that is asked."""
        clauses = [one for one in phrase("answers", "apart").split(plain(text)) if one]
        rest = say("questions.comma").join(one for one in clauses if read_yes_no(one) is None)
        told = told_of(self.kind, self.talk, self.fact, self._draft, rest) if len(clauses) > 1 else {}
        return {key: value for key, value in told.items() if key not in self._draft}

    def _told_besides(self, text: str) -> Draft:
        """What ``text`` says of the same entry in place of the answer: 论文1篇, 2篇核心; or of another part."""
        if phrase("heard", "with_others").search(text) or read_yes_no(text) is not None:
            return {}  # 是 answers no question but the one that is put
        drafts = several_entries(self.kind, self.talk, self.fact, text)
        if len(drafts) == 1 and drafts[0].items() >= self.kind.begin(self.kind.start_of(self._draft)).items():
            return {key: value for key, value in drafts[0].items() if key not in self._draft}
        if told := self._told_of_it(text):
            return told
        others = [
            part for part in self.kind.told_unasked(self.talk, self._draft) if part.key != self.part.key
        ]
        found = {part.key: (part.beside or part.read)(text) for part in others}
        given = {key: one.value for key, one in found.items() if isinstance(one, Given)}
        return given if len(given) == 1 else {}

    def _commands(self) -> dict[str, Then]:
        kind, fact, draft = self.kind, self.fact, self._draft
        told: dict[str, Then] = {
            commands.SKIP: self._given({self.part.key: self.part.passed}),
            commands.BACK: lambda now: stepped_back(kind, now, fact, draft),
            commands.CANCEL: lambda now: cancelled(kind, now, fact),
        }
        return told | ({commands.UNKNOWN: self._given({self.part.key: None})} if self.part.unknown else {})

    def _text(self) -> Markdown:
        return words(
            "questions.part",
            fact=self.talk.policy.catalogue.facts[self.fact].name,
            start=self.kind.starts(self.talk).get(self.kind.start_of(self._draft), ""),
            part=self.part,
            clauses=self.part.clauses,
        )

    def _why(self) -> Markdown:
        """What is done counts by its clauses; a title by the route that it is a step of."""
        if self.part.why is not None:
            return self.part.why()
        is_counted = self.kind.counted
        return (
            reason_of_clause(self.talk, self.part.clauses) if is_counted else reason(self.talk, [self.fact])
        )

    def _typed(self, part: Part, said: str) -> Given | Misread:
        """The value of a field: what was chosen, or what was typed and nothing takes back."""
        if (found := part.chosen(said)) is not None:
            return found
        refused, read = held_against(self.talk, said, part.read, frozenset(part.heeds))
        return misread(refused[0].why, said) if refused else read

    def _filled(self, values: Mapping[str, str]) -> Then | Misread:
        """All that is asked of the entry that is being made, at once."""
        draft = dict(self._draft)
        for part in tuple(self.kind.parts(self.talk, draft)):
            if part.key not in values:
                return Misread("misread.page")
            found = self._typed(part, values[part.key])
            if isinstance(found, Misread):
                return found
            draft[part.key] = found.value
        return lambda now: put(self.kind, now, self.fact, draft)
