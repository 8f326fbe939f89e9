"""The questions that a text puts, each whole: 硕士满7年能报高工，那本科呢 asks 本科满7年能报高工 as well."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dialogs.answers.further import FurtherQuestions
from dialogs.answers.pieces import DEGREES, TITLES, Pieces
from dialogs.answers.told_times import INTENTS
from dialogs.language.vocabulary.index import word_index
from rules import Policy

_ENDS: Final = ",。;?! "
_OF_CAREERS: Final = (DEGREES, TITLES)


class WholeQuestions(NamedTuple):
    """``asked`` are the questions that are put, each whole; ``stated``: what is only said before they are.

    ``open``: further questions of which it is not understood what they leave out.
    """

    asked: tuple[str, ...]
    stated: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def are_several(self) -> bool:
        """Whether it is more than one question, or not all of it is understood."""
        return len(self.asked) + len(self.stated) + len(self.open) > 1


class Ellipses:
    """Of questions about one notice."""

    def __init__(self, policy: Policy) -> None:
        self._words = word_index(policy)
        self._pieces = Pieces(self._words)
        self._further = FurtherQuestions(self._words)

    def whole(self, question: str) -> WholeQuestions:
        """The questions that ``question`` puts."""
        phrase = self._words.phrases.phrase
        text = phrase(INTENTS, "run_on").sub(_ENDS[0], self._words.spelt(question).strip())
        ends = [match.end() for match in phrase(INTENTS, "sentence").finditer(text)]
        starts = [0, *ends[:-1]] if ends else []
        pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        if len(pieces) > 1 and all(map(self._is_of_years, pieces)):
            return WholeQuestions(tuple(piece.rstrip(_ENDS) for piece in pieces), (), ())
        if apart := self._apart(pieces) or self._also(pieces):
            return WholeQuestions(apart, (), ())
        bare = [phrase(INTENTS, "further").fullmatch(piece) is not None for piece in pieces]
        if bare and all(bare):  # there is no question that they go on from
            alone = tuple(self._alone(piece) for piece in pieces)
            return WholeQuestions(alone if len(alone) > 1 else (question,), (), ())
        first = len(bare) - next((n for n, is_bare in enumerate(reversed(bare)) if not is_bare), 0)
        if first == len(pieces):
            return WholeQuestions((question,), (), ())
        base = text[: starts[first]].rstrip(_ENDS)
        found = [(piece.rstrip(_ENDS), self._further.completed(base, piece)) for piece in pieces[first:]]
        further = tuple(dict.fromkeys(one for _, one in found if one is not None))
        unclear = tuple(piece for piece, one in found if one is None)
        is_asked = any(phrase(INTENTS, key).search(base) for key in ("yes_no", "wh"))
        if is_asked or not further:
            return WholeQuestions((base, *further), (), unclear)
        return WholeQuestions(further, (base,), unclear)

    def _apart(self, pieces: Sequence[str]) -> tuple[str, ...]:
        """What is asked of two of a kind apart, and beside a direction; nothing where neither is."""
        phrase = self._words.phrases.phrase
        several = len(pieces) > 1 and phrase(INTENTS, "own_direction").search(pieces[0].rstrip(_ENDS))
        asked = all(any(phrase(INTENTS, key).search(one) for key in ("yes_no", "wh")) for one in pieces)
        beside = several and asked and not any(phrase(INTENTS, "further").fullmatch(one) for one in pieces)
        whole = pieces if beside or len(pieces) == 1 else []
        each = tuple(one for piece in whole for one in self._each(piece.rstrip(_ENDS)))
        return each if len(each) > 1 else ()

    def _also(self, pieces: Sequence[str]) -> tuple[str, ...]:
        """What is asked besides, of the same level: 硕士2年能评中级吗，要论文吗; nothing where nothing is."""
        phrase = self._words.phrases.phrase
        also = phrase(INTENTS, "also_asked")
        first = len(pieces)
        while first > 1 and also.fullmatch(pieces[first - 1]):
            first -= 1
        base, further = "".join(pieces[:first]).rstrip(_ENDS), pieces[first:]
        asked = [
            any(phrase(INTENTS, key).search(one) for key in ("yes_no", "wh")) for one in (base, *further)
        ]
        if not further or not all(asked):
            return ()
        levels = [one for one in self._pieces.of(base) if one.group == TITLES]
        level = base[levels[-1].start : levels[-1].end] if levels else ""
        named = [any(one.group == TITLES for one in self._pieces.of(each)) for each in further]
        whole = [each if own else level + each for each, own in zip(further, named, strict=True)]
        return (base, *(one.rstrip(_ENDS) for one in whole))

    def _each(self, text: str) -> tuple[str, ...]:
        """The question ``text``, once for each of two things that it asks about apart."""
        phrase = self._words.phrases.phrase
        # As in most that is typed, where to name each thing would cost as much as the answer.
        if phrase(INTENTS, "names_apart").search(text) is None:
            return (text,)
        for one, other in pairwise(self._pieces.of(text)):
            rest = phrase(INTENTS, "apart_each").match(text[other.end :])
            joined = phrase(INTENTS, "joined").fullmatch(text[one.end : other.start])
            if one.group == other.group and one.group not in _OF_CAREERS and joined and rest:
                after = rest["said"] + text[other.end + rest.end() :]
                return tuple(text[: one.start] + text[each.start : each.end] + after for each in (one, other))
        return (text,)

    def _is_of_years(self, piece: str) -> bool:
        """助理几年升中级: from what to what, so that nothing is left out."""
        named = [one for one in self._pieces.of(piece) if one.group in _OF_CAREERS]
        return len(named) > 1 and self._words.phrases.phrase(INTENTS, "how_long").search(piece) is not None

    def _alone(self, piece: str) -> str:
        """What a further question asks by itself, if it is one of a thing."""
        fact, asked = self._further.by_itself(piece) or (None, "")
        return self._further.of_a_degree(piece) or ("" if fact else asked) or piece.rstrip(_ENDS)

    def after(self, before: str, piece: str) -> str | None:
        """The whole question that ``piece`` (那大专呢) puts after the question ``before``; None where it is none."""
        asked = self.whole(before).asked
        return self._further.completed(asked[-1], piece) if asked else None

    def by_itself(self, piece: str) -> tuple[str | None, str] | None:
        """As :meth:`FurtherQuestions.by_itself`."""
        return self._further.by_itself(piece)
