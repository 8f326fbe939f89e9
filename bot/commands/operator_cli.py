"""The commands of whoever runs the bot; a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from typing import Annotated

import typer

operator_app = typer.Typer()
store_app = typer.Typer(help="数据库的维护", no_args_is_help=True, rich_markup_mode=None)
operator_app.add_typer(store_app, name="store")
officers_app = typer.Typer(help="网页上的人事负责人", no_args_is_help=True, rich_markup_mode=None)
operator_app.add_typer(officers_app, name="officers")


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


@store_app.command("copy")
def store_copy(
    *,
    source: Annotated[str, typer.Option("--from", metavar="URL", help="sqlite:文件 或 postgresql://…")],
    target: Annotated[str, typer.Option("--to", metavar="URL", help="postgresql://… 或 sqlite:文件")],
) -> None:
    """把全部数据从一个数据库搬到另一个，并逐表核对；先停下机器人。中断了可以再来一次，接着搬。"""
    from bot.commands.store import copy

    raise typer.Exit(copy(source, target))


@store_app.command("believe-clock")
def store_believe_clock() -> None:
    """确认系统时钟没有错：很久没有运行之后，到期的数据照常清理。"""
    from bot.commands.store import believe_clock

    raise typer.Exit(believe_clock())


Label = Annotated[str, typer.Argument(metavar="LABEL", help="人事负责人的名称，例如 研发人事")]


@officers_app.command("add")
def officers_add(label: Label) -> None:
    """生成一个只能用一次的登录链接。"""
    from bot.commands.officers import add_officer

    raise typer.Exit(add_officer(label))


@officers_app.command("list")
def officers_list() -> None:
    """列出全部人事负责人。"""
    from bot.commands.officers import list_officers

    raise typer.Exit(list_officers())


@officers_app.command("remove")
def officers_remove(
    label: Label,
    *,
    erase: Annotated[bool, typer.Option("--erase", help="连同其案例和花名册马上删除")] = False,
) -> None:
    """让一位人事负责人在所有浏览器退出。"""
    from bot.commands.officers import remove_officer

    raise typer.Exit(remove_officer(label, erase=erase))
