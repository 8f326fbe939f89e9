"""`zhicheng notice`: the kit for whoever writes a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from bot.authoring.inspection import Inspection
from bot.commands.jsonlines import print_json
from bot.wording import say
from rules import load_policy

if TYPE_CHECKING:
    from pathlib import Path

    from rules import NoticeRefused


def check(folder: Path, *, as_json: bool) -> int:
    """Tell all that is wrong with ``folder``; the exit code."""
    problems = Inspection(folder).run()
    if as_json:
        print_json({"notice": folder.name, "errors": list(map(_json, problems))})
    elif problems:
        for one in problems:
            typer.echo(say("authoring.problem", file=one.file, line=one.line, message=one.message))
        typer.echo(say("authoring.found", n=len(problems)))
    else:
        policy = load_policy(folder)
        clauses, levels = len(policy.notice.clauses), len(policy.levels)
        typer.echo(say("authoring.sound", name=policy.data.title, clauses=clauses, levels=levels))
    return 1 if problems else 0


def _json(problem: NoticeRefused) -> dict[str, Any]:
    right = problem.right_key or problem.right
    return {
        "file": problem.file,
        "line": problem.line,
        "message": problem.message,
        "allowed": list(problem.allowed),
        "nearest": right if problem.allowed and isinstance(right, str) else None,
    }
