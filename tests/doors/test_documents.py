"""What the documents name is there: paths, modules, links, commands, targets of make."""

from __future__ import annotations

import re
from typing import Final

import pytest
from typer.main import get_command

from bot.commands.cli import app
from tests.doors.tree import ROOMS, ROOT, files, found, named

DOCUMENTS: Final = [
    name
    for name in files()
    if name.endswith(".md") and name.startswith(("README", "CONTRIBUTING", "SECURITY", "docs/"))
]
FOLDERS: Final = "bot|dialogs|rules|tests|bench|docs|deploy"
ENDINGS: Final = (".py", ".yaml", ".txt", ".typ", ".j2", ".md", ".jsonl", "/")


def _text(document: str) -> str:
    """Without the examples: they make files of their own, and are carried out."""
    text = (ROOT / document).read_text("utf-8")
    return re.sub(r"^```(?:diff|console)\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def _named(document: str) -> set[str]:
    """What stands in backticks, and what has a path's shape anywhere."""
    text = _text(document)
    paths = re.findall(rf"(?<![\w/.-])(?:{FOLDERS})/[\w./<>*-]*[\w/>*]", text)
    return {*paths, *(word for word in re.findall(r"`(\w[\w./-]*)`", text) if word.endswith(ENDINGS))}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_are_there(document: str) -> None:
    assert [path for path in sorted(_named(document)) if not found(path)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", _text(document))
    folder = (ROOT / document).parent
    assert [target for target in targets if not (folder / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_modules_and_what_is_in_them_can_be_imported(document: str) -> None:
    for dotted in set(re.findall(r"\b(?:bot|dialogs|rules|bench)(?:\.\w+)+\b", _text(document))):
        if not dotted.endswith(ENDINGS):
            named(dotted)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_are_there(document: str) -> None:
    text = _text(document)
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"(?:^|`)zhicheng ([a-z]+)", text, re.MULTILINE)) <= commands
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= targets


def test_every_document_is_listed_and_a_decision_by_its_title() -> None:
    text = _text("docs/README.md")
    for document in DOCUMENTS:
        if document.startswith("docs/") and document != "docs/README.md":
            assert f"]({document.removeprefix('docs/')})" in text
    for number, file, title in re.findall(r"^\* \[(\d{4})\]\((decisions/\1-.+?)\) (.+)$", text, re.MULTILINE):
        assert _text(f"docs/{file}").startswith(f"# {number}. {title}\n")


def test_the_architecture_names_every_folder_of_the_rooms() -> None:
    folders = {"/".join(file.split("/")[:2]) for file in files() if file.endswith(".py")}
    parts = {folder.split("/")[1] for folder in folders if folder.startswith(ROOMS) and "." not in folder}
    assert parts <= set(re.findall(r"`(\w+)/`", _text("docs/architecture.md")))


def test_the_changelog_begins_with_the_version_that_this_is() -> None:
    newest = re.search(r"^## (\S+)", _text("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert f'version = "{newest[1]}"' in _text("pyproject.toml")
