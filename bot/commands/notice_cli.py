"""The commands of whoever writes a notice; a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.help import CommandGroup

notice_app = CommandGroup()

Folder = Annotated[str, typer.Argument(metavar="FOLDER")]


@notice_app.command("check")
def notice_check(folder: Folder, *, json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """All that is wrong with a notice."""
    from pathlib import Path

    from bot.commands import notice

    raise typer.Exit(notice.check(Path(folder), as_json=json))


@notice_app.command("new")
def notice_new(
    notice_id: Annotated[str, typer.Argument(metavar="ID")],
    *,
    text: Annotated[str, typer.Option("--text", metavar="FILE")],
    out: Annotated[str, typer.Option("-o", "--out", metavar="DIR")] = ".",
) -> None:
    """Draft a notice from its text."""
    from pathlib import Path

    from bot.commands import notice

    raise typer.Exit(notice.new(notice_id, Path(text), Path(out)))


@notice_app.command("preview")
def notice_preview(
    folder: Folder,
    *,
    out: Annotated[str | None, typer.Option("-o", "--out", metavar="FILE")] = None,
    approve: Annotated[str | None, typer.Option(metavar="N")] = None,
) -> None:
    """Look at a notice."""
    from pathlib import Path

    from bot.commands.notice_preview import look

    raise typer.Exit(look(Path(folder), Path(out) if out else None, approve))
