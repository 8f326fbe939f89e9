"""Groups of columns that tell of one outcome each: 论文1 above 刊物 and 排名, or all of it in one heading."""

from __future__ import annotations

from tests.bot.roster.ordinary import Ordinary

_CORE, _PUBLIC = {"journal": "core"}, {"journal": "public"}


def _paper(**other: object) -> dict[str, object]:
    return {"kind": "paper", **other}


def _patent(**other: object) -> dict[str, object]:
    return {"kind": "patent", **other}


def _group(
    name: str, groups: str, parts: str, cells: str, *entries: dict[str, object] | None, told: str = ""
) -> Ordinary:
    """Each by columns, a bar between two; None among the entries: the list is not known."""
    above, below, row = (["", *one.split("|")] for one in (groups, parts, cells))
    return Ordinary(
        f"group: {name}",
        [["姓名", "学历", *above[1:]], ["", "", *below[1:]], ["甲", "本科", *row[1:]]],
        [
            {
                "education": "bachelor",
                "achievements": None if None in entries or not entries else list(entries),
            }
        ],
        (told,) if told else (),
    )


def _flat(name: str, headings: str, cells: str, *entries: dict[str, object]) -> Ordinary:
    return Ordinary(
        f"flat: {name}",
        [["姓名", "学历", *headings.split("|")], ["甲", "本科", *cells.split("|")]],
        [{"education": "bachelor", "achievements": list(entries) or None}],
    )


