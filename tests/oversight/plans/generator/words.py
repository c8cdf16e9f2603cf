"""The words of invented plans: places, departments, headings, sentences."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

PLACES = ("云川", "青岚", "望江", "柳林", "石屏山", "龙湾", "苍梧岭", "白鹭", "临泉", "松阳河")
LEVELS = ("区", "市", "县")
DEPARTMENTS = (
    "财政局",
    "司法局",
    "教育局",
    "民政局",
    "审计局",
    "发展改革局",
    "文化和旅游局",
    "住房和城乡建设局",
    "人力资源和社会保障局",
    "卫生健康局",
    "农业农村局",
    "行政审批服务局",
    "市场监督管理局",
    "大数据服务中心",
    "融媒体中心",
)
# What the sections and items are called; each plan draws without putting back.
SECTIONS = (
    "深化主动公开",
    "优化政策服务",
    "规范申请办理",
    "畅通互动渠道",
    "夯实平台基础",
    "强化监督保障",
)
ITEMS = (
    "完善公开目录",
    "公开财政资金",
    "做实政策解读",
    "办好政务服务",
    "回应社会关切",
    "推进基层公开",
    "建好公开专区",
    "加强队伍建设",
    "管好政务新媒体",
    "扩大公众参与",
    "公开监管信息",
    "改进网站功能",
)
_VERBS = ("健全", "公布", "梳理", "推动", "细化", "编制", "更新", "拓展", "归集", "改进")
_THINGS = (
    "权责清单",
    "办事指南",
    "惠企政策目录",
    "预算决算信息",
    "招生入学信息",
    "养老服务信息",
    "重大项目进展",
    "公共资源配置信息",
    "就业创业信息",
    "执法检查结果",
    "社会救助信息",
    "食品抽检结果",
    "公共文化活动信息",
    "供水供气信息",
    "河道治理信息",
)
_ENDS = (
    "方便群众查询",
    "保障公众知情",
    "提高服务水平",
    "接受社会监督",
    "做到内容准确",
    "形成工作合力",
    "让“一件事”好办易办",
    "用好《办事指引手册》",
    "覆盖3类人群和15个社区",
    "联通12345热线",
)


@dataclass(frozen=True)
class Place:
    """An invented place: its name and the character of its level."""

    name: str
    level: str

    @property
    def full(self) -> str:
        return self.name + self.level

    def groups(self) -> tuple[str, ...]:
        """Collective phrases of this place, each one group."""
        level = self.level
        if level == "市":
            return ("市政府各部门", "各县〔市、区〕人民政府", "市直有关单位", "市属开发区管委会")
        return (
            "各镇（街道）",
            "各镇、街道",
            f"{level}政府各部门、单位",
            f"{level}政府各部门单位",
            f"{level}直有关单位",
            "各街道办事处、镇人民政府",
        )


class Words:
    """Draws sentences that never repeat within one plan."""

    def __init__(self, random: Random) -> None:
        self._random = random
        pairs = [(verb, thing) for verb in _VERBS for thing in _THINGS]
        random.shuffle(pairs)
        self._pairs = pairs

    def clause(self) -> str:
        """An order without its period: 健全权责清单，方便群众查询."""
        verb, thing = self._pairs.pop()
        return f"{verb}{thing}，{self._random.choice(_ENDS)}"

    def sentences(self, most: int) -> str:
        """One sentence or several."""
        return "".join(f"{self.clause()}。" for _ in range(self._random.randint(1, most)))
