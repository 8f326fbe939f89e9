"""An operator's notices beside those of the program, in every command: one bad folder is named and left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rules.loader import NOTICES
from tests.bot.commands.shell import zhicheng
from tests.made_up_notices import NEXT, SECOND, beside, with_next_version

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # each command is a process

SHIPPED = "beijing-cybersecurity-2024"
LANHAI = {
    "region": "蓝海市",
    "authority": "蓝海市人力资源和社会保障局",
    "valid_from": "2025-01-01",
    "valid_until": "2099-12-31",
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The operator's place for notices."""
    place = tmp_path / "notices"
    place.mkdir()
    monkeypatch.setenv("NOTICES_DIR", str(place))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return place


def test_a_notice_of_one_s_own_is_served_beside_the_shipped_one(own: Path) -> None:
    beside(own, SECOND, "lanhai-manufacturing", **LANHAI)
    ran = zhicheng("policy", "check")
    assert (ran.code, ran.err) == (0, "")
    told = {one["policy"]: one for one in ran.json["policies"]}
    assert set(told) == {SHIPPED, "lanhai-manufacturing"}
    assert told["lanhai-manufacturing"]["region"] == "蓝海市"
    assert told[SHIPPED]["authority"] == "北京市人力资源和社会保障局"


def test_what_two_may_decide_names_the_candidates_and_one_that_is_named_decides(own: Path) -> None:
    beside(own, SECOND, "lanhai-manufacturing", **LANHAI)
    both = {SHIPPED, "lanhai-manufacturing"}
    for command, given in [
        (("assess",), "{}"),
        (("ask", "高级工程师需要什么学历"), ""),
        (("parse", "硕士，工作8年"), ""),
    ]:
        ran = zhicheng(*command, given=given)
        assert ran.code == 1, command
        (error,) = ran.json["error"]
        assert (error["field"], set(error["allowed"])) == ("notice", both)
        for notice in both:
            for option in ("--notice", "--policy"):
                named = zhicheng(*command, option, notice, given=given)
                assert named.code == 0, (command, notice, named.err)
    assert zhicheng("assess", "--notice", "lanhai-manufacturing", given="{}").json["policy"] != SHIPPED


def test_a_chat_begins_about_the_one_that_is_named(own: Path) -> None:
    beside(own, SECOND, "lanhai-manufacturing", **LANHAI)
    assert "您想按哪一份评估？" in zhicheng("chat").out.decode()
    named = zhicheng("chat", "--fresh", "--notice", "lanhai-manufacturing", given="是\n").out.decode()
    assert "您是否在云海市注册的企业或职业院校工作？" in named
    assert zhicheng("chat", "--notice", "no-such").code == 2


def test_a_stream_refuses_line_by_line(own: Path) -> None:
    beside(own, SECOND, "lanhai-manufacturing", **LANHAI)
    ran = zhicheng("assess", "--jsonl", given='{"as_of": "2024-06-01"}\n{"as_of": "2025-06-01"}\n')
    assert ran.code == 1
    alone, either = ran.lines
    assert alone["policy"] == SHIPPED
    assert (either["line"], either["error"][0]["field"]) == (2, "notice")


