"""A notice as its author should see it: what each level asks, how it is asked, what is said, and ten people judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.authoring.applicants import MadeUpApplicant, applicants
from bot.wording import say, table
from dialogs.answers import answers_of
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.language.vocabulary.index import word_index
from dialogs.rendering.wording import words
from dialogs.reply import WORDS, Button, Reply
from dialogs.results.verdict import Verdict
from dialogs.session import Session
from dialogs.steps.review import lines_of
from rules import Assessment, Policy
from rules.conditions.condition import Condition
from rules.loader import policies_in
from rules.verdict.demand import demanded
from rules.wording.markdown import plain_text

_TURNS: Final = 60
_NOT_USED: Final = "=none_used"


def preview(policy: Policy, day: date) -> str:
    """All of it as Markdown."""
    parts = (
        _head(policy),
        _levels(policy),
        _talk(policy, day),
        _sentences(policy, day),
        _people(policy, day),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _head(policy: Policy) -> Iterator[str]:
    yield say("authoring.preview.head", title=policy.data.title, number=policy.data.document_number)
    yield ""


def _section(name: str) -> list[str]:
    return [f"## {say(f'authoring.preview.sections.{name}')}", ""]


def _levels(policy: Policy) -> Iterator[str]:
    """A row a condition, a column a level."""
    yield from _section("levels")
    titles = {one.name: one.title for level in policy.levels for one in level.conditions}
    asked = {
        (level.level, one.name): "<br>".join(_asked(policy, one))
        for level in policy.levels
        for one in level.conditions
    }
    yield _row(["", *(level.name for level in policy.levels)])
    yield "|---" * (len(policy.levels) + 1) + "|"
    for name, title in titles.items():
        yield _row([title, *(asked.get((level.level, name), "—") for level in policy.levels)])
    yield ""


def _asked(policy: Policy, condition: Condition) -> Iterator[str]:
    """Each clause in the notice's words, and below it what is held against facts."""
    demand = demanded(policy, condition)
    for part in demand.parts or (demand,):
        checked = [one.brief for one in part.walk() if one.brief and one is not part] or [part.brief]
        yield say("authoring.preview.clause", words=part.words, clauses="、".join(part.cited))
        if any(checked) and checked != [part.words]:
            yield say("authoring.preview.checked", checks="；".join(filter(None, checked)))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("\n", " ").replace("|", "\\|") for cell in cells) + " |"


def _talk(policy: Policy, day: date) -> Iterator[str]:
    """A whole conversation of somebody who takes what is offered first."""
    yield from _section("talk")
    conversation = Conversation(policies_in([policy.folder]))
    session, replies = conversation.turn(None, Opened(), day)
    listed: set[str] = set()
    for _ in range(_TURNS):
        for reply in replies:
            yield from ("> " + line for line in reply.text.splitlines())
            yield ">"
        buttons = [button for row in replies[-1].buttons for button in row]
        yield "> " + " ".join(f"[{button.label}]" for button in buttons)
        yield ""
        if session.state == "conclusion":
            return
        said, pressed = _answer(policy, replies[-1], session, listed)
        yield f"**{said}**"
        yield ""
        event = Pressed(pressed.data, session.revision) if pressed else Said(said)
        session, replies = conversation.turn(session, event, day)


def _answer(policy: Policy, reply: Reply, session: Session, listed: set[str]) -> tuple[str, Button | None]:
    """No titles and no grounds, one outcome as good as can be, just enough of a number, no to what must not be, and
    else what stands first.
    """
    state, fact = session.state, policy.catalogue.facts.get(str(session.scratch.get("fact")))
    buttons = [button for row in reply.buttons for button in row]
    endings = [say(f"buttons.{name}") for name in ("ticked", "none", "done")]
    ended = [one for one in buttons if one.label in endings or one.data.endswith(_NOT_USED)]
    if ended and (state != "achievements" or state in listed):
        return ended[0].label, ended[0]
    if state == "review":
        return say("authoring.preview.conclude"), None
    listed.add(state)
    offered = [button for button in buttons if button.data and not button.data.startswith(WORDS)]
    expects = reply.question.expects if reply.question else "choice"
    if not offered or expects == "time":
        return _typed(policy, session, expects), None
    attribute = policy.catalogue.attributes.get(offered[0].data.partition("=")[0].rpartition(".")[2])
    must_not_be = fact is not None and fact.fact in policy.catalogue.denied
    chosen = offered[-1 if attribute and attribute.scale else 1 if must_not_be else 0]
    return chosen.label, chosen


def _typed(policy: Policy, session: Session, expects: str) -> str:
    """What one types; of a number that is asked of the person what is just enough, of an outcome that it is new."""
    stated = (
        one for level in policy.catalogue.levels.values() for of in level.conditions for one in of.stated
    )
    asked = (one for one in stated if one.fact == session.scratch.get("fact") and one.limit is not None)
    enough = next((f"{one.limit:g}" for one in asked if expects == "number"), None)
    typed: dict[str, str] = table("authoring.preview.typed")
    recent = say("authoring.preview.recent", year=(session.day or policy.data.valid_from).year)
    new = recent if expects == "words" and session.state == "achievements" else None
    return enough or new or typed.get(expects, say("questions.unknown"))


def _sentences(policy: Policy, day: date) -> Iterator[str]:
    """What is said with the notice's own words."""
    yield from _section("sentences")
    catalogue = policy.catalogue
    for fact in catalogue.facts.values():
        yield f"* {fact.ask} {fact.why}"
    asked = [kind.ask for kind in catalogue.kinds.values()] + [
        kind.ask for kind in catalogue.grounds.values()
    ]
    yield from (f"* {question}" for questions in asked for question in questions.values())
    if catalogue.used_before:
        yield f"* {catalogue.used_before.ask}"
    yield ""
    examples = word_index(policy).vocabulary.examples
    for name, said in examples.model_dump(exclude_none=True).items():
        if said:
            told = "；".join(said) if isinstance(said, list) else said
            yield f"* {say(f'authoring.preview.examples.{name}')}{told}"
    yield ""
    answers = answers_of(policy)
    for level in policy.levels:
        question = say("enquiry.example_level", level=level.name)
        yield f"**{question}**"
        yield ""
        yield from ("> " + line for line in str(answers.ask(question, day).as_json()["text"]).splitlines())
        yield ""


def _people(policy: Policy, day: date) -> Iterator[str]:
    """Those made up for the notice, each with the verdict, to be approved by their numbers."""
    yield from _section("people")
    for n, one in enumerate(applicants(policy, day), 1):
        yield f"### {n}. {one.why}"
        yield ""
        yield from _person(policy, one)
        yield ""
    yield say("authoring.preview.approve")


def _person(policy: Policy, one: MadeUpApplicant) -> Iterator[str]:
    assessment = Assessment(policy, policy.profile(one.facts))
    for line in lines_of(assessment):
        yield f"* {line.name}：{line.text}" if line.name else f"  * {line.text}"
    yield ""
    told = Verdict(assessment, None)
    headline = words("conclusion.headline", verdict=told, who="", filled=say("printed.filled"))
    yield plain_text(headline)
    yield ""
    for level in assessment.levels:
        missing = "；".join(entry["text"] for entry in level.missing)
        status = say(f"authoring.statuses.{level.status}")
        yield f"* {level.level.name}：{status}{f'（{missing}）' if missing else ''}"
