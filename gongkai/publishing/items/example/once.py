"""What the example district publishes once: plans, statistics, budgets, notices of statute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .kinds import (
    BUSINESS,
    CIVIL,
    EDUCATION,
    HOSPITAL,
    HOUSING,
    MARKET,
    OFFICE,
    RELIEF,
    SAFETY,
    SCHOOLS,
    TOWN,
    Kind,
)


@dataclass(frozen=True, slots=True)
class Once:
    """One thing of one unit: ``formed_on`` is its own day, ``out_on`` that of its publication."""

    unit: str
    formed_on: date
    kind: Kind
    out_on: date | None = None


_HEADS = ("科目", "预算数", "决算数", "说明")
_SUBJECTS = {
    CIVIL: ("社会保障和就业支出", "卫生健康支出", "住房保障支出"),
    EDUCATION: ("教育支出", "社会保障和就业支出", "住房保障支出"),
    HOUSING: ("城乡社区支出", "住房保障支出", "社会保障和就业支出"),
}
_SUMS = {
    CIVIL: ((6820.5, 6655.1), (312.4, 310.9), (268.0, 268.0)),
    EDUCATION: ((48210.0, 47958.6), (5260.3, 5260.3), (3980.7, 3974.2)),
    HOUSING: ((9150.2, 8873.4), (2410.0, 2296.5), (402.6, 401.1)),
}


def _budgets(unit: str) -> tuple[Once, ...]:
    """部门预算 of this year, 部门决算 of the last one."""
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
                f"{unit}2026年部门预算",
                "2026年收支预算见下表（单位：万元）。三公经费比上年下降，公务接待费为零增长。",
                rows=(_HEADS, *planned),
                **more,  # type: ignore[arg-type]  # two of its texts
            ),
        ),
        Once(
            unit,
            date(2026, 9, 10),
            Kind(
                "部门预算和决算",
                f"{unit}2025年部门决算",
                "2025年收支决算见下表（单位：万元）。决算和预算的差额主要是跨年支付的项目尾款。",
                rows=(_HEADS, *spent),
                **more,  # type: ignore[arg-type]  # two of its texts
            ),
        ),
    )


def _about(unit: str, number: int, duties: str) -> Once:
    body = (
        f"主要职能：{duties}。\n内设机构：办公室、政策法规科、业务科。\n"
        "办公地址：云川区槐荫路 18 号政务服务中心。"
        "办公时间：工作日 8:30 至 12:00，13:30 至 17:00。\n"
        f"联系电话：0000-8866{number:04d}。负责人姓名见领导信息栏。"
    )
    return Once(unit, date(2026, 1, 8), Kind("机构职能", f"{unit}机构职能", body))


_ABOUT = (
    _about(HOUSING, 100, "住房保障、房屋征收、建筑市场和工程质量安全监管、老旧小区改造"),
    _about(CIVIL, 50, "社会救助、养老服务、社会组织管理、婚姻登记"),
    _about(MARKET, 190, "市场主体登记、食品药品和产品质量监管、价格和计量"),
    _about(EDUCATION, 30, "义务教育、学前教育、民办学校监管、教师管理"),
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
_UNITS = (
    Once(
        MARKET,
        date(2026, 2, 5),
        Kind(
            "行政处罚决定",
            "企业信用信息公示查询（国家企业信用信息公示系统）",
            "企业的登记、行政许可和处罚信息，可以在国家企业信用信息公示系统查询。",
            kind="link",
            url="https://www.gsxt.gov.cn/",
            topic=BUSINESS,
        ),
    ),
    Once(
        HOUSING,
        date(2026, 4, 22),
        Kind(
            "房屋征收与补偿",
            "望江片区旧城改造房屋征收补偿方案（征求意见稿）公布",
            "征求意见的时间为30日。被征收人可以选择货币补偿，也可以选择产权调换；"
            "有异议的，请在期限内书面提出。",
            column="通知公告",
        ),
    ),
    Once(
        CIVIL,
        date(2026, 9, 3),
        Kind(
            "慈善和公益事业",
            "2026年“中华慈善日”活动募集和使用情况",
            "共募集善款 86.4 万元，其中 52 万元用于困境儿童助学，21.4 万元用于社区助餐，"
            "其余转入急难救助。使用明细每季度公布。",
            topic=RELIEF,
        ),
    ),
    Once(
        CIVIL,
        date(2026, 5, 13),
        Kind(
            "婚姻登记办事指南",
            "婚姻登记常见问题",
            "问：周六能不能登记？答：能，请提前三天预约。\n"
            "问：婚姻登记的办理时间？答：周一至周六 9:00 至 16:00。",
        ),
    ),
    Once(
        CIVIL,
        date(2026, 3, 17),
        Kind(
            "养老机构",
            "养老护理员培训拟补贴人员公示",
            "拟补贴：杜某、颜某、施某等 9 人，每人 800 元。公示 7 天，有异议的请书面提出。",
        ),
    ),
    Once(
        HOUSING,
        date(2026, 1, 22),
        Kind(
            "通知公告",
            "建筑工地冬季施工安全提示",
            "本提示适用到2026年3月15日。气温低于零下五度时停止室外混凝土浇筑，临时取暖不得用明火。",
            column="通知公告",
            topic=SAFETY,
        ),
    ),
    Once(
        EDUCATION,
        date(2026, 9, 16),
        Kind(
            "教师招聘",
            "2026年公开招聘教师拟聘用人员公示",
            "拟聘用 18 人。其中语文：程知夏，准考证号 2026080117，原住望江街道柳岸小区；"
            "其余人员见学校公告栏。",
            column="通知公告",
        ),
    ),
    Once(
        CIVIL,
        date(2026, 4, 9),
        Kind(
            "临时救助",
            "2026年第一季度急难型临时救助对象名单",
            "按照救助办法公布：齐向南，救助 3000 元，因突发重病；温晓荷，救助 2000 元，因火灾。",
            topic=RELIEF,
        ),
    ),
    Once(
        TOWN,
        date(2026, 3, 20),
        Kind(
            "土地承包经营权流转",
            "云台镇农村土地承包经营权流转情况（第一季度）",
            "本季度流转 1260 亩，其中出租 980 亩、入股 280 亩。合同到镇农经站备案。",
        ),
    ),
    Once(
        TOWN,
        date(2026, 6, 4),
        Kind(
            "土地征收补偿",
            "河西村道路用地征收补偿费发放情况",
            "共补偿 14 户、8.3 亩，按区片综合地价每亩 5.2 万元，已经发到一卡通。",
        ),
    ),
    Once(
        TOWN,
        date(2026, 7, 9),
        Kind(
            "房屋征收补偿",
            "云台镇集镇改造房屋征收补偿结果",
            "涉及 6 户、742 平方米，4 户选择货币补偿，2 户选择产权调换，协议已经全部签订。",
        ),
    ),
    Once(
        TOWN,
        date(2026, 8, 6),
        Kind(
            "筹资筹劳",
            "柳树屯村道路硬化“一事一议”筹资筹劳方案审核结果",
            "村民会议通过，每人筹资 30 元、筹劳 2 个工日，没有超过省规定的上限，同意实施。",
        ),
    ),
    Once(
        HOSPITAL,
        date(2026, 5, 7),
        Kind(
            "就医指南",
            "云川区人民医院就诊流程图",
            "从挂号到取药的步骤见附件，也可以问导诊台。",
            kind="file",
            column="办事指南",
            paper=("就诊流程.docx", "预约挂号，分诊，就诊，检查，取药", "医保电子凭证可以全程使用"),
        ),
    ),
    Once(
        EDUCATION,
        date(2026, 4, 27),
        Kind(
            "招生入学",
            "2026年义务教育学校招生工作通知",
            "小学、初中按学区就近入学，6月10日至20日网上报名，8月25日前公布结果。"
            "公办学校不收择校费，不得组织入学考试。",
            column="通知公告",
            topic=SCHOOLS,
        ),
    ),
)
ONCE: tuple[Once, ...] = (
    *_ABOUT,
    *_STATUTE,
    *_UNITS,
    *_budgets(CIVIL),
    *_budgets(EDUCATION),
    *_budgets(HOUSING),
)
