"""The commands of whoever writes a notice; a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from typing import Annotated

import typer

notice_app = typer.Typer(help="编写一份通告", no_args_is_help=True, rich_markup_mode=None)

Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="通告的文件夹")]


@notice_app.command()
def check(
    folder: Folder,
    *,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """一次列出全部错误：文件、行、可以写什么、最像的是哪个。"""
    from pathlib import Path

    from bot.commands import notice

    raise typer.Exit(notice.check(Path(folder), as_json=json))
