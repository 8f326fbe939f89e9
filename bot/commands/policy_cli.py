"""``zhicheng policy``: a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

policy_app = typer.Typer(help="通告原文和它的数据", no_args_is_help=True, rich_markup_mode=None)

Notice = Annotated[
    str | None,
    typer.Option("--notice", "--policy", metavar="ID", help="按哪一份通告；默认按当天施行的那一份"),
]


class SchemaName(StrEnum):
    """What has a JSON Schema."""

    PROFILE = "profile"
    ASSESSMENT = "assessment"


@policy_app.command("check")
def policy_check() -> None:
    """核对通告数据：每一条都已编码或说明原因，每处引文都与原文一致。"""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy import checked

    report = checked()
    print_json(report)
    raise typer.Exit(1 if report["errors"] else 0)


@policy_app.command("show")
def policy_show(
    clause: Annotated[str | None, typer.Argument(help="条款名；不写就列出所有条款")] = None,
    *,
    notice: Notice = None,
) -> None:
    """列出所有条款，或显示一条的原文。"""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy import shown

    report = shown(clause, notice)
    print_json(report)
    raise typer.Exit(1 if "error" in report else 0)


@policy_app.command("diff")
def policy_diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="原来的通告：id，或放它的文件夹")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新的通告：id，或放它的文件夹")],
    *,
    people: Annotated[
        int, typer.Option(min=0, max=100_000, metavar="N", help="用多少个假想的人来比较")
    ] = 2000,
) -> None:
    """新旧两份通告有什么不同：逐条列出，并用假想的人看对谁有影响。"""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy_diff import compared

    print_json(compared(old, new, people))


@policy_app.command("schema")
def policy_schema(name: SchemaName, *, notice: Notice = None) -> None:
    """输出 Profile 或评估结果的 JSON Schema。"""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy import schema

    print_json(schema(name.value, notice))
