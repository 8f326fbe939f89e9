"""结论: what is open to the person, what is missing, and where to go from there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from dialogs.answers.hypothesis import Hypotheses
from dialogs.corrections.amending import line_amended
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.commands import bare
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.language.answer.choice import One, read_choice
from dialogs.questions.frame import short
from dialogs.rendering.timeline import timeline
from dialogs.rendering.wording import Markdown, escape, say, words
from dialogs.reply import Copyable, Document, Reply
from dialogs.results import suppositions
from dialogs.results.level_told import LevelTold
from dialogs.results.next_step import next_step
from dialogs.results.summary import summary
from dialogs.results.unknowns import prospects
from dialogs.results.verdict import Verdict, verdict_of
from dialogs.steps import review, what_if
from rules import Assessment
from rules.conditions.status import Status
from rules.timeline.road import Road, road

REPORT: Final = "report"
"""The command of the bot that makes a document to print."""

ACTIONS: Final = ("reasons", "what_if", "road", "clauses", "review", "goal", "report", "document", "again")


def ask(talk: Talk) -> Ask:
    """The conclusion and the ways on from it."""
    thens: dict[str, Then] = {
        "reasons": _to("reasons"),
        "what_if": _to("what_if"),
        "road": _road_shown,
        "clauses": _to("clauses"),
        "review": _to("review"),
        "goal": _to("goal"),
        "report": lambda now: now.attaching(Reply(words("conclusion.report"), command=REPORT)).asking_again(),
        "document": handed_over,
        "again": lambda now: now.restarting(asked=True),
    }
    names = {key: say(f"buttons.{key}") for key in ACTIONS}

    def read(text: str) -> Then | Misread:
        supposition = suppositions.supposed(talk, text)
        if supposition is not None:
            return lambda now: what_if.shown(supposition)(now.following("what_if").at(None))
        if Hypotheses(talk.policy).is_one(text) and bare(text) not in map(bare, names.values()):
            return what_if.not_supposed(talk, text)
        found = read_choice(text, names)
        if isinstance(found, One):
            return thens[found.key]
        if (amended := line_amended(talk, text)) is not None:
            return amended
        return Misread("misread.conclusion", said=short(text), names=list(names.values()))

    return Ask(
        question="conclusion",
        text=lambda: told_in_words(talk, verdict_of(talk)),
        brief=lambda: escape(say("conclusion.ask")),
        read=read,
        offers=[Offer(key, names[key], thens[key]) for key in ACTIONS],
        clauses=lambda: cited_clauses(talk),
        copyable=lambda: (Copyable(say("buttons.copy_receipt"), verdict_of(talk).receipt),),
    )


def way_on(talk: Talk, text: str) -> Then | None:
    """What one of the conclusion's own words does where something that follows it is open; None when it is none."""
    left = talk.following("back").at(None)
    named = [offer for offer in ask(left).offers if bare(text) in _names(offer)]
    return (lambda _: named[0].then(left)) if len(named) == 1 else None


def _names(offer: Offer) -> tuple[str, str]:
    """What a way on is called, also without what stands in brackets."""
    label = bare(offer.label)
    return label, label.partition("(")[0]


def _road_shown(talk: Talk) -> Talk:
    """The earliest day for each level, every assumption named, as text and as a picture; the conclusion stays open."""
    ahead = road(talk.policy, talk.profile())
    text = words("timeline.road", today=ahead.today, steps=ahead.steps, assumptions=ahead.assumptions)
    picture = timeline(ahead) if ahead.steps else None
    return talk.attaching(Reply(text, picture=picture)).asking_again()


def _to(trigger: str) -> Then:
    return lambda talk: talk.following(trigger).at(None)


def told_in_words(talk: Talk, told: Verdict) -> Markdown:
    """The conclusion as Markdown."""
    return words(
        "conclusion.page", **_at_a_glance(talk, told), **_more(talk, told), not_whole=_not_whole(talk)
    )


def _at_a_glance(talk: Talk, told: Verdict) -> dict[str, object]:
    step = next_step(told, talk.assess())
    return {"verdict": told, "next_step": step, "who": talk.who, "cites": False, "policy": talk.policy.data}


