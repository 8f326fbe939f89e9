"""Whether a title that a message names is held by the applicant, doubtful, or only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dialogs.reading.lexicon import phrase

if TYPE_CHECKING:
    import re

    from dialogs.reading.passage import Passage
    from dialogs.reading.title_level import TitleWord

Standing = Literal["held", "doubtful", "spoken_of"]
_ENGINEER = "工程师"


def _says(key: str, text: str) -> bool:
    return _pattern(key).search(text) is not None


def _pattern(key: str) -> re.Pattern[str]:
    return phrase("title_standing", key)


def standing_of(passage: Passage, word: TitleWord) -> Standing:
    """How the applicant stands to the title that ``word`` names.

    ``doubtful``: examined instead of assessed (软考), still published for objections (公示), or as well the
    name of a job. ``spoken_of``: wanted, lacking, failed, asked about, or somebody else's.
    """
    if not passage.is_fact(word.start):
        return "spoken_of"
    before, after = passage.before(word.start), passage.after(word.end)
    around = passage.text[max(0, word.start - 30) : word.end + 30]
    if _is_denied(before, after) or _pattern("occasion_after").match(after):
        return "spoken_of"
    if _is_wanted(before, after):
        return "spoken_of"
    if _says("pending", _nearby(passage, word)):
        return "doubtful"
    if _says("examined", around) and _says("examined", passage.sentence(word.start)):
        return "doubtful"
    return _as_job(passage, word, before, after)


def _nearby(passage: Passage, word: TitleWord) -> str:
    """The clause of the title and the next one of the same sentence."""
    here = passage.index(word.start)
    clauses = passage.clauses[here : here + 2]
    same = [clause for clause in clauses if clause.sentence == clauses[0].sentence]
    return passage.text[clauses[0].start : same[-1].end]


def _is_denied(before: str, after: str) -> bool:
    return _says("denied_before", before) or _pattern("denied_after").match(after) is not None


def _is_wanted(before: str, after: str) -> bool:
    if _pattern("rule_after").match(after):
        return True
    if _says("held_before", before):
        return _says("failed", after)
    return (
        _says("wanted_before", before)
        or _pattern("wanted_after").match(after) is not None
        or _says("failed", after)
        or _says("open_end", before)
    )


def _as_job(passage: Passage, word: TitleWord, before: str, after: str) -> Standing:
    """工程师 is a title's name and a job's: 安全工程师, 担任工程师, 是一名工程师."""
    if _pattern("job_after").match(after):
        return "doubtful" if passage.text[word.start : word.end].endswith(_ENGINEER) else "spoken_of"
    if not passage.text[word.start : word.end].endswith(_ENGINEER):
        return "held"
    rest = passage.text[word.end : passage.clause(word.start).end]
    if _says("as_a_title", before + rest):
        return "held"
    if _says("job_before", before) or _says("job_name", before):
        return "doubtful"
    bare = passage.text[word.start : word.end] == _ENGINEER
    return "doubtful" if bare and _says("is_a", before) else "held"
