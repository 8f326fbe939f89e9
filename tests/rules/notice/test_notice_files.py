"""A notice's files that are not what they should be are refused with file, line and what would be right."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from rules import NoticeRefused, load_policies, load_policy
from tests.rules.notice_folder import changes

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policy
    from tests.rules.notice_folder import Change, NoticeFolder

ENGINEER = "levels/engineer.yaml"
FILES = [
    "achievements.yaml",
    "clauses.yaml",
    "directions.yaml",
    "facts.yaml",
    "judged_by_people.yaml",
    "not_encoded.yaml",
    "notice.txt",
    "policy.yaml",
    "levels/senior_engineer.yaml",
]


@changes("keys and types", "forms", "not YAML")
def test_a_file_that_does_not_fit_is_refused(change: Change, folder: NoticeFolder) -> None:
    folder.must_refuse(change)


def test_a_refusal_reads_as_a_sentence(folder: NoticeFolder) -> None:
    folder.change(ENGINEER, "required: 2", "required: 0")
    line = folder.line(ENGINEER, "required: 0")
    words = "required：不能小于 1"
    assert str(folder.refusal()) == f"levels/engineer.yaml 第 {line} 行：{words}"


def test_the_copy_itself_is_accepted(folder: NoticeFolder, policy: Policy) -> None:
    assert load_policy(folder.path).digest == policy.digest


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_named(file: str, folder: NoticeFolder) -> None:
    (folder.path / file).unlink()
    refused = folder.refusal()
    assert (refused.file, refused.line) == (file, 1)
    assert refused.message.startswith("缺少")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_not_utf8_is_named(file: str, folder: NoticeFolder) -> None:
    (folder.path / file).write_bytes(folder.read(file).encode("gb18030"))
    refused = folder.refusal()
    assert (refused.file, refused.line, refused.message) == (file, 1, "文件应为 UTF-8 编码")


@pytest.mark.parametrize("file", [file for file in FILES if file != "notice.txt"])
def test_an_empty_file_is_named(file: str, folder: NoticeFolder) -> None:
    folder.write(file, "# 空\n")
    refused = folder.refusal()
    assert (refused.file, refused.line) == (file, 1)
    assert re.fullmatch("应写成几行.*|应为列表.*", refused.message)


def test_the_folder_bears_the_notice_s_id(folder: NoticeFolder) -> None:
    folder.change("policy.yaml", "id: beijing-cybersecurity-2024", "id: beijing-cybersecurity-2025")
    refused = folder.refusal()
    assert (refused.file, refused.line) == ("policy.yaml", folder.line("policy.yaml", "id: beijing"))
    assert "beijing-cybersecurity-2024" in refused.message


def test_a_level_that_is_not_listed_is_not_passed_over(folder: NoticeFolder) -> None:
    folder.write("levels/enginer.yaml", folder.read("levels/engineer.yaml"))
    refused = folder.refusal()
    assert (refused.file, refused.line) == ("policy.yaml", folder.line("policy.yaml", "levels: ["))
    assert refused.message.startswith("enginer.yaml 没有列在 levels 里")


def test_among_several_notices_the_refused_one_is_named(folder: NoticeFolder) -> None:
    folder.change("levels/engineer.yaml", "required: 2", "required: 0")
    policies = load_policies(folder.path.parent)
    assert list(policies) == []
    (refused,) = policies.refused
    assert refused.file == f"{folder.path.name}/levels/engineer.yaml"
    assert refused.line == folder.line("levels/engineer.yaml", "required: 0")


def test_a_folder_without_its_policy_is_not_passed_over(folder: NoticeFolder) -> None:
    second = folder.path.with_name("misnamed-notice")
    shutil.copytree(folder.path, second)
    (second / "policy.yaml").rename(second / "polcy.yaml")
    (refused,) = load_policies(folder.path.parent).refused
    assert (refused.file, refused.line) == ("misnamed-notice/policy.yaml", 1)


def test_a_place_without_notices_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("not a notice", "utf-8")
    with pytest.raises(NoticeRefused, match="没有找到任何通告"):
        load_policies(tmp_path)


def test_the_line_of_a_control_character_is_counted_from_the_first(folder: NoticeFolder) -> None:
    folder.write("facts.yaml", "\n\n- fact: \x07\n")
    refused = folder.refusal()
    assert (refused.file, refused.line) == ("facts.yaml", 3)
