"""云川区's invented work plan for 2025, which left three things unfinished."""

from __future__ import annotations

from .plan import EVERYONE, HEADER

__all__ = ["HEADER", "LEFT", "NOTICE_TITLE", "NUMBER", "PREAMBLE", "ROWS", "SIGNATURE", "TITLE"]

TITLE = "2025年云川区政务公开工作要点"
NOTICE_TITLE = "云川区人民政府办公室关于印发《2025年云川区政务公开工作要点》的通知"
NUMBER = "云川政办发〔2025〕5号"
PREAMBLE = (
    "各镇人民政府、街道办事处，区政府各部门，各企事业单位：",
    "《2025年云川区政务公开工作要点》已经区政府同意，现印发给你们，请认真贯彻执行。",
)
SIGNATURE = ("云川区人民政府办公室", "2025年3月10日", "（此件公开发布）")

# section, item, requirement, units, deadline; an empty text takes the value above
ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "一、公开重点领域信息",
        "（一）民生领域",
        "公开义务教育招生范围、计划和咨询电话。",
        "区教育局",
        "2025年7月底前",
    ),
    ("", "", "公开城乡低保标准和办理流程，调整后及时更新。", "区民政局", "2025年9月底前"),
    (
        "",
        "（二）营商环境",
        "集中公开惠企政策清单，注明申请条件和联系电话。",
        "区发展和改革局、区财政局",
        "2025年8月底前",
    ),
    (
        "",
        "",
        "按季度公开“双随机、一公开”抽查结果。",
        "区市场监督管理局、区应急管理局",
        "按季度公开",
    ),
    (
        "二、管好平台",
        "（三）网站和新媒体",
        "清理长期不更新的政务新媒体账号，该关停的关停。",
        "区政府办公室、区大数据中心",
        "2025年10月底前",
    ),
    (
        "",
        "（四）历史文件",
        "把2015年以来的规范性文件全部录入政策文件库，标明有效性。",
        "区司法局牵头，区档案馆配合",
        "2025年12月底前",
    ),
    (
        "三、抓好落实",
        "（五）组织领导",
        "各单位每年至少组织1次政务公开培训。",
        EVERYONE,
        "年底前",
    ),
)

# Requirement begins with, unit: what was still open when the year ended, and why.
LEFT: tuple[tuple[str, str, str], ...] = (
    ("把2015年以来", "区司法局", "已录入 412 件，2015—2017年的 136 件底稿正在档案馆查找。"),
    ("把2015年以来", "区档案馆", "已经调出 2018 年以后的底稿，更早的还在整理。"),
    (
        "清理长期不更新",
        "区大数据中心",
        "已关停 6 个账号，还有 2 个账号的注册单位已经撤销，正在办理注销。",
    ),
)
