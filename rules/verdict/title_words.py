"""A title that is held, as people say it, and why it does not count."""

from __future__ import annotations

from datetime import date

from rules.conditions.findings import Finding
from rules.conditions.title import TitleHeld
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Title
from rules.wording.wording import say, tenure_words

_SPECIALITY = {
    True: "explanation.title.own_speciality",
    False: "explanation.title.other_speciality",
    None: "explanation.title.unknown_speciality",
}


def title_words(title: Title, catalogue: Catalogue, day: date) -> str:
    """A title with its speciality and its age on ``day``: 中级职称（本专业），2020-12-01起，到2026-11-22满5年11个月."""
    held = tenure_words(title.held, day, None) if title.held else say("explanation.title.unknown_since")
    if title.rank < 0:
        return say("explanation.title.certificate", title=catalogue.title_name(title.level), since=held)
    speciality = say(_SPECIALITY[title.same_speciality])
    return say(
        "explanation.title.held", title=catalogue.title_name(title.level), speciality=speciality, since=held
    )


def title_fault(node: TitleHeld, finding: Finding, catalogue: Catalogue) -> str:
    """Why a title does not do for a clause: too low, not of another series, or too young; else empty."""
    title: Title = finding.seen
    if not node.can_be(title.level, title.rank):
        path = "explanation.title.not_it" if node.only else "explanation.title.too_low"
        return say(path, title=catalogue.names[node.level])
    if node.other_speciality and title.same_speciality:
        return say("explanation.title.not_other")
    return say("explanation.reached", date=finding.reached.isoformat()) if finding.reached else ""
