"""What ``--help`` says: words/help.yaml, by commands and their options; it is read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NoReturn

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from bot.refusal import OperatorRefused, UsageRefused
from bot.wording import say, table


class ExplainedCommand(TyperCommand):
    """A command that is explained under its function's name."""

    def get_help(self, ctx: Any) -> str:
        """The whole page."""
        return _in_chinese(super().get_help(ctx))

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """What is typed, understood; what cannot be is a line on standard error, and wrong usage."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except typer.TyperException as error:
            self._explain()
            _refuse(error, self, info_name, parent)

    def get_short_help_str(self, limit: int = 45) -> str:
        """In the list of its group."""
        self._explain()
        return super().get_short_help_str(limit)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """As a page of its own."""
        self._explain()
        super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Do it: it returns its exit code, if it has one. What forbids it is one line on standard error."""
        try:
            code = super().invoke(ctx)
        except OperatorRefused as refused:
            typer.echo(str(refused), err=True)
            raise typer.Exit(refused.code) from None
        except ValueError as error:
            from rules import NoticeRefused  # noqa: PLC0415 - only where something is wrong

            if not isinstance(error, NoticeRefused):
                raise
            typer.echo(say("command.notice_spoilt", refused=error), err=True)
            raise typer.Exit(OperatorRefused.code) from None
        raise typer.Exit(code or 0)

    def _explain(self) -> None:
        command = getattr(self.callback, "__name__", "")
        said = table("help.shared") | table(f"help.{command}")
        self.help = said["does"]
        for one in self.params:
            if isinstance(one, TyperArgument | TyperOption) and one.name in said:
                one.help = said[one.name]


class ExplainedGroup(TyperGroup):
    """A group of commands that is explained under its name."""

    def get_help(self, ctx: Any) -> str:
        """The whole page."""
        return _in_chinese(super().get_help(ctx))

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """As a command's; without any argument it is the help that is shown."""
        is_bare = not args
        try:
            return super().make_context(info_name, args, parent, **extra)
        except typer.TyperException as error:
            if is_bare:
                raise
            _refuse(error, self, info_name, parent)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named; of one that is none, those that are spelt like it."""
        name = args[0]
        if name in self.commands or name.startswith("-"):
            return super().resolve_command(ctx, args)
        near = "、".join(get_close_matches(name, self.commands))
        told = say("command.meant", names=near) if near else ""
        typer.echo(say("command.no_command", name=name, near=told), err=True)
        raise typer.Exit(UsageRefused.code)

    def get_short_help_str(self, limit: int = 45) -> str:
        """In the list of the group around it."""
        self.help = say(f"help.groups.{self.name}")
        return super().get_short_help_str(limit)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """As a page of its own."""
        self.help = say(f"help.groups.{self.name}")
        super().format_help(ctx, formatter)


def _in_chinese(page: str) -> str:
    """What Typer says of its own accord, put in our words; it has no translations, nor a public place for them."""
    for theirs, ours in table("help.frame").items():
        page = page.replace(theirs, ours)
    return page


def _refuse(error: typer.TyperException, command: Any, name: Any, parent: Any) -> NoReturn:
    from bot.commands.wrong_usage import told  # noqa: PLC0415 - only where something is wrong

    path = f"{parent.command_path} {name}" if parent else str(name)
    typer.echo(told(error, command, path), err=True)
    raise typer.Exit(UsageRefused.code) from None


class CommandGroup(typer.Typer):
    """Commands of one name; plain help, since loading rich would take longer than all the rest of it."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(
            name=name,
            cls=ExplainedGroup,
            no_args_is_help=True,
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
        )

    def command(self, name: str | None = None, **_: Any) -> Callable[[Any], Any]:
        """The decorator that makes a function one of them."""
        return super().command(name, cls=ExplainedCommand)