GROUPS = [
    _group(
        "papers",
        "论文1||论文2|",
        "刊物|排名|刊物|排名",
        "核心期刊|1|普刊|3",
        _paper(rank=1, **_CORE),
        _paper(rank=3, **_PUBLIC),
    ),
    _group("one of two", "论文1||论文2|", "刊物|排名|刊物|排名", "核心|第二作者||", _paper(rank=2, **_CORE)),
    _group("none", "论文1||论文2|", "刊物|排名|刊物|排名", "无|无|/|/"),
    _group(
        "with a title",
        "论文1|||论文2||",
        "题目|期刊级别|第几作者|题目|期刊级别|第几作者",
        "甲文|核心|1|乙文|普刊|2",
        _paper(rank=1, **_CORE),
        _paper(rank=2, **_PUBLIC),
    ),
    _group("only a title", "论文1||", "题目|刊物|排名", "甲文||", _paper()),
    _group(
        "with its day",
        "论文1|||",
        "题目|发表时间|刊物级别|本人排名",
        "甲文|2023-05|核心|1",
        _paper(rank=1, **_CORE),
    ),
    _group(
        "numbered in words",
        "论文（第一篇）||论文（第二篇）|",
        "期刊|署名顺序|期刊|署名顺序",
        "核心|1|普刊|2",
        _paper(rank=1, **_CORE),
        _paper(rank=2, **_PUBLIC),
    ),
    _group(
        "of one name",
        "论文||论文|",
        "刊物|排名|刊物|排名",
        "核心|1|核心|2",
        _paper(rank=1, **_CORE),
        _paper(rank=2, **_CORE),
    ),
    _group("the journal's name", "论文1|", "刊物|排名", "《软件学报》|1", _paper(rank=1), told="软件学报"),
    _group("a grade of its kind", "代表性论文||", "题目|级别|排名", "甲文|核心|2", _paper(rank=2, **_CORE)),
    _group(
        "patents",
        "发明专利1|||发明专利2||",
        "名称|是否授权|排名|名称|是否授权|排名",
        "甲|已授权|1|乙|未授权|2",
        _patent(granted=True, rank=1),
        _patent(granted=False, rank=2),
    ),
    _group(
        "kinds of patents",
        "专利1||专利2|",
        "类型|排名|类型|排名",
        "发明专利|1|实用新型|1",
        _patent(rank=1),
        told="实用新型",
    ),
    _group(
        "a patent of no kind", "专利1||", "名称|授权情况|排名", "甲|已授权|1", None, told="可以有不同的理解"
    ),
    _group(
        "standards",
        "标准1||标准2|",
        "级别|角色|级别|角色",
        "国家标准|主要完成人|团标|参与",
        {"kind": "standard", "level": "national", "role": "key_contributor"},
        {"kind": "standard", "level": "group", "role": "participant"},
    ),
    _group(
        "books",
        "专著1|||",
        "书名|出版社|是否出版|排名",
        "甲书|某社|是|第一",
        {"kind": "monograph", "published": True, "rank": 1},
    ),
    _group(
        "projects",
        "攻关项目1|||",
        "项目名称|角色|影响|鉴定验收级别",
        "甲|主要负责人|行业|省部级",
        {"kind": "research_project", "role": "lead", "influence": "industry", "acceptance": "provincial"},
    ),
    _group(
        "used before",
        "论文1|||论文2||",
        "刊物|排名|以往评审用过|刊物|排名|以往评审用过",
        "核心|1|是|核心|1|否",
        _paper(rank=1, used_before=True, **_CORE),
        _paper(rank=1, used_before=False, **_CORE),
    ),
    _group("counted", "论文||", "数量|级别|排名", "2|核心|1", _paper(count=2, rank=1, **_CORE)),
    _group("none counted", "论文|", "数量|级别", "0|"),
    _group(
        "outcomes of any kind",
        "成果1|||成果2||",
        "类别|名称|排名|类别|名称|排名",
        "发明专利|甲|1|论文|乙|2",
        _patent(rank=1),
        _paper(rank=2),
    ),
    _group("an index", "论文1||", "题目|收录情况|作者排序", "甲文|SCI|1/5", _paper(rank=1)),
    _group(
        "who is no place", "论文1|", "刊物级别|作者排名", "核心|通讯作者", _paper(**_CORE), told="通讯作者"
    ),
    _group("no journal", "论文1|", "刊物级别|排名", "国际会议|1", _paper(rank=1), told="国际会议"),
    _group(
        "names of inventors", "发明专利1||", "名称|发明人|是否授权", "甲|甲、乙|是", _patent(granted=True)
    ),
    # What is no outcome of theirs, or none of the notice's.
    _group("to come", "拟发表论文|", "刊物|排名", "核心|1"),
    _group("somebody else's", "导师论文1|", "刊物|排名", "核心|1"),
    _group("software", "软件著作权1|", "名称|排名", "甲系统|1"),
    _group("a project of no kind", "参与项目1|", "项目名称|角色", "甲|负责人"),
    # What leaves it open whether, or how often, it counts.
    _group("a state that nobody knows", "论文1||", "刊物|排名|状态", "核心|1|已投稿", None, told="已投稿"),
    _group("a patent's state", "发明专利1|", "状态|排名", "实审|1", None, told="实审"),
    _group("whether it has appeared", "论文1||", "刊物|排名|是否发表", "核心|1|否", None, told="是否发表"),
    _group("a state that is empty", "论文1||", "刊物|排名|状态", "核心|1|", _paper(rank=1, **_CORE)),
    _group("several in a cell", "论文||", "题目|刊物|排名", "甲\n乙|核心\n普刊|1\n2", None, told="几项成果"),
    _group("several titles in a cell", "论文||", "题目|刊物|排名", "甲；乙|核心|1", None, told="几项成果"),
    _group("against its group", "已授权发明专利1|", "授权情况|排名", "未授权|1", None, told="说得不一样"),
    _group(
        "what is not taken is open to nobody",
        "发明专利|",
        "已授权|申请中",
        "1|3",
        _patent(granted=True),
        told="还没有取得",
    ),
    _group("an award is no outcome", "获奖1||", "奖项名称|级别|排名", "科技进步奖|二等奖|3"),
    _flat(
        "papers",
        "论文1刊物|论文1排名|论文2刊物|论文2排名",
        "核心|1|普刊|2",
        _paper(rank=1, **_CORE),
        _paper(rank=2, **_PUBLIC),
    ),
    _flat(
        "with a dash", "论文1-题目|论文1-刊物级别|论文1-作者排名", "甲文|核心|第一", _paper(rank=1, **_CORE)
    ),
    _flat(
        "with brackets", "发明专利1（授权情况）|发明专利1（排名）", "已授权|1", _patent(granted=True, rank=1)
    ),
    _flat("in words", "论文第一篇的刊物|论文第一篇的排名", "核心|1", _paper(rank=1, **_CORE)),
]
