"""The site of the invented district 云川区."""

from __future__ import annotations

from . import actions
from .enums import BadgeKind


def load() -> str:
    """Profile, guide and badges."""
    actions.edit_profile(by=None, **PROFILE)
    actions.edit_guide(by=None, **GUIDE)
    actions.set_badges(by=None, rows=BADGES)
    return "门户的网站信息、公开指南和页脚标识已经填好。"


PROFILE = {
    "name": "云川区政府信息公开",
    "government": "云川区人民政府",
    "organiser": "云川区人民政府办公室",
    "undertaker": "云川区政务公开办公室",
    "phone": "0000-8866 0123",
    "hours": "工作日 9:00—12:00，14:00—17:30",
    "address": "云川区槐荫路 18 号，政务服务中心一楼 6 号窗口",
    "email": "gongkai@yunchuan.example",
    "desk_phone": "8866 0120（内线 120）",
}
GUIDE = {
    "categories": "机构职能、领导信息、规划计划\n政策文件和解读\n财政预算、决算和政府采购\n"
    "行政许可、处罚和其他管理事项\n教育、医疗、社会保障等民生事项\n应急管理和突发事件",
    "arrangement": "每条信息有一个索引号：单位代码，斜线，形成的年月，短横线，五位流水号。\n"
    "信息按公开事项、单位、栏目和年份编排，几种方式都能查到同一条。",
    "obtaining": "在本网站查阅。\n到政务服务中心一楼的政务公开专区查阅，有人帮您查、帮您打印。\n"
    "到区档案馆、区图书馆查阅。\n网上没有的，可以书面申请公开，"
    "自收到之日起 20 个工作日内答复；需要延长的，最多延长 20 个工作日，并告诉您理由。",
    "agency": "云川区政务公开办公室",
    "address": "云川区槐荫路 18 号 6 楼 612 室",
    "hours": "工作日 9:00—12:00，14:00—17:30",
    "phone": "0000-8866 0120",
    "fax": "0000-8866 0121",
    "internet": "gongkai@yunchuan.example",
}
BADGES = {
    BadgeKind.SITE_CODE: ("0000000000", ""),
    BadgeKind.ICP: ("云ICP备00000000号", "https://beian.miit.gov.cn/"),
    BadgeKind.POLICE: ("云公网安备 00000000000000号", "https://beian.mps.gov.cn/"),
    BadgeKind.FIND_ERROR: ("我为政府网站找错", "https://zfwzzc.www.gov.cn/"),
}
