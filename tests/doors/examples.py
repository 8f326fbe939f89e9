"""The worked examples of CONTRIBUTING.md, read and carried out on a copy of the tree.

An example is a section. Its blocks are done one after another: ``diff`` changes or makes a file, ``console`` runs
what stands after ``$`` and expects what stands below it in what the command says; … stands for anything.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

from tests.doors.tree import ROOT, copy_to, with_bytecode

GAP: Final = "…"
_FENCE: Final = re.compile(r"^```(diff|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """What stands between two fences."""

    kind: str
    text: str


def examples() -> dict[str, list[Block]]:
    """The sections that have blocks, by their headings."""
    sections = re.split(r"^## ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), flags=re.MULTILINE)
    read = {
        section.partition("\n")[0]: [Block(*found) for found in _FENCE.findall(section)]
        for section in sections
    }
    return {heading: blocks for heading, blocks in read.items() if blocks}


def carry_out(blocks: list[Block], folder: Path) -> None:
    """Do what an example says. Raises AssertionError where it is not so."""
    tree = with_bytecode(copy_to(folder))
    for block in blocks:
        if block.kind == "diff":
            _change(tree, block.text)
        else:
            _converse(tree, block.text)


def _change(tree: Path, diff: str) -> None:
    for part in re.split(r"^(?=--- )", diff, flags=re.MULTILINE)[1:]:
        head, *hunks = re.split(r"^@@.*\n", part, flags=re.MULTILINE)
        old, new = re.findall(r"^(?:---|\+\+\+) (?:[ab]/)?(\S+)", head, re.MULTILINE)
        text = "" if old == "/dev/null" else (tree / old).read_text("utf-8")
        for hunk in hunks:
            before, after = _side(hunk, "-"), _side(hunk, "+")
            assert old == "/dev/null" or text.count(before) == 1, f"{old}: not there, or not once:\n{before}"
            text = text.replace(before, after, 1)
        (tree / new).parent.mkdir(parents=True, exist_ok=True)
        (tree / new).write_text(text, "utf-8")


def _side(hunk: str, sign: str) -> str:
    """What a hunk's lines were (``-``) or become (``+``)."""
    return "".join(f"{line[1:]}\n" for line in hunk.splitlines() if line[:1] in {"", " ", sign})


def _converse(tree: Path, console: str) -> None:
    for command, expected in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", console, re.MULTILINE):
        said = _flush(_run(tree, command))
        place = 0
        for passage in map(str.strip, _flush(expected).split(GAP)):
            assert passage in said[place:], f"$ {command}\nshould say:\n{passage}\nbut says:\n{said}"
            place = said.index(passage, place) + len(passage)


def _flush(text: str) -> str:
    """How far a line is indented says nothing here."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _run(tree: Path, command: str) -> str:
    """What a command says of the copy, which goes before the tree that is installed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COVERAGE", "COV_", "PYTEST"))
    }
    path = f"{Path(sys.executable).parent}:{kept['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", command],  # noqa: S607
        cwd=tree,
        env={**kept, "PATH": path, "PYTHONPATH": str(tree), "DATA_DIR": str(tree / ".data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return ran.stdout
