"""A notice's files that are not what they should be are refused with file, line and what would be right."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from rules import NoticeRefused, load_policies, load_policy
from tests.rules.notice_folder import Change

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policy
    from tests.rules.notice_folder import NoticeFolder

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


KEYS_AND_TYPES = {
    "an unknown key": Change(ENGINEER, "name: 工程师\n", "name: 工程师\nremark: x\n", "remark", "没有这一项"),
    "an unknown key inside": Change(
        ENGINEER, "education: doctor\n", "education: doctor\n    remark: x\n", "remark", "没有这一项"
    ),
    "an unknown key of the notice": Change(
        "policy.yaml", "speciality: 网络空间安全", "speciality: 网\nspecial: 网", "special:", "special：没有这一项"
    ),
    "a key is missing": Change(ENGINEER, "confers: intermediate\n", "", "level: engineer", "confers：缺少这一项"),
    "a key inside is missing": Change(
        "facts.yaml", "  why: 只看您所在方向的那一条；由您自评，最终由评审委员会评定。\n", "", "- fact: performance.engineer", "缺少这一项"
    ),
    "text for a number": Change(ENGINEER, "required: 2", "required: '2'", "required", "应为整数"),
    "a number too small": Change(ENGINEER, "required: 2", "required: 0", "required", "不能小于 1"),
    "a negative number": Change(
        ENGINEER, "experience_years: 2", "experience_years: -1", "experience_years: -1", "不能小于 0"
    ),
    "half a year": Change(
        ENGINEER, "experience_years: 2", "experience_years: 2.5", "experience_years: 2.5", "应为整数"
    ),
    "a name in capitals": Change(ENGINEER, "level: engineer\n", "level: Engineer\n", "Engineer", "小写英文字母"),
    "an empty text": Change(ENGINEER, "name: 工程师\n", "name: ''\n", "name: ''", "不能为空"),
    "an empty reason": Change(
        "not_encoded.yaml", "附件2 四（一）: 标题", "附件2 四（一）: ''", "附件2 四（一）", "不能为空"
    ),
    "an empty list": Change(
        "facts.yaml", "clauses: [附件2 一（一）]", "clauses: []", "clauses: []", "不能为空"
    ),
    "a scalar for a list": Change(
        "clauses.yaml", "附件2 四（三）8: [116]", "附件2 四（三）8: 116", "附件2 四（三）8", "应为列表"
    ),
    "a scalar for a requirement": Change(
        ENGINEER, "rank: {at_most: 3}", "rank: 3", "rank: 3", "应为对象"
    ),
    "a list for an object": Change(
        "achievements.yaml", "attributes: {}\n  event_protection", "attributes: []\n  event_protection", "attributes: []", "应为对象"
    ),
    "text for a date": Change(
        "policy.yaml", "valid_from: 2024-05-01", "valid_from: 明年", "valid_from:", "应为日期，例如 2024-05-01"
    ),
    "a value that is none": Change(
        "facts.yaml", "type: tenure", "type: duration", "type: duration", "没有这个取值"
    ),
    "an end before the beginning": Change(
        "policy.yaml",
        "valid_from: 2024-05-01",
        "valid_from: 2024-05-01\nvalid_until: 2024-04-30",
        "valid_until",
        "不能早于 valid_from",
    ),
}  # fmt: skip

FORMS = {
    "years twice": Change(
        ENGINEER,
        "title: {at_least: junior, years: 4}",
        "title: {at_least: junior, years: 4}\n    experience_years: 4",
        "- clause: 附件2 二（一）2（4）",
        "experience_years 和 title 应恰好写一个",
    ),
    "no years": Change(
        ENGINEER,
        "    experience_years: 2\n",
        "",
        "- clause: 附件2 二（一）2（2）",
        "experience_years 和 title 应恰好写一个",
    ),
    "an attribute of two types": Change(
        "achievements.yaml",
        '  rank:\n    name: 排名\n    ordinal: "第{n}"\n  influence',
        '  rank:\n    name: 排名\n    ordinal: "第{n}"\n    yes_no: true\n  influence',
        "rank:",
        "scale、choice、ordinal、yes_no 应恰好写一个",
    ),
    "an attribute of no type": Change(
        "achievements.yaml",
        "granted: {name: 已授权, yes_no: true}",
        "granted: {name: 已授权}",
        "granted: {name",
        "scale、choice、ordinal、yes_no 应恰好写一个",
    ),
    "two requirements of one attribute": Change(
        ENGINEER,
        "rank: {at_most: 3}",
        "rank: {at_most: 3, at_least: unit}",
        "rank: {at_most",
        "at_least、at_most、is 应恰好写一个",
    ),
    "a requirement that asks nothing": Change(
        ENGINEER, "rank: {at_most: 3}", "rank: {}", "rank: {}", "at_least、at_most、is 应恰好写一个"
    ),
    "a requirement that is misspelt": Change(
        ENGINEER, "rank: {at_most: 3}", "rank: {atmost: 3}", "rank: {atmost", "没有这一项"
    ),
    "a condition that asks nothing": Change(
        ENGINEER,
        "- condition: achievements\n  name",
        "- condition: extra\n  name: 多余\n- condition: achievements\n  name",
        "- condition: extra",
        "应恰好写一个",
    ),
    "a condition that asks two things": Change(
        ENGINEER,
        "  performance:\n",
        "  routes: [{clause: 附件2 二（一）2（1）, quote: 具备博士学位, experience_years: 0}]\n  performance:\n",
        "- condition: performance",
        "应恰好写一个",
    ),
    "a heading of no routes": Change(
        ENGINEER,
        "  performance:\n",
        "  heading: {clause: 附件2 二（二）, quote: 业绩条件}\n  performance:\n",
        "- condition: performance",
        "waiver 和 heading 只能与 routes 一起写",
    ),
}

NOT_YAML = {
    "a bracket that is not closed": Change(
        "judged_by_people.yaml", "附件2 四（一）1]", "附件2 四（一）1", "words: 基本条件", "不是有效的 YAML"
    ),
    "a tab": Change(ENGINEER, "name: 工程师\n", "name: 工程师\n\tconfers: x\n", "\tconfers", "不是有效的 YAML"),
    "a control character": Change(ENGINEER, "name: 工程师\n", "name: 工\x01程师\n", "name: 工\x01", "控制字符"),
    "a day that there is not": Change(
        "policy.yaml", "valid_from: 2024-05-01", "valid_from: 2024-13-01", "valid_from:", "日历上没有这一天"
    ),
    "an alias of nothing": Change(ENGINEER, "name: 工程师\n", "name: *x\n", "name: *x", "不是有效的 YAML"),
    "code": Change(
        ENGINEER, "name: 工程师\n", "name: !!python/name:os.system x\n", "name: !!python", "不是有效的 YAML"
    ),
    "a key given twice": Change(
        ENGINEER, "confers: intermediate\n", "confers: intermediate\nlevel: x\n", "level: x", "“level”写了两遍"
    ),
    "a key given twice inside": Change(
        ENGINEER, "rank: {at_most: 3}", "rank: {at_most: 3, at_most: 2}", "at_most: 2", "“at_most”写了两遍"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*KEYS_AND_TYPES, *FORMS, *NOT_YAML])
def test_a_file_that_does_not_fit_is_refused(name: str, folder: NoticeFolder) -> None:
    folder.must_refuse({**KEYS_AND_TYPES, **FORMS, **NOT_YAML}[name])


def test_a_refusal_reads_as_a_sentence(folder: NoticeFolder) -> None:
    folder.change(ENGINEER, "required: 2", "required: 0")
    line = folder.line(ENGINEER, "required: 0")
    words = "conditions.4.achievements.required：不能小于 1"
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
    assert re.fullmatch("应为(对象|列表)", refused.message)


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
    with pytest.raises(NoticeRefused) as refused:
        load_policies(folder.path.parent)
    assert refused.value.file == f"{folder.path.name}/levels/engineer.yaml"
    assert refused.value.line == folder.line("levels/engineer.yaml", "required: 0")


def test_a_folder_without_its_policy_is_not_passed_over(folder: NoticeFolder) -> None:
    second = folder.path.with_name("misnamed-notice")
    shutil.copytree(folder.path, second)
    (second / "policy.yaml").rename(second / "polcy.yaml")
    with pytest.raises(NoticeRefused) as refused:
        load_policies(folder.path.parent)
    assert (refused.value.file, refused.value.line) == ("misnamed-notice/policy.yaml", 1)


def test_a_place_without_notices_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("not a notice", "utf-8")
    with pytest.raises(NoticeRefused, match="没有找到任何通告"):
        load_policies(tmp_path)
