"""``zhicheng policy``: a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bot.commands.help import CommandGroup

policy_app = CommandGroup()

Notice = Annotated[str | None, typer.Option("--notice", "--policy", metavar="ID")]


class SchemaName(StrEnum):
    """What has a JSON Schema."""

    PROFILE = "profile"
    ASSESSMENT = "assessment"


@policy_app.command("check")
def policy_check() -> int:
    """Hold the notices against their texts."""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy import checked

    report = checked()
    print_json(report)
    return 1 if report["errors"] else 0


@policy_app.command("show")
def policy_show(clause: Annotated[str | None, typer.Argument()] = None, *, notice: Notice = None) -> int:
    """Show clauses."""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy import shown

    report = shown(clause, notice)
    print_json(report)
    return 1 if "error" in report else 0


@policy_app.command("diff")
def policy_diff(
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    *,
    people: Annotated[int, typer.Option(min=0, max=100_000, metavar="N")] = 2000,
) -> None:
    """Compare two notices."""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy_diff import compared

    print_json(compared(old, new, people))


@policy_app.command("schema")
def policy_schema(name: SchemaName, *, notice: Notice = None) -> None:
    """Print a JSON Schema."""
    from bot.commands.jsonlines import print_json
    from bot.commands.policy import schema

    print_json(schema(name.value, notice))
