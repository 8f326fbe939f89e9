"""Whether a title that a message names is held, doubtful, or only spoken of; and of which speciality it is."""

from __future__ import annotations

from typing import Literal

from dialogs.language.message.attribution import SUPPOSED
from dialogs.language.message.clause import Clause
from dialogs.language.message.document import MessageText
from dialogs.language.message.named import TitleWord
from dialogs.language.message.unexplained import remainder

Standing = Literal["held", "doubtful", "job", "denied", "wanted", "occasion", "spoken_of"]
_LABEL = 6  # characters before a title that may name what it stands for
_BRACKETS = 3  # clauses: those in brackets after a title, and the one that goes on
_SOMETHING_ELSE = 2  # characters of a clause that are not understood


def _says(message: MessageText, key: str, text: str) -> bool:
    return message.says("title_standing", key, text)


def standing_of(message: MessageText, word: TitleWord) -> Standing:
    """How the applicant stands to the title that ``word`` names.

    ``doubtful``: examined instead of assessed (软考), or still published for objections (公示). ``job``: as well
    the name of a job. ``denied``: lacking or failed. ``wanted``: aimed at or supposed. ``occasion``: of something else
    (评中级时用过). ``spoken_of``: asked about, or somebody else's.
    """
    before, after = message.before(word.start), message.after(word.end)
    if not message.is_fact(word.start):
        return "doubtful" if _is_published(message, word) else "spoken_of"
    if _says(message, "occasion_after", after) or _says(message, "occasion_before", before):
        return "occasion"
    failed = _says(message, "failed_next", message.beside(word.start, 1))
    if failed or _says(message, "denied_after", after or _past_brackets(message, word)):
        return "denied"
    return _affirmed(message, word, before, after)


def _past_brackets(message: MessageText, word: TitleWord) -> str:
    """How the clause of a title with which, or before which, brackets end goes on: 高级（副高）还没评."""
    following = message.clauses[message.index(word.start) + 1 :][:_BRACKETS]
    clause = next((one for one in following if not one.bracket), None)
    goes_on = clause is not None and message.text[clause.start - 1] == ")"
    return message.text[clause.start : clause.end] if clause is not None and goes_on else ""


def _affirmed(message: MessageText, word: TitleWord, before: str, after: str) -> Standing:
    """How he stands to a title that is neither denied nor spoken of in passing."""
    if _says(message, "pending_application", after) or _says(message, "pending_after", after):
        return "doubtful"
    if _says(message, "wanted_label", message.label(word.start)):
        return "wanted"
    if _is_aimed_at(message, before) or _is_wanted(message, before, after):
        return "wanted"
    if is_inner(message, word) or _is_pending(message, word):
        return "doubtful"
    if is_examined(message, word) or _is_doubted(message, word, before):
        return "doubtful"
    standing = _as_job(message, word, before, after)
    if standing == "job" and message.as_named and _is_dated(message, before, after):
        standing = "held"
    return "doubtful" if standing == "held" and not _is_plain(message, word) else standing


def is_inner(message: MessageText, word: TitleWord) -> bool:
    """Given within a firm, which may be no title: 公司内部聘的高级工程师, 工程师（企业内部）."""
    here = message.index(word.start)
    following = message.clauses[here + 1 : here + 2]
    in_brackets = "".join(message.text[one.start : one.end] for one in following if one.bracket)
    key = "inner" if word.ends_as_job else "inside"
    return _says(message, key, message.before(word.start)) or _says(message, "inner_next", in_brackets)


def _is_published(message: MessageText, word: TitleWord) -> bool:
    """正在评初级，公示了: no mere plan any more."""
    return message.subjects[word.start] == SUPPOSED and _says(
        message, "published_next", message.beside(word.start, 1)
    )


def _is_plain(message: MessageText, word: TitleWord) -> bool:
    """Whether the clause says that the title is held, or says next to nothing else (高工同事带我)."""
    if _says(message, "held_before", message.before(word.start)) or _says(
        message, "held_after", message.after(word.end)
    ):
        return True
    return remainder(message, *message.surroundings(word.start, word.end)) < _SOMETHING_ELSE


def is_examined(message: MessageText, word: TitleWord) -> bool:
    """Whether the title comes from an examination (软考), said in its clause or in one that belongs to it.

    A certificate that the notice itself lists is one, and is no title of doubt.
    """
    listed = message.words.catalogue.certificates
    if not listed.isdisjoint(word.levels):
        return False
    certificates = [one for one in message.titles if not listed.isdisjoint(one.levels)]
    here = message.index(word.start)
    own = message.clauses[here]
    stretches = [message.before(word.start) + message.text[word.start : word.end] + message.after(word.end)]
    for number, key in ((here - 1, "examined_first"), (here + 1, "examined_then")):
        if 0 <= number < len(message.clauses) and message.clauses[number].sentence == own.sentence:
            clause = message.clauses[number]
            text = message.text[clause.start : clause.end]
            if any(clause.start <= one.start < clause.end for one in certificates):
                continue
            if clause.bracket or _says(message, key, text):
                stretches.append(text)
    return any(_says(message, "examined", stretch) for stretch in stretches)


def _is_doubted(message: MessageText, word: TitleWord, before: str) -> bool:
    """好像有个中级，记不清了."""
    following = message.beside(word.start, 1)
    return _says(message, "doubted_before", before) or _says(message, "doubted_next", following)


