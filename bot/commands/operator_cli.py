"""The commands of whoever runs the bot; a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from typing import Annotated

import typer

operator_app = typer.Typer()


@operator_app.command()
def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="备份写到哪里")],
    *,
    force: Annotated[bool, typer.Option("--force", help="FILE 已经存在也覆盖")] = False,
) -> None:
    """备份数据库，不用停止服务；备份里有个人数据。"""
    from pathlib import Path

    from bot.commands.backup import write_backup

    raise typer.Exit(write_backup(Path(file), force=force))


@operator_app.command()
def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="zhicheng backup 写的备份")],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="已经有数据库也换成备份；原来的改名留在旁边")
    ] = False,
) -> None:
    """从备份恢复数据库，先核对备份；要先停止服务。"""
    from pathlib import Path

    from bot.commands.backup import restore_backup

    raise typer.Exit(restore_backup(Path(file), force=force))


@operator_app.command()
def doctor() -> None:
    """检查设置、数据库、磁盘、时钟、Telegram 和网页端口；不好的写明怎么办。"""
    from bot.commands.doctor import examine

    raise typer.Exit(examine())
