"""What tests share stands in modules named after it, and the loopback Bot API is a kit of its own."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"bot", "dialogs", "rules", "bench"}


def imported(file: Path) -> set[str]:
    """The modules that a file imports, those of its own package by their names within it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_nothing_imports_from_a_test_module() -> None:
    for folder in ("tests", "bench"):
        for file in (ROOT / folder).rglob("*.py"):
            found = {name for name in imported(file) if name.rpartition(".")[2].startswith("test_")}
            assert found == set(), file


def test_the_loopback_bot_api_knows_neither_the_product_nor_other_tests() -> None:
    for file in (ROOT / "tests" / "botapi").rglob("*.py"):
        foreign = {
            name
            for name in imported(file)
            if name.split(".")[0] in OURS
            or (name.startswith("tests") and not name.startswith("tests.botapi"))
        }
        assert foreign == set(), file
