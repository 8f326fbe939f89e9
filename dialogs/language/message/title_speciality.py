"""Whether a title is of 网络空间安全 or of another speciality, where a message says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogs.language.message.document import MessageText
    from dialogs.language.message.named import TitleWord

_FARTHEST_CLAUSE = 4


def speciality_of(message: MessageText, word: TitleWord) -> bool | None:
    """True for 网络空间安全, False for another speciality or series, None when it is not said."""
    if word.other_series:
        return False
    said = (_said(message, stretch) for stretch in _stretches(message, word))
    return next((one for one in said if one is not None), None)


def _stretches(message: MessageText, word: TitleWord) -> list[str]:
    """Where the speciality may stand: with the title, and in the clauses after it up to the next subject."""
    here = message.index(word.start)
    own = message.clauses[here]
    stretches = [message.text[max(own.start, word.start - 16) : word.end] + message.after(word.end)]
    if here and message.clauses[here - 1].bracket and not own.bracket:
        before = message.clauses[here - 1]
        stretches.append(message.text[before.start : before.end])
    of_another = False
    for clause in message.clauses[here + 1 : here + 1 + _FARTHEST_CLAUSE]:
        of_another = of_another or bool(message.inside("titles", clause.start, clause.end))
        of_a_degree = message.inside("education", clause.start, clause.end)
        if clause.sentence != own.sentence or not message.is_fact(clause.start) or of_a_degree:
            break
        text = message.text[clause.start : clause.end]
        key = "about_all_titles" if of_another else "about_the_title"
        if (clause.bracket and not of_another) or message.phrase("title_standing", key).match(text):
            stretches.append(text)
    return stretches


def _said(message: MessageText, stretch: str) -> bool | None:
    if message.says("title_standing", "studied", stretch):
        return None
    if message.says("title_standing", "other", stretch):
        return False
    return True if message.says("title_standing", "same", stretch) else None
