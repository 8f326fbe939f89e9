"""The command line, described in docs/command-line.md. What is heavy is imported where it is used."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from bot.clock import today
from bot.commands.help import CommandGroup
from bot.commands.notice_cli import notice_app
from bot.commands.operator_cli import operator_app
from bot.commands.policy_cli import Notice, policy_app
from bot.output_file import why
from bot.wording import say

COLLECTED_AFTER: Final = 200_000
"""New objects. A command makes half as many that stay before it begins: the garbage collector has nothing to find."""

app = CommandGroup("zhicheng")
app.add_typer(operator_app)
app.add_typer(policy_app, name="policy")
app.add_typer(notice_app, name="notice")

Source = Annotated[str, typer.Argument(metavar="[FILE|-]")]
Force = Annotated[bool, typer.Option("--force")]
Lines = Annotated[bool, typer.Option("--jsonl")]


@app.command()
def assess(  # noqa: PLR0913 - the options are the command's
    source: Source = "-",
    *,
    jsonl: Lines = False,
    jobs: Annotated[int, typer.Option(min=0, max=64, metavar="N")] = 0,
    cluster: Annotated[str | None, typer.Option(metavar="tcp://…|local")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE")] = None,
    force: Force = False,
    notice: Notice = None,
    receipt: bool = False,
    brief: bool = False,
) -> int:
    """Assess one person, or many."""
    from bot.commands.batch import PARQUET, Batch
    from bot.commands.jsonlines import answer_one
    from bot.commands.notices import notices_told
    from bot.features.documents.profiles import assessed

    is_batch = jsonl or source.endswith(PARQUET)
    if not is_batch and (jobs or cluster or out):
        _usage("command.of_many")

    if brief and receipt:
        _usage("command.brief_or_receipt")

    notices_told(notice, of_all=notice is None)
    answer = partial(assessed, notice=notice, day=today(), receipt=receipt, brief=brief)
    batch = Batch(source, answer, jobs, cluster, out, force)
    return batch.run() if is_batch else answer_one(source, answer)


@app.command()
def replay(source: Source = "-") -> int:
    """Assess again by a receipt."""
    from bot.commands.jsonlines import answer_one
    from bot.features.documents.receipts import replayed

    return answer_one(source, replayed)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION|-")],
    *,
    jsonl: Lines = False,
    notice: Notice = None,
) -> int:
    """Answer a question about the notice."""
    from bot.commands.jsonlines import answer_lines, answer_value
    from bot.commands.notices import notices_told
    from bot.features.documents.questions import answered

    notices_told(notice)
    asking = partial(answered, notice=notice)
    return answer_lines(question, asking, "ask") if jsonl else answer_value(_text(question), asking)


@app.command()
def parse(
    text: Annotated[str, typer.Argument(metavar="TEXT|-")],
    *,
    as_of: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    jsonl: Lines = False,
    notice: Notice = None,
) -> int:
    """Read a text."""
    from bot.commands.jsonlines import answer_lines, answer_value
    from bot.commands.notices import notices_told
    from bot.features.documents.texts import parsed

    notices_told(notice)
    document, parsing = {"text": _text(text), "as_of": as_of}, partial(parsed, notice=notice)
    return answer_lines(text, parsing, "parse") if jsonl else answer_value(document, parsing)


@app.command()
def chat(*, fresh: Annotated[bool, typer.Option("--fresh")] = False, notice: Notice = None) -> int:
    """A conversation in the terminal."""
    from bot.commands.chat import chatting

    return chatting(notice, fresh=fresh)


@app.command()
def serve() -> int:
    """Serve every channel that is configured."""
    from bot.commands.serve import serving

    return serving()


@app.command()
def unanswered() -> int:
    """List what was not answered."""
    from bot.commands.store import list_unanswered

    return list_unanswered()


@app.command()
def roster(  # noqa: PLR0913 - the options are the command's
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    *,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT")] = None,
    template: Annotated[Path | None, typer.Option(metavar="OUT")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    notice: Notice = None,
    meant: Annotated[list[str] | None, typer.Option("--map", metavar="NAME=MEANING")] = None,
    compare: Annotated[Path | None, typer.Option(metavar="LAST")] = None,
    force: Force = False,
) -> int:
    """Assess a spreadsheet of staff."""
    from bot.commands.roster import assess_roster, write_roster_template

    if template is not None:
        return write_roster_template(template, notice, force=force)
    if file is None:
        _usage("command.no_roster")
    return assess_roster(file, out, as_of, notice, meant or [], last=compare, force=force)


@app.command()
def report(
    source: Source = "-",
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT")],
    label: Annotated[str, typer.Option(metavar="LABEL")] = "",
    notice: Notice = None,
    force: Force = False,
) -> int:
    """Make one person's result a PDF."""
    from bot.commands.report import write_report

    return write_report(source, out, label, notice, force=force)


@app.command()
def words(text: Annotated[str, typer.Argument(metavar="[TEXT]")] = "") -> int:
    """List every sentence."""
    from bot.commands.words import list_sentences

    return list_sentences(text)


def _text(argument: str) -> str:
    """Of what is no UTF-8, question marks are read."""
    return argument.encode("utf-8", "replace").decode()


def _usage(key: str) -> NoReturn:
    typer.echo(say(key), err=True)
    raise typer.Exit(2)


def _run() -> None:
    """What cannot be read or written, and nobody has told of, is one line on standard error."""
    try:
        try:
            app()
        finally:
            if not sys.stdout.closed and sys.stdout.writable():
                sys.stdout.flush()
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        if error.filename is None:
            os.dup2(nowhere, sys.stdout.fileno())  # what is left of it is not tried again at the end
        told = say("command.no_output") if error.filename is None else error.filename
        try:
            if not isinstance(error, BrokenPipeError):
                typer.echo(say("command.unreadable", path=told, reason=why(error)), err=True)
        except OSError:
            os.dup2(nowhere, sys.stderr.fileno())
        raise SystemExit(1 if error.filename is None else 2) from None


def main() -> None:
    """Run the command line; text in and out is UTF-8 whatever the locale says."""
    gc.set_threshold(COLLECTED_AFTER)
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # else every installed package is asked for some
    # Of whom one is closed, nothing can be read, what is written there is refused, and nobody hears what is told.
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: PTH123, SIM115 - until the end
    sys.stdout = sys.stdout or open(os.devnull)  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _run()
    finally:
        gc.freeze()  # what is left goes with the process
        expressions = sys.modules.get("dialogs.language.text.expressions")
        if expressions is not None:  # it was needed
            expressions.keep_expressions()
