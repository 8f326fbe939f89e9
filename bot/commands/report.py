"""``zhicheng report``: one profile in, one PDF out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from bot.clock import today
from bot.commands.jsonlines import answer_one
from bot.commands.notices import notices_told
from bot.commands.own_files import write
from bot.output_file import OutputRefused, why
from bot.roster.report import report_pdf
from bot.wording import say
from rules import Assessment, FieldError, ProfileRefused
from rules.verdict.receipt import fingerprint


def write_report(source: str, out: Path, label: str, notice: str | None = None, *, force: bool) -> int:
    """Write the report of the profile in ``source`` (``-``: standard input). Returns the exit code."""
    policies = notices_told(notice)
    named = None if notice is None else policies[notice]

    def answer(document: Any) -> Any:
        policy = named or policies.for_document(document, today())
        assessment = Assessment(policy, policy.profile(document, today()))
        try:
            write(out, report_pdf(assessment, label), force=force)
        except OutputRefused as refused:
            raise ProfileRefused([FieldError("out", str(refused))]) from None
        except OSError as error:
            raise ProfileRefused(
                [FieldError("out", say("command.report_not_written", reason=why(error)))]
            ) from None
        receipt = fingerprint(assessment)
        return {"out": str(out), "eligible_level": assessment.eligible_level, "receipt": receipt}

    code = answer_one(source, answer)
    if code == 0:
        sys.stderr.write(say("command.report_written", path=out) + "\n")
    return code
