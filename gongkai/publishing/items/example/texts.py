"""What the example district publishes. Everything is invented; no person of these names exists."""

from __future__ import annotations

from dataclasses import dataclass, field

HOUSING, CIVIL, MARKET = "区住房和城乡建设局", "区民政局", "区市场监督管理局"
EDUCATION, TOWN, HOSPITAL, OFFICE = "区教育局", "云台镇", "区人民医院", "区政府办公室"
UNITS = (OFFICE, HOUSING, CIVIL, MARKET, EDUCATION, TOWN, HOSPITAL)


@dataclass(frozen=True, slots=True)
class Kind:
    """One series: its kind, entry, title (with {month} and {number}), text, column."""

    entry: str
    title: str
    body: str
    kind: str = "text"
    schema: str = ""
    column: str = ""
    guide: dict[str, str] = field(default_factory=dict)
    url: str = ""
    days: int = 0  # of publication; 0: for good


# Each unit publishes one of these each month, in turn; together they make up the year.
MONTHLY: dict[str, tuple[Kind, ...]] = {
    OFFICE: (
        Kind(
            "政府文件",
            "云川区人民政府办公室关于印发{month}月重点工作安排的通知",
            "各镇人民政府，各街道办事处，区政府各部门：\n现将{month}月重点工作安排印发给你们，请认真组织实施。\n（此件公开发布）",
            column="政策文件",
        ),
        Kind(
            "政府常务会议",
            "区政府召开第{number}次常务会议",
            "会议听取了重点项目和民生实事进展情况的汇报，研究了安全生产、城市更新等工作。",
            column="云川要闻",
        ),
        Kind(
            "政府工作报告和民生实事进展",
            "{month}月民生实事项目进展",
            "十件民生实事的进展见下表。",
            kind="table",
            schema="promises",
            column="重点领域信息公开",
        ),
        Kind(
            "应急预案",
            "{month}月气象灾害应急工作提示",
            "入汛以后请留意预警信息，低洼地段居民提前转移。",
            column="通知公告",
        ),
        Kind(
            "通知公告",
            "关于{month}月法定节假日值班安排的公告",
            "节假日期间各单位值班电话见机构名录。",
        ),
    ),
    HOUSING: (
        Kind(
            "老旧小区改造",
            "{month}月老旧小区改造进度",
            "各小区改造进度见下表，联系电话见机构名录。",
            kind="table",
            schema="projects",
            column="工作动态",
        ),
        Kind(
            "配租配售",
            "{month}月公共租赁住房配租结果公示",
            "经审核公示，本月新增配租 {number} 户。公示期 15 天，有异议的请在公示期内提出。",
            column="通知公告",
            days=45,
        ),
        Kind(
            "重大建设项目",
            "滨河路改造工程{month}月进展",
            "本月完成路基施工，交通组织方案另行公告。",
        ),
        Kind(
            "建筑工程施工许可",
            "建筑工程施工许可办事指南（{month}月更新）",
            "",
            kind="guide",
            column="办事指南",
        ),
        Kind(
            "工作动态",
            "区住房和城乡建设局开展{month}月工地安全检查",
            "检查在建工地 {number} 处，发现的问题已责令整改。",
            column="工作动态",
        ),
    ),
    CIVIL: (
        Kind(
            "最低生活保障",
            "{month}月城乡低保资金发放情况",
            "本月发放低保资金，城市 {number} 户、农村若干户，标准见政策文件。",
            column="通知公告",
        ),
        Kind(
            "临时救助", "{month}月临时救助情况", "本月临时救助 {number} 人次，救助标准按政策执行。"
        ),
        Kind(
            "养老机构",
            "养老机构名录（{month}月）",
            "在册养老机构的名称、地址、床位见附件。",
            column="通知公告",
        ),
        Kind(
            "婚姻登记办事指南",
            "婚姻登记办事指南（{month}月更新）",
            "",
            kind="guide",
            column="办事指南",
        ),
        Kind(
            "工作动态",
            "区民政局走访慰问困难家庭",
            "{month}月，区民政局走访慰问困难家庭 {number} 户。",
            column="工作动态",
        ),
    ),
    MARKET: (
        Kind(
            "行政处罚决定",
            "{month}月行政处罚决定信息",
            "本月作出的、具有一定社会影响的处罚决定见下表。",
            kind="table",
            schema="penalties",
            column="通知公告",
        ),
        Kind(
            "食品安全抽查",
            "{month}月食品安全监督抽检情况",
            "抽检结果见下表，不合格产品已下架。",
            kind="table",
            schema="inspections",
            column="通知公告",
        ),
        Kind(
            "食品经营许可",
            "食品经营许可办事指南（{month}月更新）",
            "",
            kind="guide",
            column="办事指南",
        ),
        Kind(
            "工作动态",
            "区市场监管局开展{month}月专项检查",
            "本月检查经营户 {number} 家。",
            column="工作动态",
        ),
        Kind(
            "权责清单",
            "区市场监督管理局权责清单（{month}月调整）",
            "调整后的权责清单见下表。",
            kind="table",
            schema="powers",
        ),
    ),
    EDUCATION: (
        Kind(
            "招生入学",
            "{month}月义务教育招生入学问答",
            "报名时间、学区划分、所需材料见正文。",
            column="通知公告",
        ),
        Kind(
            "教育收费",
            "教育收费清单（{month}月）",
            "收费项目、依据和标准见下表。",
            kind="table",
            schema="fees",
        ),
        Kind(
            "民办学校年检",
            "民办学校年度检查结果（{month}月）",
            "年检合格 {number} 所，限期整改 1 所。",
            column="通知公告",
        ),
        Kind(
            "教师招聘",
            "{month}月教师招聘公告",
            "招聘岗位、名额和报考条件见正文，报名方式见通知。",
            column="通知公告",
            days=60,
        ),
        Kind(
            "工作动态",
            "全区教育系统{month}月工作会议召开",
            "会议部署了本月校园安全和教学工作。",
            column="工作动态",
        ),
    ),
    TOWN: (
        Kind(
            "耕地地力保护补贴",
            "{month}月惠农补贴发放公示",
            "按村列出补贴项目和金额，公示期 7 天。",
            kind="table",
            schema="subsidies",
            days=40,
        ),
        Kind(
            "农村危房改造",
            "{month}月农村危房改造对象公示",
            "本月拟改造 {number} 户，补助标准按政策执行。",
            days=40,
        ),
        Kind("宅基地审批", "{month}月宅基地审批结果", "本月审批 {number} 宗，均符合村庄规划。"),
        Kind(
            "农田水利建设",
            "{month}月农田水利工程进展",
            "清淤渠道 {number} 公里，维修泵站 2 座。",
            column="工作动态",
        ),
        Kind(
            "工作动态",
            "云台镇召开{month}月村级工作例会",
            "会议通报了各村环境整治情况。",
            column="工作动态",
        ),
    ),
    HOSPITAL: (
        Kind(
            "就医指南",
            "{month}月门诊安排",
            "专家出诊时间见正文，节假日另行通知。",
            column="通知公告",
        ),
        Kind(
            "医疗服务价格",
            "医疗服务价格（{month}月调整）",
            "调整的项目和标准见下表。",
            kind="table",
            schema="own",
        ),
        Kind(
            "招聘和采购",
            "{month}月设备采购结果公告",
            "中标单位、金额和评审专家名单见正文。",
            column="通知公告",
        ),
        Kind("就医指南", "住院办事指南（{month}月更新）", "", kind="guide", column="办事指南"),
    ),
}
GUIDE = {
    "matter": "见标题",
    "basis": "有关法律、法规和部门规章",
    "conditions": "符合规定条件的公民、法人和其他组织",
    "materials": "申请表、身份证明，其他材料见窗口清单",
    "place": "云川区政务服务中心一楼综合窗口",
    "hours": "工作日 8:30 至 12:00，13:30 至 17:00",
    "phone": "见机构名录",
    "steps": "申请、受理、审查、决定、送达",
}
TABLES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "promises": (
        ("任务", "责任单位", "完成时限", "进展情况"),
        (
            ("改造老旧小区12个", "区住房和城乡建设局", "12月底前", "{month}月完成 {number} 个"),
            ("新增学位1500个", "区教育局", "8月底前", "两所学校主体完工"),
            ("更换老旧供水管网30公里", "云川供水公司", "11月底前", "已更换 {number} 公里"),
        ),
    ),
    "projects": (
        ("项目名称", "建设单位", "总投资", "进展", "日期"),
        (
            ("槐荫里小区改造", "区住房和城乡建设局", "860", "外墙保温完成", "2026-{month:02}-05"),
            ("望江新村改造", "区住房和城乡建设局", "1240.5", "管网更换", "2026-{month:02}-08"),
        ),
    ),
    "penalties": (
        ("决定书文号", "当事人", "违法事实", "处罚依据", "处罚内容", "决定日期"),
        (
            (
                "云川市监罚〔2026〕{month}1号",
                "云川区槐荫便民超市",
                "销售过期食品",
                "《食品安全法》第一百二十四条",
                "罚款五千元",
                "2026-{month:02}-03",
            ),
            (
                "云川市监罚〔2026〕{month}2号",
                "云川区北川餐饮店",
                "未按规定公示许可证",
                "《食品经营许可和备案管理办法》",
                "警告",
                "2026-{month:02}-04",
            ),
        ),
    ),
    "inspections": (
        ("检查对象", "检查事项", "检查日期", "检查结果", "处理情况"),
        (
            ("云川区槐荫便民超市", "食品标签", "2026-{month:02}-02", "合格", "无"),
            (
                "云川区东门农贸市场",
                "农药残留",
                "2026-{month:02}-03",
                "1 批次不合格",
                "已下架，立案查处",
            ),
        ),
    ),
    "fees": (
        ("收费项目", "收费依据", "收费标准"),
        (
            ("公办幼儿园保教费", "价格主管部门文件", "每月 320 元"),
            ("高中学费", "价格主管部门文件", "每学期 550 元"),
        ),
    ),
    "powers": (
        ("事项编码", "事项名称", "权力类型", "设定依据", "实施主体"),
        (
            (
                "0131-{month}-1",
                "食品经营许可",
                "行政许可",
                "《食品安全法》第三十五条",
                "区市场监督管理局",
            ),
            (
                "0231-{month}-2",
                "对无照经营的处罚",
                "行政处罚",
                "《无证无照经营查处办法》",
                "区市场监督管理局",
            ),
        ),
    ),
    "subsidies": (
        ("村（社区）", "姓名或者名称", "补贴项目", "金额", "发放日期"),
        (
            ("河西村", "张*", "耕地地力保护补贴", "512.4", "2026-{month:02}-06"),
            ("河西村", "李*", "耕地地力保护补贴", "388", "2026-{month:02}-06"),
            ("柳树屯村", "王*", "耕地地力保护补贴", "640.2", "2026-{month:02}-06"),
            ("云台社区", "赵*", "农机购置补贴", "1200", "2026-{month:02}-06"),
        ),
    ),
    "own": (
        ("项目", "计价单位", "价格（元）"),
        (("普通门诊诊查费", "次", "8"), ("住院诊查费", "日", "15"), ("三级护理", "日", "12")),
    ),
}
