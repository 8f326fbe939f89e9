"""Short further questions: 那本科呢 after 硕士满7年能报高工吗 asks 本科满7年能报高工吗; 破格呢 asks by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dialogs.answers.pieces import (
    ANOTHER_SERIES,
    BENEFIT,
    COUNT,
    DEGREES,
    JOURNAL,
    KINDS,
    RANK,
    ROLE,
    TITLES,
    USED,
    NamedPiece,
    Pieces,
    merged,
)
from dialogs.answers.told_times import INTENTS
from dialogs.language.vocabulary.index import WordIndex

_ENDS: Final = ",。;?! "
_OF_OUTCOMES: Final = frozenset({KINDS, COUNT, JOURNAL})
_OF_QUALITIES: Final = frozenset({RANK, USED, ROLE, JOURNAL, BENEFIT})


class FurtherQuestions:
    """Of one notice."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words
        self._pieces = Pieces(words)

    def completed(self, base: str, piece: str) -> str | None:
        """``base`` with what the further question ``piece`` names in place of its own; None where it has none such."""
        match = self._words.phrases.phrase(INTENTS, "further").fullmatch(self._words.spelt(piece).strip())
        if match is None:
            return None
        said = match["said"]
        beside = self._with_outcomes(base, said) or self._with_title(base, said)
        text = (
            beside or self._replaced(base, said, first=bool(match["instead"])) or self._with_more(base, said)
        )
        return self._put(text) if text else None

    def _replaced(self, base: str, said: str, *, first: bool) -> str | None:
        """``base`` with the pieces of ``said`` in place of their like."""
        own = list(self._pieces.of(base))
        instead: dict[int, tuple[int, str]] = {}
        likely = {one.group for one in self._pieces.every(base)}
        for place in merged(self._pieces.of(said, likely)):
            mine = [one for one in own if one.group == place.group]
            if not mine and place.group == ANOTHER_SERIES:  # of another series: said before the title
                titles = [one for one in own if one.group == TITLES]
                mine = [NamedPiece(titles[0].start, titles[0].start, place.group)] if titles else []
            if mine:
                one = mine[0] if first else mine[-1]
                instead.setdefault(one.start, (one.end, said[place.start : place.end]))
                was, now = base[one.start : one.end], instead[one.start][1]
                if place.group == KINDS and not self._pieces.outcomes(was) & self._pieces.outcomes(now):
                    instead = self._without_nouns(base, own) | instead
        text = base
        for start in sorted(instead, reverse=True):
            end, new = instead[start]
            text = text[:start] + new + text[end:]
        return text if instead else None

    def _without_nouns(self, base: str, own: Iterable[NamedPiece]) -> dict[int, tuple[int, str]]:
        """The places of ``base`` without what those are called who have them: 第二发明人 of a patent alone."""
        named = (
            (one, self._words.phrases.phrase(INTENTS, "place_of").fullmatch(base, one.start, one.end))
            for one in own
        )
        means: str = self._words.phrases.content(INTENTS)["placed"]
        return {one.start: (one.end, f"{means}{match['place']}") for one, match in named if match}

    def _with_outcomes(self, base: str, said: str) -> str | None:
        """两篇普刊呢, where it was asked how many outcomes a level needs: whether those are enough."""
        phrase = self._words.phrases.phrase
        counted = phrase(INTENTS, "count").search(said) and self._pieces.outcomes(said)
        about = phrase(INTENTS, "of_outcomes").search(base) or self._pieces.outcomes(base)
        if not counted or not about or phrase(INTENTS, "count").search(base):
            return None
        levels = [base[one.start : one.end] for one in self._pieces.of(base) if one.group == TITLES]
        asks: str = self._words.phrases.content(INTENTS)["of_several" if levels else "of_a_kind"]
        return _ENDS[0].join((said, *levels[-1:])) + asks

    def _put(self, text: str) -> str:
        """``text`` as a question."""
        asks = any(self._words.phrases.phrase(INTENTS, key).search(text) for key in ("yes_no", "wh"))
        return text if asks else text + self._words.phrases.content(INTENTS)["ask"]

    def _with_title(self, base: str, said: str) -> str | None:
        """有助工呢, 助工3年呢: a title that is held, or is not, beside the level that ``base`` asks about."""
        phrase = self._words.phrases.phrase
        named = [one for one in self._pieces.of(said) if one.group == TITLES]
        titles = [one for one in self._pieces.of(base) if one.group == TITLES]
        if len(named) != 1 or not titles or not phrase(INTENTS, "said_of_title").search(said):
            return None
        start, end = titles[0].start, titles[0].end
        its_own = phrase(INTENTS, "held_for").match(base, end)
        had = phrase(INTENTS, "having").search(base, 0, start)
        if len(titles) > 1 or its_own or had:
            has = had and phrase(INTENTS, "having").search(said, 0, named[0].start)
            before, after = (
                base[: had.start() if had and has else start],
                base[its_own.end() if its_own else end :],
            )
            return f"{before}{said}{after}"
        put = phrase(INTENTS, "put_before").search(base, 0, start)
        at = put.start() if put else start
        told = phrase(INTENTS, "open_length").sub("", base[:at]).rstrip(_ENDS)
        if phrase(INTENTS, "mine").match(base):  # of one's own facts it is supposed
            said = f"{self._words.phrases.content(INTENTS)['supposedly']}{said}"
        return _ENDS[0].join(filter(None, (told, said, base[at:].lstrip(_ENDS))))

    def _with_more(self, base: str, said: str) -> str | None:
        """大专呢, 高工呢, 四作呢: a degree beside a career, a level or a quality beside an outcome, of which ``base``
        says none.
        """
        named = [one.group for one in self._pieces.of(said) if (one.start, one.end) == (0, len(said))]
        own = list(self._pieces.of(base))
        if named == [DEGREES] and self._words.phrases.phrase(INTENTS, "held_for").search(base):
            return f"{said}{_ENDS[0]}{base}"
        if not self._pieces.outcomes(base) or not named:
            return None
        outcomes = [one.start for one in own if one.group in _OF_OUTCOMES]
        if outcomes and named[0] in _OF_QUALITIES:
            return base[: outcomes[0]] + said + base[outcomes[0] :]
        return f"{said}{_ENDS[0]}{base}" if named == [TITLES] else None

    def by_itself(self, piece: str) -> tuple[str | None, str] | None:
        """What the further question ``piece`` asks whatever was said before (破格呢, 两篇普刊呢), and the fact of which
        it describes something, if it does; None of what supposes.
        """
        said, content = self._said(piece), self._words.phrases.content(INTENTS)
        if said is None:
            return None
        for one in self._words.phrases.expressions(INTENTS, "anew"):
            if one.pattern.fullmatch(said):
                return None, str(one.entry["asks"])
        if self._is_named(said, KINDS):
            return None, f"{said}{content['of_a_kind']}"
        if self._pieces.outcomes(said):
            return "achievements", f"{said}{content['of_a_kind']}"
        a_degree = any(one.group == DEGREES for one in self._pieces.of(said))
        years = self._words.phrases.phrase(INTENTS, "held_for").search(said)
        return ("education", f"{said}{content['of_a_career']}") if a_degree and years else None

    def of_a_degree(self, piece: str) -> str | None:
        """What 本科呢 asks where there is nothing that it goes on from."""
        said = self._said(piece)
        asks: str = self._words.phrases.content(INTENTS)["of_a_degree"]
        return f"{said}{asks}" if said and self._is_named(said, DEGREES) else None

    def _said(self, piece: str) -> str | None:
        match = self._words.phrases.phrase(INTENTS, "further").fullmatch(self._words.spelt(piece).strip())
        return match["said"] if match else None

    def _is_named(self, said: str, group: int) -> bool:
        """Whether the name of one thing of that group is all that is said."""
        return [*self._pieces.of(said)] == [NamedPiece(0, len(said), group)]
