"""Single names: what ends like a unit, what is a collective or open phrase."""

from __future__ import annotations

import re
from functools import lru_cache

# The last word of what officials call a unit.
_ENDINGS = (
    "局|委|办|厅|部|署|院|所|站|队|社|会|团|馆|台|府|处|室|科|股|联|协|庭|校|司|行|镇|乡|街道|"
    "中心|集团|海关|学院|大学|基地|园区|开发区|新区|度假区|示范区|高新区|经开区|保税区|工会|"
    "党校|报社|电视台|窗口|专班|小组|机构|企业|公安|法院|分局|支行|农场|林场|供电|公司|政府|总站"
)
_UNIT = re.compile(rf".{{1,28}}(?:{_ENDINGS})(?:[（〔][^（）〔〕]*[）〕])?$")
# A heading or a sentence may end like a unit; it begins like an order.
_ORDER = re.compile(
    r"(?:召开|举办|开展|推进|推动|加强|加快|完善|建立|健全|做好|做优|做强|提升|提高|优化|深化|"
    r"规范|强化|持续|落实|实施|公开|发布|编制|制定|指导|督促|监督|探索|及时|定期|全面|严格|打造|"
    r"参加|成立|组织|切实|积极|认真|充分|围绕|聚焦|依托|支持|鼓励|引导|创新|扩大|设置|设立|配齐|"
    r"建好|用好|抓好|继续|进一步|对|将|把|向|在|按照|通过|不断|大力|扎实|稳步|有序)"
)
_LONGEST = 200  # characters; a longer name is no name
_BRACKET = r"(?:[（〔][^（）〔〕]*[）〕])?"
_GENERIC = (
    r"(?:直属|派出|派驻|下属|所属|驻区|驻市|驻县)?"
    r"(?:镇|乡|乡镇|镇街|街道|街镇|街道办事处|镇人民政府|乡镇人民政府|镇政府|乡镇政府|乡镇街道|人民政府|"
    r"政府|办事处|管委会|开发区|功能区|园区|部门|单位|部门单位|机构|事业单位|企事业单位|企业|科室|"
    r"处室|股室|社区|村|村居|县|区|市|州|盟|旗|地区|地|委办局|学校|医院|高校)"
)
_COMPLETES = re.compile(rf"{_GENERIC}{_BRACKET}(?:人民政府|政府|办事处|管委会)?")
_BARE = re.compile(r"(?:单位|部门|机构|企业)")
_PLURAL = re.compile(
    rf".{{0,24}}?各.{{0,14}}?(?:{_GENERIC}|级|成员|委局办|片区|社团|小组|局|办|委|公司|中心|站所)"
    rf"{_BRACKET}(?:人民政府|政府|办事处|管委会)?(?:（.*）)?$"
)
_OPEN = re.compile(r".*(?:部门|单位|委办局)(?:[（〔].*[）〕])?$|.*(?:有关|相关|其他|其它).*")
_BELONGING = re.compile(
    r".{0,6}[省市区县州](?:属|直属|直|管).{0,8}(?:管委会|开发区|企业|学校|医院|机构|公司|高校|院校|园区)$"
)
_LEVELS = re.compile(r"(?:[县市区州盟旗镇乡村居、（）〔〕]|街道|社区|办事处|人民|政府|管委会)+$")
_ITSELF = re.compile(r"[省市县区州旗](?:人民)?政府(?:办公室|办)?$|[省市县区州旗]管委会$")


@lru_cache(maxsize=4096)
def is_group(name: str) -> bool:
    """Whether the name stands for several units, or for units left open."""
    if len(name) > _LONGEST:
        return "各" in name
    if _ITSELF.match(name):
        return False
    return bool(
        "各" in name
        or _OPEN.match(name)
        or _BELONGING.match(name)
        or _LEVELS.match(name)
        or name.startswith("等")
    )


def is_unit_name(name: str) -> bool:
    """Whether a reader who knows no register would take this for a unit or a group.

    Stricter than ``is_group``: sentences also hold 各 and 有关.
    """
    if len(name) > 30 or (len(name) > 4 and _ORDER.match(name)):
        return False
    if re.search(r"[。：！？“”《》%；]", name):
        return False
    if "各" in name:
        return bool(_PLURAL.match(name))
    return bool(_UNIT.match(name) or _OPEN.fullmatch(name) or _LEVELS.match(name))


def completes(group: str, name: str) -> bool:
    """Whether ``name`` only completes the phrase before it: 各镇、街道 is one group."""
    if "各" in group:
        return bool(_COMPLETES.fullmatch(name))
    return is_group(group) and bool(_BARE.fullmatch(name))


_DEPARTMENT = re.compile(
    r"(?!.*(?:分局|支局|海关))[^各省市县区州旗镇乡]{1,12}(?:厅|局|委|办|办公室)$"
)


def with_shared_prefix(names: list[str]) -> list[str]:
    """省工信厅、财政厅 means 省 for each: the prefix of the first is given to the bare ones.

    Only where no later one repeats the prefix: otherwise a bare name is bare on purpose.
    """
    single = [name for name in names if not is_group(name)]
    if len(single) < 2 or not (found := re.match(r"[省市县区州旗](?!委)", single[0])):
        return names
    prefix = found.group()
    rest = single[1:]
    if any(name.startswith(prefix) for name in rest):
        return names
    bare = {name for name in rest if _DEPARTMENT.match(name)}
    if len(bare) != len(rest):
        return names
    return [prefix + name if name in bare else name for name in names]
