"""`zhicheng notice`: the kit for whoever writes a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from bot.authoring.applicants import NoSuchApplicant, applicants, chosen
from bot.authoring.approved import FILE as APPROVED
from bot.authoring.approved import as_data
from bot.authoring.drafting import ID, NoticeDraft, write_draft
from bot.authoring.inspection import Inspection
from bot.authoring.marked_yaml import written
from bot.authoring.preview import preview
from bot.clock import today
from bot.commands.jsonlines import print_json
from bot.wording import say
from rules import NoticeRefused, load_policy

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rules import Policy


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


def new(notice_id: str, text: Path, out: Path) -> int:
    """NoticeDraft a folder below ``out`` from the ``text`` of a notice; the exit code."""
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
    typer.echo(say("authoring.draft.made", folder=folder, **counted, **marks))
    return 0


def look(folder: Path, out: Path | None, approve: str | None) -> int:
    """Show a notice as its author should see it, or write down those of its applicants who are approved."""
    try:
        policy = load_policy(folder)
    except NoticeRefused:
        typer.echo(say("authoring.preview.unsound"), err=True)
        return 1
    until = policy.data.valid_until
    day = max(policy.data.valid_from, today() if until is None else min(today(), until))
    if approve is not None:
        return _approve(policy, folder, day, approve)
    told = preview(policy, day)
    if out is None:
        typer.echo(told, nl=False)
    else:
        out.write_text(told, encoding="utf-8")
    return 0


def _approve(policy: Policy, folder: Path, day: date, numbers: str) -> int:
    made = applicants(policy, day)
    try:
        approved = [made[n - 1] for n in chosen(numbers, len(made))]
    except NoSuchApplicant:
        typer.echo(say("authoring.preview.wrong_numbers", said=numbers), err=True)
        return 2
    file = folder / APPROVED
    file.parent.mkdir(exist_ok=True)
    file.write_text(written(as_data(approved, policy)), encoding="utf-8")
    typer.echo(say("authoring.preview.approved", n=len(approved), file=APPROVED))
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
