"""What the portal hangs in its own frame, and its line in the staff's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from gongkai.ground.ui.slots import Door, MenuItem, Panel, register

from . import queries
from .enums import BadgeKind
from .models import Badge

PARTS = (
    ("portal:guide", "政府信息公开指南", 10),
    ("portal:units", "机构名录", 100),
)


def public_menu(_request: HttpRequest) -> list[MenuItem]:
    """The first and the last entry; the rooms' own stand between them."""
    return [
        MenuItem("首页", reverse("portal:home"), order=0),
        MenuItem("政府信息公开", reverse("portal:open"), order=500),
        MenuItem("网站地图", reverse("portal:sitemap"), order=900),
    ]


def doors(_request: HttpRequest) -> list[Door]:
    """Entrances to what the portal itself has."""
    return [
        Door(
            "指",
            "看公开指南",
            "政府信息公开指南",
            reverse("portal:guide"),
            "公开哪些信息，怎样查，找谁问",
            order=600,
        ),
        Door(
            "机",
            "找单位",
            "机构名录",
            reverse("portal:units"),
            "各部门、镇和街道的名称和电话",
            order=610,
        ),
        Door(
            "图", "看有什么", "网站地图", reverse("portal:sitemap"), "全部栏目都在一页上", order=620
        ),
        Door(
            "助",
            "学怎么用",
            "无障碍说明",
            reverse("portal:accessibility"),
            "字太小、不用鼠标、用读屏软件",
            order=630,
        ),
    ]


def parts(_request: HttpRequest) -> list[MenuItem]:
    """The parts of 政府信息公开 that the portal itself has. The five that every such page has come
    first, in the order of 国办公开办函〔2019〕61号: 指南 10, 制度 20, 法定主动公开内容 30, 年报 40,
    依申请公开 50."""
    found = [MenuItem(label, reverse(name), order) for name, label, order in PARTS]
    return [*found, MenuItem("依申请公开", f"{reverse('portal:guide')}#apply", 50)]


def units_panel(_request: HttpRequest) -> Panel | None:
    """On the home page: how the units are reached, and the ways to information."""
    groups = queries.units_by_kind()
    if not groups:
        return None
    count = sum(len(group.units) for group in groups)
    units = [unit for group in groups for unit in group.units if unit.phone][:8]
    ways = [line for line in queries.guide().obtaining.splitlines() if line.strip()]
    shown = {"units": units, "count": count, "ways": ways}
    return Panel("portal/home/units.html", shown, order=900)


def head(request: HttpRequest) -> Panel:
    """Labels of the site on each page (《政府网站发展指引》 国办发〔2017〕47号, not verified)."""
    codes = [badge.text for badge in _badges(request) if badge.kind == BadgeKind.SITE_CODE]
    return Panel("portal/head.html", {"code": codes[0] if codes else ""})


def foot(request: HttpRequest) -> Panel:
    """Who runs the site, and the badges that the law wants there."""
    return Panel("portal/foot.html", {"badges": _badges(request)})


def _badges(request: HttpRequest) -> list[Badge]:
    """Read once for a page, which needs them in its head and in its foot."""
    held: list[Badge] | None = getattr(request, "site_badges", None)
    if held is None:
        held = queries.badges()
        vars(request)["site_badges"] = held
    return held


def staff_menu(request: HttpRequest) -> list[MenuItem]:
    """The settings of the site, for those who may change them."""
    if not request.user.has_perm("portal.manage"):
        return []
    return [MenuItem("网站设置", reverse("portal_staff:home"), order=890)]


register("portal.menu", public_menu)
register("portal.doors", doors)
register("portal.open", parts)
register("portal.head", head)
register("portal.home", units_panel)
register("portal.foot", foot)
register("desk.menu", staff_menu)
