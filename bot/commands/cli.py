"""The command line, described in docs/command-line.md. What is heavy is imported where it is used."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from typing import Annotated, Final, NoReturn

import typer

from bot.commands.notice_cli import notice_app
from bot.commands.operator_cli import operator_app
from bot.commands.policy_cli import Notice, policy_app

COLLECTED_AFTER: Final = 200_000
"""New objects. A command makes half as many that stay before it begins: the garbage collector has nothing to find."""

app = typer.Typer(
    name="zhicheng",
    help="职称申报向导：逐条对照通告，看能申报哪一级、还差什么、哪一天够年限",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: loading rich would take longer than all the rest of it
)
app.add_typer(operator_app)
app.add_typer(policy_app, name="policy")
app.add_typer(notice_app, name="notice")

Source = Annotated[str, typer.Argument(metavar="[FILE|-]", help="JSON 文件；- 表示标准输入")]
Force = Annotated[bool, typer.Option("--force", help="目标文件已经存在、又不是本程序写的，也覆盖")]
Lines = Annotated[bool, typer.Option("--jsonl", help="每行一个，逐行回答")]


@app.command()
def assess(  # noqa: PLR0913 - the options are the command's
    source: Source = "-",
    *,
    jsonl: Lines = False,
    jobs: Annotated[
        int,
        typer.Option(min=0, max=64, metavar="N", help="几个进程同时评估（--jsonl）；0 表示有几个核用几个"),
    ] = 0,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="tcp://…|local", help="在 Dask 集群上评估（--jsonl）；local 表示在本机临时起一个"
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="写到这个文件（--jsonl）；以 .parquet 结尾就写 Parquet"
        ),
    ] = None,
    force: Force = False,
    notice: Notice = None,
    receipt: Annotated[bool, typer.Option(help="输出可重现的凭证")] = False,
) -> None:
    """评估一个人（一份 Profile JSON）能申报哪一级、还缺什么。"""
    from pathlib import Path

    from bot.commands.batch import PARQUET, Batch
    from bot.commands.jsonlines import answer_one
    from bot.commands.notices import notices_told
    from bot.features.documents.profiles import Assessing

    is_batch = jsonl or source.endswith(PARQUET)
    if not is_batch and (jobs or cluster or out):
        _usage(
            "--jobs、--cluster 和 --out 用于许多人一起评估：请加上 --jsonl，或者给一个以 .parquet 结尾的文件。"
        )

    notices_told(notice, of_all=notice is None)
    answer = Assessing(notice, receipt=receipt)
    batch = Batch(source, answer, jobs, cluster, Path(out) if out else None, force)
    raise typer.Exit(batch.run() if is_batch else answer_one(source, answer))


@app.command()
def replay(source: Source = "-") -> None:
    """按凭证重新评估，核对结果是否逐字节相同。"""
    from bot.commands.jsonlines import answer_one
    from bot.features.documents.profiles import replayed

    raise typer.Exit(answer_one(source, replayed))


@app.command()
def ask(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION|-", help="一个问题；与 --jsonl 同用时是文件或 -")
    ],
    *,
    jsonl: Lines = False,
    notice: Notice = None,
) -> None:
    """通告是怎么说的：回答一个问题，并给出原文。"""
    from bot.commands.jsonlines import answer_lines, answer_value
    from bot.commands.notices import notices_told
    from bot.features.documents.questions import Asking

    notices_told(notice)
    asking = Asking(notice)
    raise typer.Exit(answer_lines(question, asking, "ask") if jsonl else answer_value(question, asking))


@app.command()
def parse(
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="一段话；与 --jsonl 同用时是文件或 -")],
    *,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="这段话是哪一天说的；默认今天")] = None,
    jsonl: Lines = False,
    notice: Notice = None,
) -> None:
    """从一段话里读出申报人的情况；拿不准的单独列出，不猜。"""
    from bot.commands.jsonlines import answer_lines, answer_value
    from bot.commands.notices import notices_told
    from bot.features.documents.texts import Parsing

    notices_told(notice)
    document, parsing = {"text": text, "as_of": as_of}, Parsing(notice)
    raise typer.Exit(answer_lines(text, parsing, "parse") if jsonl else answer_value(document, parsing))


@app.command()
def chat(
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="不接着上次的，从头开始")] = False,
    notice: Notice = None,
) -> None:
    """在终端里一问一答，直到结论；对话里用“/case 名称”替同事评估。"""
    from bot.commands.chat import chatting

    raise typer.Exit(chatting(notice, fresh=fresh))


@app.command()
def serve() -> None:
    """在所有已配置的渠道上提供服务，直到收到 SIGTERM；设置见 .env.example。"""
    from bot.commands.serve import serving

    raise typer.Exit(serving())


@app.command()
def unanswered() -> None:
    """列出问过而通告没有回答的问题（要先打开 KEEP_UNANSWERED）。"""
    from bot.commands.unanswered import list_unanswered

    raise typer.Exit(list_unanswered())


@app.command()
def roster(  # noqa: PLR0913 - the options are the command's
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="人员名单：.xlsx、.xls、.ods 或 .csv")
    ] = None,
    *,
    out: Annotated[
        str | None, typer.Option("-o", "--out", metavar="OUT", help="结果写到哪里；默认在 FILE 旁边")
    ] = None,
    template: Annotated[str | None, typer.Option(metavar="OUT", help="不评估，只生成一份 Excel 模板")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="按哪一天评估；默认今天")] = None,
    notice: Notice = None,
    meant: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="列名=含义",
            help="某列是什么，例如 --map 评聘时间=职称取得时间；“列名=不读”则不读这列；可以写多次",
        ),
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option(metavar="LAST", help="和上次的花名册或上次的结果比较：谁有变化，谁本来可以申报"),
    ] = None,
    force: Force = False,
) -> None:
    """一次评估一份花名册：每人现在能申报哪一级、下一级还缺什么、最早哪一天。"""
    from pathlib import Path

    from bot.commands.roster import assess_roster, write_roster_template

    if template is not None:
        raise typer.Exit(write_roster_template(Path(template), notice, force=force))
    if file is None:
        _usage("请给出花名册文件，例如 zhicheng roster 花名册.xlsx；或用 --template 模板.xlsx 生成模板。")
    result, last = (Path(one) if one else None for one in (out, compare))
    raise typer.Exit(assess_roster(Path(file), result, as_of, notice, meant or [], last=last, force=force))


@app.command()
def report(
    source: Source = "-",
    *,
    out: Annotated[str, typer.Option("-o", "--out", metavar="OUT", help="PDF 写到哪里")],
    label: Annotated[str, typer.Option(metavar="LABEL", help="报告上怎么称呼这个人，例如“研发部-03”")] = "",
    notice: Notice = None,
    force: Force = False,
) -> None:
    """一个人的结果做成可打印的 PDF：结论、还缺什么、材料清单、条款原文、凭证。"""
    from pathlib import Path

    from bot.commands.report import write_report

    raise typer.Exit(write_report(source, Path(out), label, notice, force=force))


@app.command()
def words(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="只列出含有这几个字的；默认全部")] = "",
) -> None:
    """列出本程序说的每一句话和它所在的文件、行，供通读和改写（见 docs/words.md）。"""
    from bot.commands.words import list_sentences

    raise typer.Exit(list_sentences(text))


def _usage(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def main() -> None:
    """Run the command line; text in and out is UTF-8 whatever the locale says."""
    gc.set_threshold(COLLECTED_AFTER)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    finally:
        gc.freeze()  # what is left goes with the process
        expressions = sys.modules.get("dialogs.language.text.expressions")
        if expressions is not None:  # it was needed
            expressions.keep_expressions()
