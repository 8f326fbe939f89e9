"""``zhicheng roster``: progress and words to standard error, the summary as JSON to standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace as replaced
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from bot.clock import today
from bot.commands.jsonlines import print_for_programs
from bot.commands.notices import notices_told
from bot.commands.own_files import data_dir, own_files, write
from bot.features.jobs.files import JobFiles, removed
from bot.features.jobs.roster_messages import result_name
from bot.output_file import OutputRefused, claim
from bot.roster.background import is_running
from bot.roster.done_rows import forget, is_empty
from bot.roster.messages import Order, RosterProgress
from bot.roster.problem import ColumnTaken
from bot.roster.summary_text import kept_in, said_of
from bot.roster.tables import headings_seen
from bot.roster.tally import Summary
from bot.roster.template import write_template
from bot.roster.vocabulary import bare
from bot.roster.worker import Refused, WorkerProcess
from bot.wording import say
from rules import ProfileRefused
from rules.notice.profile_values import read_as_of

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
CANCELLED: Final = 130
"""As shells report a program that Ctrl-C ended."""
_POLL_SECONDS: Final = 0.25

SCRATCH: Final = "scratch"
"""The folder below the data directory in which temporary files lie, by processes."""


def assess_roster(  # noqa: PLR0913 - the options are the command's
    file: Path,
    out: Path | None,
    as_of: str | None,
    policy: str | None,
    meant: Sequence[str],
    *,
    last: Path | None = None,
    force: bool,
) -> int:
    """Assess a spreadsheet of staff; the exit code.

    ``meant``: what headings mean, as ``heading=column``; ``last``: an earlier roster to compare it with.
    """
    notices_told(policy)
    out = out or file.with_name(result_name(file.name, is_beside=True))
    day = today() if as_of is None else read_as_of({"as_of": as_of})
    if day is None:
        return _say(say("command.as_of"), WRONG_USAGE)
    if not all(all(one.rpartition("=")) for one in meant):
        return _say(say("roster.map"), WRONG_USAGE)
    for needed in (file, last or file):
        if not needed.is_file():
            return _say(say("command.no_file", path=needed), WRONG_USAGE)
    columns = dict(one.rpartition("=")[::2] for one in meant)
    order = replaced(_order(file, out, day, policy), columns=columns, last=last)
    for written in (order.out, order.chart):
        claim(written, own_files(), force=force, sources=[file, last or file])
    return _done(order)


def write_roster_template(out: Path, notice: str | None = None, *, force: bool) -> int:
    """Write the template. Returns the exit code."""
    content, policies = BytesIO(), notices_told(notice)
    try:
        policy = policies.named(notice, today())
    except ProfileRefused as refused:
        return _say(refused.errors[0].message, REFUSED)
    write_template(content, policy)
    write(out, content.getvalue(), force=force)
    print_for_programs({"template": str(out)})
    return _say(say("command.template_written", path=out), DONE)


def _order(file: Path, out: Path, day: date, policy: str | None) -> Order:
    """Raises OutputRefused where two results would be one file."""
    chart = out.with_name(f"{out.stem}.png")
    if chart == out:
        raise OutputRefused(say("output.clash", path=out))
    return Order(file, out, chart, out.with_name(f"{out.name}.progress"), day, policy, scratch=_scratch())


def _scratch() -> Path:
    """A folder for this process's temporary files; those that others left when they were killed are cleared away."""
    try:
        files = JobFiles(data_dir(), SCRATCH)
        removed([folder for folder in files.abandoned([]) if not is_running(int(folder.name))])
        return files.folder(os.getpid())
    except OSError:
        # Without a data directory, the system's is as good: a roster needs nothing that is kept.
        return Path(tempfile.mkdtemp())


def _done(order: Order) -> int:
    work = WorkerProcess(order)
    try:
        event = _followed(work)
    except KeyboardInterrupt:
        work.cancel()
        removed([order.temporary])
        return _say("\n" + say("command.roster_cancelled", done=order.done.name), CANCELLED)
    work.close()
    removed([order.temporary])
    if isinstance(event, Refused):
        if is_empty(order.done):
            forget(order.done)
        print_for_programs({"error": [{"field": "file", "message": event.sentence, "allowed": []}]})
        return _say(f"{event.sentence}\n{say('command.template')}", REFUSED)
    forget(order.done)
    event = event._replace(remarks=[*_not_there(order.columns, event.columns), *event.remarks])
    own_files().note(order.out, order.chart)
    print_for_programs(_told(event, order))
    _say(f"{said_of(event)}\n{kept_in(order.out.name, order.chart.name)}", DONE)
    return REFUSED if event.problems["refused"] else DONE


def _not_there(meant: Iterable[str], columns: Sequence[ColumnTaken]) -> Iterator[str]:
    """Headings of which it was said what they mean, and that no table has, with or without the group above them."""
    words = [one.heading.split(" ") for one in columns]
    there = {bare("".join(told[n:])) for told in words for n in range(len(told))}
    for heading in meant:
        if bare(heading) not in there:
            yield say(
                "roster.no_heading", heading=heading, seen=headings_seen(one.heading for one in columns)
            )


def _followed(work: WorkerProcess) -> Summary | Refused:
    console = Console(stderr=True)
    columns = (TextColumn(say("command.assessing")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        while True:
            event = work.poll(_POLL_SECONDS)
            if isinstance(event, RosterProgress):
                bar.update(task, completed=event.done, total=event.total)
            elif isinstance(event, Summary | Refused):
                return event


def _told(summary: Summary, order: Order) -> dict[str, object]:
    told: dict[str, object] = {"out": str(order.out), "chart": str(order.chart)}
    for name, value in summary._asdict().items():
        told[name] = (
            [one._asdict() for one in value]
            if name in {"eligible", "soon", "possible", "gaps", "columns", "departments"}
            else value
        )
    return told


def _say(words: str, code: int) -> int:
    sys.stderr.write(words + "\n")
    return code
