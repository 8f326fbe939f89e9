"""The commands of whoever writes a notice; a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.help import CommandGroup

notice_app = CommandGroup()

Folder = Annotated[Path, typer.Argument(metavar="FOLDER")]


@notice_app.command("check")
def notice_check(folder: Folder, *, json: Annotated[bool, typer.Option("--json")] = False) -> int:
    """All that is wrong with a notice."""
    from bot.commands import notice

    return notice.check(folder, as_json=json)


@notice_app.command("new")
def notice_new(
    notice_id: Annotated[str, typer.Argument(metavar="ID")],
    *,
    text: Annotated[Path, typer.Option("--text", metavar="FILE")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR")] = Path(),
) -> int:
    """Draft a notice from its text."""
    from bot.commands import notice

    return notice.new(notice_id, text, out)


@notice_app.command("preview")
def notice_preview(
    folder: Folder,
    *,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE")] = None,
    approve: Annotated[str | None, typer.Option(metavar="N")] = None,
) -> int:
    """Look at a notice."""
    from bot.commands.notice_preview import look

    return look(folder, out, approve)