SPOILT = {
    "no policy.yaml": ("policy.yaml", None),
    "a slip in policy.yaml": ("policy.yaml", "valid_form: 2025-01-01\n"),
    "a level without a file": ("levels/engineer.yaml", None),
    "a number that cannot be": ("levels/engineer.yaml", "required: 0\n"),
    "no text": ("notice.txt", None),
    "a fact of an unknown stage": ("facts.yaml", ("stage: ", "stage: un")),
    "a number that its quote does not say": (
        "levels/engineer.yaml",
        ("experience_years: 3", "experience_years: 4"),
    ),
    "words for what there is not": (
        "vocabulary/titles.yaml",
        "- {means: no_such_title, terms: [大师]}\n",
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_folder_that_does_not_hold_together_is_named_and_left_out(own: Path, how: str) -> None:
    file, added = SPOILT[how]
    path = beside(own, SECOND, "lanhai-manufacturing", **LANHAI) / file
    if added is None:
        path.unlink()
    elif isinstance(added, tuple):
        path.write_text(path.read_text("utf-8").replace(*added, 1), "utf-8")
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + added, "utf-8")
    checked = zhicheng("policy", "check")
    assert checked.code == 1
    assert [one["policy"] for one in checked.json["policies"]] == [SHIPPED]
    (error,) = checked.json["errors"]
    assert error["file"] == f"lanhai-manufacturing/{file}"
    assert zhicheng("assess", given="{}").json["policy"] == SHIPPED
    for command in ("ask", "parse"):
        ran = zhicheng(command, "硕士几年能评中级？")
        assert ran.code == 0
        assert f"通告 lanhai-manufacturing/{file} 第 {error['line']} 行不对，这一份没有启用：" in ran.err


def test_what_was_put_right_serves_from_the_next_start_on(own: Path) -> None:
    path = beside(own, SECOND, "lanhai-manufacturing", **LANHAI) / "levels" / "engineer.yaml"
    right = path.read_text("utf-8")
    assert zhicheng("assess", "--notice", "lanhai-manufacturing", given="{}").code == 0
    path.write_text(right + "required: 0\n", "utf-8")
    ran = zhicheng("assess", "--notice", "lanhai-manufacturing", given="{}")
    assert ran.code == 2
    assert "lanhai-manufacturing/levels/engineer.yaml" not in ran.err.splitlines()[-1]
    path.write_text(right, "utf-8")
    assert zhicheng("assess", "--notice", "lanhai-manufacturing", given="{}").code == 0


def test_a_place_that_is_not_there_is_refused_by_name(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICES_DIR", str(own / "nowhere"))
    for command in (("assess",), ("policy", "check"), ("chat",)):
        ran = zhicheng(*command, given="{}")
        assert ran.code == 1, command
        assert "设置 NOTICES_DIR（环境变量）不对：应为放通告的目录（先建好）" in ran.err
        assert "Traceback" not in ran.err


def test_next_year_s_version_of_the_shipped_notice_is_put_beside_it(own: Path) -> None:
    beside(own, NOTICES / SHIPPED, "beijing-cybersecurity-2026", valid_from="2026-01-01", replaces=SHIPPED)
    given = '{"as_of": "2025-12-31"}\n{"as_of": "2026-01-01"}\n'
    ran = zhicheng("assess", "--jsonl", given=given)
    assert [one["policy"] for one in ran.lines] == [SHIPPED, "beijing-cybersecurity-2026"]


@pytest.mark.usefixtures("own")
def test_what_a_version_changes_is_told_before_it_is_used(tmp_path: Path) -> None:
    draft = tmp_path / "drafts"
    draft.mkdir()
    with_next_version(draft)
    ran = zhicheng("policy", "diff", SHIPPED, str(draft / NEXT), "--people", "800")
    assert ran.code == 0
    assert {change["change"] for change in ran.json["clauses"]} == {"reworded", "asked"}
    assert {one["level"] for one in ran.json["people"]["affected"]} == {"engineer"}
    assert "要求由“从事本专业技术工作须满2年”改为“从事本专业技术工作须满4年”" in ran.err
    again = zhicheng(
        "assess", "--notice", SHIPPED, given=json.dumps(ran.json["people"]["affected"][0]["profile"])
    )
    assert again.code == 0
    assert zhicheng("policy", "diff", SHIPPED, "no-such").code == 2
    (draft / NEXT / "policy.yaml").write_text("id: [\n", "utf-8")
    assert (
        f"通告 {draft / NEXT}/policy.yaml 第 " in zhicheng("policy", "diff", SHIPPED, str(draft / NEXT)).err
    )


def test_processes_of_ours_know_the_same_notices(own: Path) -> None:
    beside(own, SECOND, "lanhai-manufacturing", **LANHAI)
    roster = own.parent / "名单.csv"
    roster.write_text("姓名,学历\n甲,大学本科\n", "utf-8")
    refused = zhicheng("roster", str(roster))
    assert refused.code == 1
    assert "lanhai-manufacturing" in refused.err
    ran = zhicheng("roster", str(roster), "--notice", "lanhai-manufacturing")
    assert ran.code == 0, ran.err
