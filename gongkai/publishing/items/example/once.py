"""What the example district publishes once: plans, statistics, budgets, notices of statute."""

from __future__ import annotations

from datetime import date

from .kinds import (
    BUSINESS,
    CIVIL,
    EDUCATION,
    HOSPITAL,
    HOUSING,
    MARKET,
    OFFICE,
    SAFETY,
    TOWN,
    Kind,
    Once,
    in_full,
)
from .of_units import UNITS_ONCE

_HEADS = ("科目", "预算数", "决算数", "说明")
_SUBJECTS = {
    CIVIL: ("社会保障和就业支出", "卫生健康支出", "住房保障支出"),
    EDUCATION: ("教育支出", "社会保障和就业支出", "住房保障支出"),
    HOUSING: ("城乡社区支出", "住房保障支出", "社会保障和就业支出"),
    MARKET: ("一般公共服务支出", "社会保障和就业支出", "住房保障支出"),
    OFFICE: ("一般公共服务支出", "社会保障和就业支出", "住房保障支出"),
    TOWN: ("农林水支出", "一般公共服务支出", "城乡社区支出"),
    HOSPITAL: ("卫生健康支出", "社会保障和就业支出", "住房保障支出"),
}
_SUMS = {
    CIVIL: ((6820.5, 6655.1), (312.4, 310.9), (268.0, 268.0)),
    EDUCATION: ((48210.0, 47958.6), (5260.3, 5260.3), (3980.7, 3974.2)),
    HOUSING: ((9150.2, 8873.4), (2410.0, 2296.5), (402.6, 401.1)),
    MARKET: ((3106.8, 3088.2), (498.5, 497.7), (286.4, 286.4)),
    OFFICE: ((2680.0, 2591.3), (341.2, 341.2), (197.9, 195.6)),
    TOWN: ((1985.6, 1902.4), (1240.0, 1228.1), (863.3, 790.5)),
    HOSPITAL: ((15320.4, 15118.0), (2207.5, 2207.5), (1466.1, 1460.8)),
}


def _budgets(unit: str) -> tuple[Once, ...]:
    """部门预算 of this year, 部门决算 of the last one."""
    word = "部门" if unit not in (TOWN, HOSPITAL) else ""
    lines = list(zip(_SUBJECTS[unit], _SUMS[unit], strict=True))
    planned = tuple((name, f"{plan:.1f}", "", "含三公经费") for name, (plan, _) in lines[:1])
    planned += tuple((name, f"{plan:.1f}", "", "") for name, (plan, _) in lines[1:])
    spent = tuple(
        (name, f"{plan:.1f}", f"{done:.1f}", "完成年度绩效目标") for name, (plan, done) in lines
    )
    more = {"kind": "table", "schema": "budgets"}
    return (
        Once(
            unit,
            date(2026, 2, 12),
            Kind(
                "部门预算和决算",
                f"{in_full(unit)}2026年{word}预算",
                f"2026年支出预算 {sum(plan for _, (plan, _) in lines):.1f} 万元，见下表。"
                "三公经费比上年下降，公务接待费为零增长。",
                rows=(_HEADS, *planned),
                **more,  # type: ignore[arg-type]  # two of its texts
            ),
        ),
        Once(
            unit,
            date(2026, 9, 10),
            Kind(
                "部门预算和决算",
                f"{in_full(unit)}2025年{word}决算",
                f"2025年支出决算 {sum(done for _, (_, done) in lines):.1f} 万元，见下表。"
                "决算和预算的差额主要是跨年支付的项目尾款。",
                rows=(_HEADS, *spent),
                **more,  # type: ignore[arg-type]  # two of its texts
            ),
        ),
    )


_HALL = "云川区槐荫路 18 号政务服务中心"
_OFFICES = "办公室、政策法规科、业务科"


def _about(
    unit: str, number: int, duties: str, offices: str = _OFFICES, place: str = _HALL
) -> Once:
    body = (
        f"主要职能：{duties}。\n内设机构：{offices}。\n"
        f"办公地址：{place}。办公时间：工作日 8:30 至 12:00，13:30 至 17:00。\n"
        f"联系电话：0000-8866{number:04d}。负责人姓名见领导信息栏。"
    )
    return Once(unit, date(2026, 1, 8), Kind("机构职能", f"{in_full(unit)}机构职能", body))


