"""What a short further question leaves out: 硕士满7年能报高工，那本科呢 asks 本科满7年能报高工 as well."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dialogs.answers.told_times import INTENTS
from dialogs.language.question.overlap import telling
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from rules import Policy

_GROUPS: Final = (
    frozenset({Family.EDUCATION}),
    frozenset({Family.LEVEL, Family.JOB_TITLE, Family.STANDING_FOR}),
    frozenset({Family.KIND, Family.UNLISTED}),
    frozenset({Family.WORK, Family.SHARED_WORK}),
)
"""What of one kind may stand in place of another."""
_ENDS: Final = ",。;?! "
_TITLES: Final = _GROUPS[1]
_OF_CAREERS: Final = (0, 1)
_DEGREES: Final = _GROUPS[0]
_KINDS: Final = _GROUPS[2]


class _Piece(NamedTuple):
    """``text[start:end]`` names something, of the ``group`` of what may stand in its place."""

    start: int
    end: int
    group: int


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
            alone = tuple(
                self._of_a_degree(piece) or self.anew(piece) or piece.rstrip(_ENDS) for piece in pieces
            )
            return WholeQuestions(alone if len(alone) > 1 else (question,), (), ())
        first = len(bare) - next((n for n, is_bare in enumerate(reversed(bare)) if not is_bare), 0)
        if first == len(pieces):
            return WholeQuestions((question,), (), ())
        base = text[: starts[first]].rstrip(_ENDS)
        found = [(piece.rstrip(_ENDS), self.completed(base, piece)) for piece in pieces[first:]]
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
        levels = [one for one in self._pieces(base) if one.group == _GROUPS.index(_TITLES)]
        level = base[levels[-1].start : levels[-1].end] if levels else ""
        named = [any(one.group == _GROUPS.index(_TITLES) for one in self._pieces(each)) for each in further]
        whole = [each if own else level + each for each, own in zip(further, named, strict=True)]
        return (base, *(one.rstrip(_ENDS) for one in whole))

    def _each(self, text: str) -> tuple[str, ...]:
        """The question ``text``, once for each of two things that it asks about apart."""
        phrase = self._words.phrases.phrase
        # As in most that is typed, where to name each thing would cost as much as the answer.
        if phrase(INTENTS, "names_apart").search(text) is None:
            return (text,)
        for one, other in pairwise(self._pieces(text)):
            rest = phrase(INTENTS, "apart_each").match(text[other.end :])
            joined = phrase(INTENTS, "joined").fullmatch(text[one.end : other.start])
            if one.group == other.group and one.group not in _OF_CAREERS and joined and rest:
                after = rest["said"] + text[other.end + rest.end() :]
                return tuple(text[: one.start] + text[each.start : each.end] + after for each in (one, other))
        return (text,)

    def _is_of_years(self, piece: str) -> bool:
        """助理几年升中级: from what to what, so that nothing is left out."""
        named = [one for one in self._pieces(piece) if one.group in _OF_CAREERS]
        return len(named) > 1 and self._words.phrases.phrase(INTENTS, "how_long").search(piece) is not None

    def completed(self, base: str, piece: str) -> str | None:
        """``base`` with what the further question ``piece`` names in place of its own; None where it has none such."""
        match = self._words.phrases.phrase(INTENTS, "further").fullmatch(self._words.spelt(piece).strip())
        if match is None:
            return None
        text, said = base, match["said"]
        taken = False
        likely = {one.group for one in self._all_pieces(text)}
        for place in reversed(_merged(self._pieces(said, likely))):
            mine = [one for one in self._pieces(text) if one.group == place.group]
            if not mine and place.group == len(_GROUPS):  # of another series: said before the title
                titles = [one for one in self._pieces(text) if one.group == _GROUPS.index(_TITLES)]
                mine = [_Piece(titles[0].start, titles[0].start, place.group)] if titles else []
            if mine:
                instead = mine[0] if match["instead"] else mine[-1]
                text = text[: instead.start] + said[place.start : place.end] + text[instead.end :]
                taken = True
        if not taken:
            return None
        asks = any(self._words.phrases.phrase(INTENTS, key).search(text) for key in ("yes_no", "wh"))
        return text if asks else text + self._words.phrases.content(INTENTS)["ask"]

    def anew(self, piece: str) -> str | None:
        """What the further question ``piece`` asks of a thing by itself: 破格呢, 论文呢; None of what supposes."""
        said = self._said(piece)
        for one in self._words.phrases.expressions(INTENTS, "anew"):
            if said is not None and one.pattern.fullmatch(said):
                return str(one.entry["asks"])
        return self._asked(said, _KINDS, "of_a_kind")

    def _of_a_degree(self, piece: str) -> str | None:
        """What 本科呢 asks where there is nothing that it goes on from."""
        return self._asked(self._said(piece), _DEGREES, "of_a_degree")

    def _said(self, piece: str) -> str | None:
        match = self._words.phrases.phrase(INTENTS, "further").fullmatch(self._words.spelt(piece).strip())
        return match["said"] if match else None

    def _asked(self, said: str | None, families: frozenset[Family], key: str) -> str | None:
        """What is asked of a thing of these families; None where more than its name is said."""
        named = list(self._pieces(said)) if said else []
        is_thing = len(named) == 1 and (named[0].start, named[0].end) == (0, len(said or ""))
        if not is_thing or named[0].group != _GROUPS.index(families):
            return None
        asks: str = self._words.phrases.content(INTENTS)[key]
        return f"{said}{asks}"

    def _pieces(self, text: str, likely: Container[int] = ()) -> Iterator[_Piece]:
        """What ``text`` names, each thing once, in its order; what may be of several groups, of a ``likely`` one."""
        end = 0
        order = sorted(
            self._all_pieces(text), key=lambda one: (one.start, -one.end, one.group not in likely, -one.group)
        )
        for piece in order:
            if piece.start >= end:
                end = piece.end
                yield piece

    def _all_pieces(self, text: str) -> Iterator[_Piece]:
        for hit in telling(self._words.lexicon.hits(text), len(text)):
            for number, families in enumerate(_GROUPS):
                leans = hit.sense.hint and hit.sense.family is Family.WORK
                if hit.sense.family in families and not (hit.gapped or leans):
                    yield _Piece(hit.start, hit.end, number)
        for number, pattern in enumerate(self._words.phrases.phrases(INTENTS, "slots"), len(_GROUPS)):
            for match in pattern.finditer(text):
                yield _Piece(*match.span(), number)


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Those that stand side by side and are of one kind as one: 区块链智能合约."""
    found: list[_Piece] = []
    for one in pieces:
        if found and (found[-1].end, found[-1].group) == (one.start, one.group):
            found[-1] = found[-1]._replace(end=one.end)
        else:
            found.append(one)
    return found
