"""A new kind of node: every view answers for it, or refuses it by name; none takes it for something else."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import bot
import dialogs
import rules
import rules.conditions
from bot.roster.evidence import checklist_groups
from bot.roster.standing import standing_of
from dialogs.engine.facts import document
from dialogs.engine.machine import STAGES
from dialogs.engine.scratch import Scratch
from dialogs.engine.talk import Talk
from dialogs.interview.relevance import relevant
from dialogs.questions.achievements import tally
from dialogs.questions.needs import needs
from dialogs.questions.title_decides import title_age_matters
from dialogs.results.verdict import Verdict
from dialogs.session import Session
from rules import Assessment, profile_json
from rules.conditions import status
from rules.conditions.findings import Finding
from rules.conditions.view import MechanismUnknown, View, views
from rules.timeline.road import road
from rules.timeline.whatif import compare, later
from rules.verdict.demand import demanded
from rules.verdict.explanation import explain
from rules.verdict.receipt import receipt_of
from rules.verdict.remedies import remedies
from tests.dialogs.interviewed import interviewed, truth_of
from tests.rules.conditions.exam import Exam
from tests.rules.ready import READY
from tests.rules.verdicts import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from rules import Policy
    from rules.conditions.findings import Applicant
    from rules.profile.profile import Achievement

TODAY = date(2026, 11, 22)
LACKING: dict[str, Any] = {
    **{name: READY[name] for name in ("as_of", "direction", "experience")},
    "employer_in_beijing": False,
    "education": "college",
    "titles": [{"level": "junior"}, {"level": "intermediate", "obtained_on": "2023-01"}],
    "achievements": [{"kind": "paper", "rank": 9}, {"kind": "patent", "granted": True, "rank": 1}],
    "exceptional": [{"kind": "patent_award", "grade": "silver"}],
}
PEOPLE = {"ready": READY, "lacking": LACKING, "unknown": {"as_of": "2026-11-22"}}


def modules_of(room: ModuleType) -> Iterator[str]:
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        if not module.name.endswith("__main__"):
            yield module.name


def all_views() -> tuple[View[..., Any], ...]:
    """Those of the product, by importing all of it."""
    for room in (rules, dialogs, bot):
        for name in modules_of(room):
            importlib.import_module(name)
    return views()


def mechanisms() -> dict[str, type]:
    """Every class of the nodes' files that is judged by."""
    return {
        name: found
        for module in modules_of(rules.conditions)
        for name, found in vars(importlib.import_module(module)).items()
        if inspect.isclass(found)
        and found.__module__.startswith("rules.conditions.")
        and (
            hasattr(found, "evaluate")
            or hasattr(found, "of")
            or "quote" in vars(found).get("__dataclass_fields__", ())
        )
        and not issubclass(found, View)
        and not getattr(found, "_is_protocol", False)
    }


@dataclass(frozen=True)
class Stranger:
    """A mechanism that no view was told of; wherever it stands, it is not met."""

    clause: str | None = None
    attribute: str = "stranger"
    beside: frozenset[str] = frozenset()

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({"employer_in_beijing"})

    def evaluate(self, applicant: Applicant) -> Finding:
        return Finding(self, status.of(applicant.profile.declarations.get("employer_in_beijing")))

    def of(self, entry: Achievement, _applicant: Applicant | None = None) -> Finding:
        return Finding(self, status.Status.NOT_MET, entry.index)


def replaced(node: Any, change: Callable[[Any], Any]) -> Any:
    """A node with every node below it changed."""
    below = {
        name: tuple(replaced(child, change) for child in getattr(node, name))
        for name in ("children", "items", "kinds", "alternatives", "checks")
        if getattr(node, name, None)
    }
    return change(replace(node, **below) if below else node)


def with_change(change: Callable[[Any], Any]) -> Policy:
    policy = shipped()
    levels = [
        replace(
            level,
            conditions=tuple(
                replace(condition, node=replaced(condition.node, change)) for condition in level.conditions
            ),
        )
        for level in policy.levels
    ]
    return replace(policy, levels=tuple(levels))


def beside(mechanism: str, attribute: str) -> Policy:
    """The notice with a stranger among the parts of every node of one mechanism."""

    def change(node: Any) -> Any:
        if type(node).__name__ != mechanism:
            return node
        return replace(node, **{attribute: (*getattr(node, attribute), Stranger())})

    return with_change(change)


def instead(mechanism: str, node: Any) -> Policy:
    """The notice with ``node`` for every one of a mechanism."""
    return with_change(lambda found: node if type(found).__name__ == mechanism else found)


PLACES: dict[str, Callable[[], Policy]] = {
    "a condition": lambda: instead("Declarations", Stranger()),
    "a declaration": lambda: beside("Declarations", "children"),
    "a route": lambda: beside("Routes", "children"),
    "a part of a route": lambda: beside("Route", "children"),
    "a ground": lambda: beside("Waiver", "children"),
    "an attribute of an achievement": lambda: beside("AchievementKind", "checks"),
    "an attribute of a ground": lambda: beside("GroundAlternative", "checks"),
}


