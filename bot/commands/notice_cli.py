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


@notice_app.command()
def new(
    notice_id: Annotated[
        str, typer.Argument(metavar="ID", help="编号，也是文件夹的名称，例如 songhe-gardening-2032")
    ],
    *,
    text: Annotated[str, typer.Option("--text", metavar="FILE", help="通告原文：一段一行的文字文件")],
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="DIR", help="写在哪个文件夹下面；默认在这里")
    ] = ".",
) -> None:
    """从原文起草一个文件夹：分条，读出级别、学历、年限、项数；读出来的标“提议”，读不出来的标“待定”。"""
    from pathlib import Path

    from bot.commands import notice

    raise typer.Exit(notice.new(notice_id, Path(text), Path(out)))


@notice_app.command()
def preview(
    folder: Folder,
    *,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="FILE", help="写到文件；默认显示出来")
    ] = None,
    approve: Annotated[
        str | None,
        typer.Option(metavar="N", help="记下判得对的申报人，例如 1,3-5，或者 all；记在 scenarios/ 里"),
    ] = None,
) -> None:
    """通读一份通告：各级条件、怎么问、怎么说、十个假想的申报人怎么判。"""
    from pathlib import Path

    from bot.commands import notice

    raise typer.Exit(notice.look(Path(folder), Path(out) if out else None, approve))
