"""What was found in 云川区 and what was written about it. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tale:
    """A unit by its short name, what it is about, and the particulars."""

    unit: str
    title: str
    text: str


STALE_COLUMN = Tale(
    "区民政局",
    "通知公告栏目三个月没有更新",
    "3月份日常监管时发现，部门网页的“通知公告”最近一条是去年 12月发布的，"
    "期间至少有五件应当公开的事没有公开。",
)
BROKEN_LINKS = Tale(
    "区卫生健康局",
    "“医疗服务”专栏有九个链接打不开",
    "11月份抽查，专栏里有九个链接打不开，其中三个是办事指南。",
)
NO_BUDGET = Tale(
    "云台镇",
    "三公经费说明没有写清增减原因",
    "部门预算公开了，“三公”经费比上年增加 18%，说明里没有写原因。",
)
OLD_GUIDE = Tale(
    "区城市管理局",
    "信息公开指南里的电话和地址是旧的",
    "机构已经搬迁，指南里的办公地址、受理电话都没有改，群众按旧地址寄申请被退回。",
)
WRONG_TIP = Tale(
    "区教育局",
    "群众反映没有公布今年的招生范围",
    "一位家长在查阅场所反映，网上找不到今年小学的招生范围。",
)
NEW_TIP = Tale(
    "区水利局",
    "群众反映停水通知只贴在楼道里",
    "查阅场所来访的居民反映，11月20日计划停水，网上没有通知。",
)
SIGNAL = Tale(
    "区交通运输局",
    "首页有三个链接打不开",
    "自动检查连续三天发现首页的“公交线路”“停车收费”“道路施工”打不开。",
)
SLOW_TASK = Tale(
    "区住房和城乡建设局",
    "关于公开保障性住房分配结果的督办",
    "保障性住房的申请条件、分配程序和分配结果应当在 8月底前公开，至今只公开了申请条件。\n"
    "请补齐分配程序和分配结果，并书面答复。",
)
SLOW_TASK_IN_PLAN = "老旧小区"  # what the plan asks of the unit about housing
LATE_ANSWER = (
    "分配程序和 2026年第一批分配结果已经在专栏公开。\n"
    "没有按期答复，是因为分配结果要等公示期满，今后提前与政务公开办沟通。"
)
ADVICE = Tale(
    "区教育局",
    "把义务教育招生信息集中到一个专栏",
    "招生范围、报名办法、咨询电话现在分在四个栏目里，家长不容易找到。\n"
    "建议集中到一个专栏，每年 4月底前更新，并在首页放入口。",
)
DRAFT = Tale(
    "云川供水公司",
    "关于公开水质检测结果的督办",
    "水质检测结果应当每季度公开一次，第三季度的还没有公开。\n请尽快公开，并书面答复。",
)