def _more(talk: Talk, told: Verdict) -> dict[str, object]:
    return {"by": _by(talk), "prospects": prospects(talk, told.focus), "unasked": _unasked(talk)}


def in_parts(talk: Talk) -> ConclusionShown:
    """The same in the parts of a page."""
    told = verdict_of(talk)
    who, step = say("glance.you"), next_step(told, talk.assess())
    return ConclusionShown(
        words("conclusion.opening", verdict=told, who=who, not_whole=_not_whole(talk)),
        escape(step),
        [
            (level.status, words("conclusion.line", level=level, verdict=told, cites=False))
            for level in told.levels
        ],
        words("conclusion.more", verdict=told, policy=talk.policy.data, **_more(talk, told)),
        road(talk.policy, talk.profile()),
        summary(talk),
    )


def _not_whole(talk: Talk) -> list[str]:
    """The lists that could still change something, and of which it was not said that there is no more."""
    facts, scratch = talk.policy.catalogue.facts, talk.scratch
    left = (fact for fact in scratch.unfinished if fact not in (*scratch.complete, *scratch.skipped))
    return [
        facts[fact].name for fact in left if fact in talk.answers and fact in interview.unsettled_facts(talk)
    ]


def _unasked(talk: Talk) -> list[str]:
    facts = talk.policy.catalogue.facts
    open_facts = [fact for fact in interview.course(talk) if fact not in talk.answers]
    return [facts[fact].name for fact in open_facts if _decides(talk, fact)]


def _decides(talk: Talk, fact: str) -> bool:
    """Whether an answer could change what is said of a level: what is decided stays so, whatever becomes known."""
    undetermined = [level for level in talk.assess().levels if level.status == "undetermined"]
    return any(
        fact in found.condition.node.facts and found.finding.status is Status.UNKNOWN
        for level in undetermined
        for found in level.conditions
    ) or any(
        fact in level.level.held.facts and level.held.status is Status.UNKNOWN
        for level in talk.assess().levels
    )


class ConclusionShown(NamedTuple):
    """A conclusion in the parts of a page; all Markdown. ``levels``: the status of each and what is said of it;
    ``forwarding``: a few lines to pass on.
    """

    headline: Markdown
    next_step: Markdown
    levels: list[tuple[str, Markdown]]
    more: Markdown
    road: Road
    forwarding: Markdown


class By(NamedTuple):
    """The goal on the day by which it is wanted."""

    day: date
    level: LevelTold


def _by(talk: Talk) -> By | None:
    """What the goal lacks by its day, all else as it is today; None without such a day, or when it is past."""
    if talk.scratch.by is None or talk.scratch.goal is None or talk.scratch.by <= talk.today.isoformat():
        return None
    by = date.fromisoformat(talk.scratch.by)
    return By(by, Verdict(Assessment(talk.policy, talk.profile(), by), talk.scratch.goal).focus)


def handed_over(talk: Talk) -> Talk:
    """With the whole result as a document."""
    told = verdict_of(talk)
    text = words(
        "conclusion.record",
        **_at_a_glance(talk, told),
        digest=talk.policy.digest,
        lines=review.lines(talk),
        clauses=[(clause, talk.policy.notice.paragraphs(clause)) for clause in _cited(talk, told.levels)],
    )
    name = say("conclusion.document_name", day=told.day.isoformat())
    document = Document(name, "text/markdown", f"{text}\n".encode())
    return talk.attaching(Reply(words("conclusion.document"), document=document)).asking_again()


def cited_clauses(talk: Talk) -> list[str]:
    """The clauses that the levels told in full cite, in the notice's order."""
    return _cited(talk, verdict_of(talk).told_in_full)


def _cited(talk: Talk, levels: Iterable[LevelTold]) -> list[str]:
    wanted = {clause for level in levels for clause in _of_level(level)}
    return [clause for clause in talk.policy.notice if clause in wanted]


def _of_level(level: LevelTold) -> list[str]:
    cited = [clause for condition in level.conditions for clause in condition.clauses]
    for lack in level.lacks:
        cited += [lack.clause, *(alternative.clause for alternative in lack.alternatives)]
        cited += [lack.waiver] if lack.waiver else []
    return [*cited, *(remark.clause for remark in level.remarks)]