def each_condition(view: Callable[[Assessment, str, str], object]) -> Callable[[Assessment], object]:
    return lambda found: [
        view(found, level.level.level, condition.condition.name)
        for level in found.levels
        for condition in level.conditions
    ]


def each_level(view: Callable[[Assessment, str], object]) -> Callable[[Assessment], object]:
    return lambda found: [view(found, level.level.level) for level in found.levels]


def talking(found: Assessment) -> Talk:
    policy = found.policy
    answers = {
        fact: value for fact, value in truth_of(policy, PEOPLE["lacking"]).items() if value is not None
    }
    return Talk(policy, Session(policy=policy.id, state=STAGES[0], answers=answers), Scratch(), TODAY)


FACES: dict[str, Callable[[Assessment], object]] = {
    "assessment": lambda found: found.as_json(),
    "receipt": receipt_of,
    "explanation": each_condition(explain),
    "remedies": each_condition(remedies),
    "road": lambda found: road(found.policy, found.profile),
    "what if": lambda found: compare(found.policy, found.profile, later(found.profile, date(2030, 1, 1))),
    "evidence": each_level(checklist_groups),
    "roster": lambda found: standing_of(found.policy, profile_json(found.profile), ()),
    "demand": lambda found: [
        demanded(found.policy, condition) for level in found.policy.levels for condition in level.conditions
    ],
    "verdict": lambda found: Verdict(found, None),
    "questions": lambda found: relevant(talking(found)),
    "tally": lambda found: tally(talking(found)),
    "needs": lambda found: needs(talking(found)),
    "age of a title": lambda found: title_age_matters(talking(found), "junior", same_speciality=None),
}


@pytest.mark.parametrize("view", all_views(), ids=lambda view: view.name)
def test_every_view_refuses_by_name_what_it_was_not_told_of(view: View[..., Any]) -> None:
    with pytest.raises(MechanismUnknown, match=f"{view.name}.*Stranger"):
        view(Stranger())


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("face", FACES)
def test_whatever_is_asked_of_a_notice_answers_or_names_what_it_does_not_know(
    face: str, place: str, person: str
) -> None:
    policy = PLACES[place]()
    with suppress_refusal_of("Stranger"):
        FACES[face](Assessment(policy, policy.profile(PEOPLE[person])))


@contextmanager
def suppress_refusal_of(mechanism: str) -> Iterator[None]:
    try:
        yield
    except MechanismUnknown as refused:
        if not str(refused).endswith(f" {mechanism}"):
            raise


def test_a_mechanism_in_a_file_of_its_own_is_asked_for_told_and_explained() -> None:
    policy = instead("Declarations", Exam("employer_in_beijing", "附件1 一", "在北京工作"))
    for facts, word in ((READY, "已通过"), (LACKING, "未通过")):
        found = Assessment(policy, policy.profile(facts))
        for view in FACES.values():
            view(found)
        assert word in explain(found, "engineer", "scope").text
        assert "employer_in_beijing" in interviewed(policy, facts, TODAY).asked
    (remedy,) = remedies(found, "engineer", "scope")
    changed = policy.profile(remedy.applied(document(truth_of(policy, LACKING))), TODAY)
    assert Assessment(policy, changed).clause_status("附件1 一", "engineer") == "met"
    assert found.missing("engineer")[0]["text"] == "考试未通过"


def test_nothing_tells_nodes_apart_by_their_class_but_their_own_files_and_the_dispatch() -> None:
    names = mechanisms().keys()
    assert {"AchievementCount", "Route", "TitleHeld", "DirectionPerformance"} <= names
    told_apart = [
        f"{path}: {ast.unparse(place)}"
        for room in (rules, dialogs, bot)
        for path in sorted(Path(room.__path__[0]).rglob("*.py"))
        if "conditions" not in path.parts
        for place in ast.walk(ast.parse(path.read_text("utf-8")))
        if _names_classes(place) & names
    ]
    assert told_apart == []


def _names_classes(place: ast.AST) -> set[str]:
    """The classes that a piece of code tells something apart by."""
    asked: list[ast.expr] = []
    if (
        isinstance(place, ast.Call)
        and isinstance(place.func, ast.Name)
        and place.func.id in {"isinstance", "issubclass"}
    ):
        asked = place.args[1:]
    if (
        isinstance(place, ast.Call)
        and isinstance(place.func, ast.Attribute)
        and place.func.attr == "register"
    ):
        asked = place.args
    if isinstance(place, ast.MatchClass):
        asked = [place.cls]
    if isinstance(place, ast.Compare):
        asked = place.comparators
    if isinstance(place, ast.Dict):
        asked = [key for key in place.keys if key is not None]
    return {name.id for one in asked for name in ast.walk(one) if isinstance(name, ast.Name)}
