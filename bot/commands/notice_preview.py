"""`zhicheng notice preview`: a notice as its author should see it, and which of its applicants are approved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from bot.authoring.applicants import NoSuchApplicant, applicants, chosen
from bot.authoring.approved import FILE as APPROVED
from bot.authoring.approved import as_data
from bot.authoring.marked_yaml import written
from bot.authoring.preview import preview
from bot.clock import today
from bot.wording import say
from rules import NoticeRefused, Policy, load_policy


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
