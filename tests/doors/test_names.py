"""One name for one thing: no two classes of the product share a name."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.doors.tree import ROOT

ROOMS = ("bot", "dialogs", "rules")


def test_no_two_classes_share_a_name() -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    places[node.name].add(str(path.relative_to(ROOT)))
    assert len(places) > len(ROOMS)
    assert {name: sorted(found) for name, found in places.items() if len(found) > 1} == {}


def test_modules_stay_small_and_rooms_have_few_loose_ones() -> None:
    lengths = sorted(
        len(path.read_text(encoding="utf-8").splitlines())
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
    )
    for room in ROOMS:
        assert len(list((ROOT / room).glob("*.py"))) <= 8
    assert lengths[-1] <= 300
    assert lengths[len(lengths) // 2] < 90