_ABOUT = (
    _about(HOUSING, 100, "住房保障、房屋征收、建筑市场和工程质量安全监管、老旧小区改造"),
    _about(CIVIL, 50, "社会救助、养老服务、社会组织管理、婚姻登记"),
    _about(MARKET, 190, "市场主体登记、食品药品和产品质量监管、价格和计量"),
    _about(EDUCATION, 30, "义务教育、学前教育、民办学校监管、教师管理"),
    _about(OFFICE, 10, "政务值守、公文运转、督查落实、政务公开", "秘书科、督查室、政务公开科"),
    _about(
        TOWN,
        320,
        "农业农村、村镇建设、社会救助、基层治理",
        "党政办、经济发展办、便民服务中心",
        "云台镇云台街 6 号",
    ),
    _about(
        HOSPITAL,
        260,
        "基本医疗、急诊急救、健康管理、下级医院指导",
        "院办公室、医务科、医保办",
        "云川区望江路 60 号",
    ),
)
_STATUTE = (
    Once(
        OFFICE,
        date(2026, 3, 5),
        Kind(
            "规划和计划",
            "云川区国民经济和社会发展第十五个五年规划纲要",
            "纲要已经区人民代表大会批准，全文见附件。",
            kind="file",
            column="政策文件",
            topic=BUSINESS,
            paper=(
                "第十五个五年规划纲要.docx",
                "第一章　发展基础和总体要求",
                "第二章　现代化产业体系",
                "第三章　城乡融合和民生改善",
            ),
        ),
    ),
    Once(
        OFFICE,
        date(2026, 4, 16),
        Kind(
            "统计公报",
            "2025年云川区国民经济和社会发展统计公报",
            "2025年全区生产总值按可比价格计算比上年增长 5.6%，城镇新增就业 4210 人，"
            "居民人均可支配收入增长 5.9%。主要数据见下表，数据为初步统计数。",
            kind="table",
            schema="own",
            rows=(
                ("指标", "单位", "2025年", "比上年增长"),
                ("地区生产总值", "亿元", "312.6", "5.6%"),
                ("规模以上工业增加值", "亿元", "96.4", "6.2%"),
                ("社会消费品零售总额", "亿元", "128.9", "4.8%"),
                ("年末常住人口", "万人", "41.3", "0.2%"),
            ),
        ),
    ),
    Once(
        OFFICE,
        date(2026, 5, 18),
        Kind(
            "土地征收",
            "云川区人民政府征收土地预公告（川口镇东片区）",
            "因学校建设需要，拟征收川口镇东片区集体土地 2.86 公顷，用途为教育用地。"
            "自公告之日起 10 个工作日内开展土地现状调查，抢栽抢建的部分不予补偿。",
            column="公示公告",
        ),
    ),
    Once(
        OFFICE,
        date(2026, 1, 20),
        Kind(
            "治安管理",
            "云川区人民政府关于烟花爆竹禁放区域的通告",
            "槐荫、北川、望江、东门四个街道全年禁止燃放烟花爆竹。违反的，由公安机关依法处罚。",
            column="通知公告",
            topic=SAFETY,
        ),
    ),
    Once(
        OFFICE,
        date(2026, 6, 11),
        Kind(
            "政府集中采购",
            "云川区2026年政府集中采购目录及限额标准",
            "目录以外、限额以上的项目实行分散采购，限额以下的由采购单位自行组织。",
            kind="file",
            topic=BUSINESS,
            paper=("集中采购目录.docx", "货物类：计算机、打印机、空调", "服务类：物业、印刷"),
        ),
    ),
    Once(
        OFFICE,
        date(2026, 6, 25),
        Kind(
            "应急预案",
            "云川区防汛应急预案（2026年修订）",
            "预案自印发之日起施行，2023年印发的预案同时废止。全文见附件。",
            kind="file",
            topic=SAFETY,
            paper=("防汛应急预案.docx", "一、组织体系", "二、预警和响应分级", "三、转移和安置"),
        ),
    ),
    Once(
        OFFICE,
        date(2026, 7, 14),
        Kind(
            "人事任免",
            "云川区人民政府关于李云舟等任免职的通知",
            "任命李云舟为云川区城市管理局副局长（试用期一年），免去其区政府办公室副主任职务。",
            column="人事任免",
        ),
    ),
    Once(
        OFFICE,
        date(2026, 3, 24),
        Kind(
            "人事任免",
            "云川区人民政府关于白启明等同志任职的通知",
            "任命白启明为云川区科学技术局副局长，任命卢照晚为云川区商务局副局长（试用期一年）。",
            column="人事任免",
        ),
    ),
    Once(
        OFFICE,
        date(2026, 10, 27),
        Kind(
            "人事任免",
            "云川区人民政府关于贺知微免职退休的通知",
            "免去贺知微的云川区水利局副局长职务，到龄退休。",
            column="人事任免",
        ),
    ),
    Once(
        OFFICE,
        date(2026, 1, 15),
        Kind(
            "区情概况",
            "云川区行政区划",
            "四个街道：槐荫、北川、望江、东门；三个镇：云台、川口、沙河。"
            "区人民政府驻槐荫街道槐荫路 18 号。",
            column="区情概况",
        ),
    ),
    Once(
        OFFICE,
        date(2026, 1, 15),
        Kind(
            "区情概况",
            "云川区概况",
            "云川区辖 4 个街道、3 个镇，面积 486 平方公里，常住人口 41.3 万。"
            "云水自西向东穿城而过。",
            column="区情概况",
        ),
    ),
    Once(
        OFFICE,
        date(2026, 2, 3),
        Kind(
            "政府文件",
            "法律法规查询（国家法律法规数据库）",
            "现行法律、行政法规以国家法律法规数据库的文本为准，本网站不再另存。",
            kind="link",
            url="https://flk.npc.gov.cn/",
            column="政策文件",
        ),
    ),
)
ONCE: tuple[Once, ...] = (
    *_ABOUT,
    *_STATUTE,
    *UNITS_ONCE,
    *(one for unit in _SUBJECTS for one in _budgets(unit)),
)
