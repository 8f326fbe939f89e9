"""`zhicheng notice check` and `new`: what is wrong with a notice, and the draft of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from bot.authoring.drafting import ID, NoticeDraft, write_draft
from bot.authoring.inspection import Inspection
from bot.commands.jsonlines import print_json
from bot.wording import say
from rules import NoticeRefused, load_policy


def check(folder: Path, *, as_json: bool) -> int:
    """Tell all that is wrong with ``folder``; the exit code."""
    problems = Inspection(folder).run()
    if as_json:
        print_json({"notice": folder.name, "errors": list(map(_json, problems))})
    elif not folder.is_dir():
        typer.echo(problems[0].message)
    elif problems:
        for one in problems:
            typer.echo(say("authoring.problem", file=one.file, line=one.line, message=one.message))
        typer.echo(say("authoring.found", n=len(problems)))
    else:
        policy = load_policy(folder)
        clauses, levels = len(policy.notice.clauses), len(policy.levels)
        typer.echo(say("authoring.sound", name=policy.data.title, clauses=clauses, levels=levels))
    return 1 if problems else 0


def new(notice_id: str, text: Path, out: Path) -> int:
    """Draft a folder below ``out`` from the ``text`` of a notice; the exit code."""
    if not ID.fullmatch(notice_id):
        typer.echo(say("authoring.draft.wrong_id"), err=True)
        return 2
    try:
        draft = NoticeDraft(notice_id, text.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        typer.echo(say("authoring.draft.no_text", name=text.name), err=True)
        return 1
    if not draft.clauses or not draft.levels:
        typer.echo(say("authoring.draft.no_clauses"), err=True)
        return 1
    folder = out / notice_id
    try:
        write_draft(draft, folder)
    except FileExistsError:
        typer.echo(say("authoring.draft.exists", name=folder.name), err=True)
        return 1
    told = "".join(draft.files.values())
    marks = {name: told.count(f"# {say(f'authoring.draft.mark.{name}')}") for name in ("proposed", "open")}
    counted = {"clauses": len(draft.clauses), "levels": len(draft.levels)}
    if draft.joined:
        typer.echo(say("authoring.draft.joined", n=draft.joined))
    typer.echo(say("authoring.draft.made", folder=folder, **counted, **marks))
    return 0


def _json(problem: NoticeRefused) -> dict[str, Any]:
    allowed, right = problem.hint.allowed, problem.hint.right
    return {
        "file": problem.file,
        "line": problem.line,
        "message": problem.message,
        "allowed": list(allowed),
        "nearest": right if allowed and isinstance(right, str) else None,
    }
