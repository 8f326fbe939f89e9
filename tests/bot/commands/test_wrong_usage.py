"""What is typed wrongly is told in a line of Chinese on standard error, with where to read on."""

from __future__ import annotations

import pytest

from tests.bot.commands.shell import zhicheng


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("report", "少了 -o / --out（PDF 写到哪里）。用法见 zhicheng report --help。"),
        ("ask", "少了 QUESTION|-（一个问题；与 --jsonl 同用时是文件或 -）。用法见 zhicheng ask --help。"),
        ("store copy", "少了 --from（sqlite:文件 或 postgresql://…）。用法见 zhicheng store copy --help。"),
        ("assess --jsonn", "没有“--jsonn”这个选项，您是不是要用：--jsonl"),
        ("--bad", "没有“--bad”这个选项。用法见 zhicheng --help。"),
        ("ask 硕士 几年能评", "多了：几年能评。一句话里有空格的，请整句加引号。用法见 zhicheng ask --help。"),
        ("policy show 三 四 五", "多了：四 五。"),
        ("assess --jobs 99", "选项 --jobs 的值不对，应是 0 到 64 的整数"),
        ("assess --jobs 三", "选项 --jobs 的值不对，应是 0 到 64 的整数"),
        ("assess --brief=3", "选项 --brief 后面不能写值"),
        ("roster --compare", "选项 --compare 后面要写一个值"),
    ],
)
def test_it_is_one_line_of_chinese(typed: str, told: str) -> None:
    ran = zhicheng(*typed.split())

    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == 1


def test_without_a_command_the_help_is_shown() -> None:
    assert "评估一个人" in zhicheng("--help").out.decode()
    assert "核对通告数据" in zhicheng("policy").err + zhicheng("policy").out.decode()