def _is_pending(message: MessageText, word: TitleWord) -> bool:
    """Passed, but the certificate is still to come; or not even that."""
    return (
        _says(message, "pending", _nearby(message, word))
        or _says(message, "pending_first", message.beside(word.start, -1))
        or _says(message, "pending_first", message.before(word.start))
        or _says(message, "pending_next", message.beside(word.start, 1))
        or _says(message, "pending_next", message.after(word.end))
    )


def _nearby(message: MessageText, word: TitleWord) -> str:
    """What stands around the title in its clause, and the next clause of the same sentence."""
    own = message.before(word.start) + message.text[word.start : word.end] + message.after(word.end)
    return f"{own},{message.beside(word.start, 1)}"


def _is_aimed_at(message: MessageText, before: str) -> bool:
    """目标是2027年评上正高: an aim, or a year to come."""
    years = message.phrase("moments", "full_year").findall(before)
    return _says(message, "aimed_before", before) or any(int(year) > message.as_of.year for year in years)


def _is_wanted(message: MessageText, before: str, after: str) -> bool:
    if _says(message, "rule_after", after):
        return True
    if _says(message, "held_before", before) or _says(message, "held_after", after):
        return _says(message, "failed", after)
    return (
        _says(message, "wanted_before", before)
        or _says(message, "wanted_after", after)
        or _says(message, "failed", after)
        or _says(message, "open_end", before)
    )


def _as_job(message: MessageText, word: TitleWord, before: str, after: str) -> Standing:
    """工程师 is a title's name and a job's: 安全工程师, 担任工程师, 是一名工程师."""
    if _says(message, "job_after", after):
        return "job" if word.ends_as_job else "spoken_of"
    if not word.ends_as_job:
        return "held"
    label = message.text[max(0, word.start - _LABEL) : word.start]
    if _says(message, "job_label", label):
        return "job"
    if _says(message, "as_a_title", before + after) or _says(
        message, "then_obtained", message.beside(word.start, 1)
    ):
        return "held"
    if _says(message, "job_before", before) or _says(message, "job_name", before):
        return "job"
    return "job" if word.is_job and _says(message, "is_a", before) else "held"


def _is_dated(message: MessageText, before: str, after: str) -> bool:
    """Whether days and no work are told of what may be the name of a job: 网安工程师2024年12月."""
    if _says(message, "job_before", before) or _says(message, "job_after", after):
        return False
    are_days = bool(message.times) and all(time.on is not None for time in message.times)
    return are_days and not message.says("anchors", "began", message.text)


_FARTHEST_CLAUSE = 4


def speciality_of(message: MessageText, word: TitleWord) -> bool | None:
    """True for 网络空间安全, False for another speciality or series, None when it is not said."""
    if word.other_series:
        return False
    said = (_speciality_in(message, stretch) for stretch in _stretches(message, word))
    found = next((one for one in said if one is not None), None)
    as_job = message.as_named and _as_job(message, word, message.before(word.start), message.after(word.end))
    return None if as_job == "job" and not found else found  # 软件工程师: perhaps what he works as


def _stretches(message: MessageText, word: TitleWord) -> list[str]:
    """Where the speciality may stand: with the title, and in the clauses after it up to the next subject."""
    here = message.index(word.start)
    own = message.clauses[here]
    stretches = [message.text[max(own.start, word.start - 16) : word.end] + message.after(word.end)]
    if here and message.clauses[here - 1].bracket and not own.bracket:
        before = message.clauses[here - 1]
        stretches.append(message.text[before.start : before.end])
    if len(message.titles) == 1:
        stretches += [
            message.text[one.start : one.end] for one in message.clauses[:here] if is_field(message, one)
        ]
    of_another = False
    for clause in message.clauses[here + 1 : here + 1 + _FARTHEST_CLAUSE]:
        of_another = of_another or bool(message.inside("titles", clause.start, clause.end))
        of_a_degree = message.inside("education", clause.start, clause.end)
        if clause.sentence != own.sentence or not message.is_fact(clause.start) or of_a_degree:
            break
        text = message.text[clause.start : clause.end]
        key = "about_all_titles" if of_another else "about_the_title"
        of_it = (clause.bracket or is_field(message, clause)) and not of_another
        if of_it or message.phrase("title_standing", key).match(text):
            stretches.append(text)
    return stretches


def is_field(message: MessageText, clause: Clause) -> bool:
    """Whether a clause of an answer only says of which speciality a title is: 中级，网安，2024年12月."""
    said = message.text[clause.start : clause.end].strip()
    keys = ("is_same", "is_other", "certified_other") if message.as_named else ()
    return any(message.phrase("title_standing", key).fullmatch(said) for key in keys)


def beside_speciality(message: MessageText, word: TitleWord) -> str | None:
    """Where it is said to be of one that may be meant for 网络空间安全, and is not called so: 信息安全专业的."""
    return next(
        (
            one
            for one in _stretches(message, word)
            if _says(message, "beside_speciality", one) and not _says(message, "studied", one)
        ),
        None,
    )


def _speciality_in(message: MessageText, stretch: str) -> bool | None:
    if _says(message, "studied", stretch):
        return None
    if _says(message, "other", stretch):
        return False
    is_same = message.as_named and message.phrase("title_standing", "is_same").fullmatch(stretch.strip())
    return True if is_same or _says(message, "same", stretch) else None
