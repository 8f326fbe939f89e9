"""docs/notices.md: the example in it is a notice that holds together, and what is generated beside it is current."""

from __future__ import annotations

import json
import os
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from bot.authoring import reference
from bot.authoring.approved import FILES
from bot.authoring.inspection import Inspection
from rules import Assessment, load_policy
from rules.loader import NOTICES as SHIPPED
from rules.notice.shape import keys_of
from tests.made_up_notices import NOTICES, THIRD

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/notices.md").read_text(encoding="utf-8")
FILE = re.compile(r"^`([\w/.]+)`\n\n```(?:yaml|text)\n(.*?\n)```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that somebody has who copies every file of the guide."""
    folder = tmp_path / THIRD
    for name, text in FILE.findall(GUIDE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_example_is_complete_and_holds_together(folder: Path) -> None:
    assert list(map(str, Inspection(folder).run())) == []
    assert load_policy(folder).digest == load_policy(NOTICES / THIRD).digest


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"education": "university", "experience": {"years": 4}}, "gardener"),
        ({"education": "college", "experience": {"years": 3}}, "caretaker"),
        ({"education": "high_school", "experience": {"years": 2}}, None),
        (
            {"education": "college", "experience": {"years": 9}, "titles": [{"level": "junior", "years": 5}]},
            "gardener",
        ),
    ],
)
def test_the_example_judges_as_its_text_says(folder: Path, facts: dict[str, Any], level: str | None) -> None:
    policy = load_policy(folder)
    outcomes = [
        {"kind": "upkeep_work", "role": "main", "authority": "city"},
        {"kind": "cultivar", "place": 3, "approved": True},
    ]
    known = {"as_of": "2032-03-01", "employer_in_songhe": True, "conduct": True, "achievements": outcomes}
    assert Assessment(policy, policy.profile({"titles": [], **known, **facts})).eligible_level == level


def test_the_reference_is_current() -> None:
    assert (ROOT / "docs/notices-reference.md").read_text(encoding="utf-8") == reference.page()


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_are_current(name: str) -> None:
    written = json.loads((ROOT / reference.schema_path(name)).read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(reference.schema(name)))


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    """A new key is explained in bot/authoring/meanings.yaml, and `make docs` writes it down."""
    models = {model for shape in FILES.values() for model in reference.models_in(shape)}
    keys = {f"{model.__name__}.{key}" for model in models for key in keys_of(model)}
    assert keys == set(reference.meanings())


def test_every_shipped_file_names_its_schema() -> None:
    files = [path for path in SHIPPED.rglob("*.yaml") if "scenarios" not in path.parts]
    assert len(files) > 25
    for path in files:
        name = path.relative_to(next(SHIPPED / one for one in path.relative_to(SHIPPED).parts[:1])).as_posix()
        key = name if name in FILES else next(one for one in FILES if fnmatch(name, one))
        schema = os.path.relpath(ROOT / reference.schema_path(key), path.parent)
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={schema}"
