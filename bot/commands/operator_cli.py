"""The commands of whoever runs the bot; a part of the command line. What is heavy is imported where it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.help import CommandGroup

operator_app = CommandGroup()
store_app = CommandGroup()
operator_app.add_typer(store_app, name="store")
officers_app = CommandGroup()
operator_app.add_typer(officers_app, name="officers")

File = Annotated[Path, typer.Argument(metavar="FILE")]
Force = Annotated[bool, typer.Option("--force")]
Label = Annotated[str, typer.Argument(metavar="LABEL")]


@operator_app.command()
def backup(file: File, *, force: Force = False) -> None:
    """Copy the database."""
    from bot.commands.backup import write_backup

    write_backup(file, force=force)


@operator_app.command()
def restore(file: File, *, force: Force = False) -> None:
    """Put a copy in its place."""
    from bot.commands.backup import restore_backup

    restore_backup(file, force=force)


@operator_app.command()
def doctor() -> int:
    """Examine what serving needs."""
    from bot.commands.doctor import examine

    return examine()


@store_app.command("copy")
def store_copy(
    *,
    source: Annotated[str, typer.Option("--from", metavar="URL")],
    target: Annotated[str, typer.Option("--to", metavar="URL")],
) -> int:
    """Copy one store into another."""
    from bot.commands.store import copy

    return copy(source, target)


@store_app.command("believe-clock")
def store_believe_clock() -> int:
    """Say that the clock is right."""
    from bot.commands.store import believe_clock

    return believe_clock()


@officers_app.command("add")
def officers_add(label: Label) -> int:
    """Make a link for an officer."""
    from bot.commands.officers import add_officer

    return add_officer(label)


@officers_app.command("list")
def officers_list() -> int:
    """List the officers."""
    from bot.commands.officers import list_officers

    return list_officers()


@officers_app.command("remove")
def officers_remove(label: Label, *, erase: Annotated[bool, typer.Option("--erase")] = False) -> int:
    """Sign an officer out."""
    from bot.commands.officers import remove_officer

    return remove_officer(label, erase=erase)
