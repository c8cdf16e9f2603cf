"""What the example district's directories say. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

HOUSING, CIVIL, MARKET = "区住房和城乡建设局", "区民政局", "区市场监督管理局"
EDUCATION, TOWN, HOSPITAL, OFFICE = "区教育局", "云台镇", "区人民医院", "区政府办公室"
WATER = "云川供水公司"
UNITS = (OFFICE, HOUSING, CIVIL, MARKET, EDUCATION, TOWN, HOSPITAL)
VILLAGES = ("河西村", "柳树屯村")
COMMUNITIES = ("云台社区",)
HALL = "云川区槐荫路 18 号政务服务中心"
ADDRESSES = {TOWN: "云台镇云台街 6 号", HOSPITAL: "云川区望江路 60 号门诊楼五楼"}

WITHIN = "信息形成或者变更之日起20个工作日内"
CHANNELS = ("政府网站", "政务新媒体", "政务公开专区")
LAW = "《中华人民共和国政府信息公开条例》"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; ``special`` is a row of the table of limits, ``duty`` of art. 20 and 21."""

    domain: str
    matter: str
    content: str
    basis: str = LAW
    limit: str = WITHIN
    special: str = ""
    duty: str = "20.15"


COMMON: tuple[Row, ...] = (
    Row(
        "机构信息",
        "机构职能",
        "职能、内设机构、办公地址、办公时间、联系方式、负责人姓名",
        duty="20.2",
    ),
    Row("工作动态", "工作动态", "重要会议、重点工作推进情况", limit="及时公开"),
    Row("通知公告", "通知公告", "面向社会的通知、公告、公示", limit="及时公开"),
    Row(
        "财政预决算",
        "部门预算和决算",
        "部门预算、决算及报表说明",
        basis="《预算法》第十四条",
        limit="财政部门批复后20日内",
        special="budget.department",
        duty="20.7",
    ),
    Row(
        "政府信息公开",
        "政府信息公开年度报告",
        "上一年度政府信息公开工作情况",
        basis=f"{LAW}第四十九条",
        limit="每年公开",
        special="report.department",
    ),
)
OWN: dict[str, tuple[Row, ...]] = {
    OFFICE: (
        Row("政策文件", "政府文件", "区政府及办公室印发的主动公开文件", duty="20.1"),
        Row(
            "政府工作报告",
            "政府工作报告和民生实事进展",
            "任务分解、责任单位、进展情况",
            limit="每季度公开",
        ),
        Row("会议公开", "政府常务会议", "会议时间、议题、议定事项"),
        Row("救灾", "应急预案", "突发公共事件应急预案、预警信息", duty="20.12"),
        Row("规划计划", "规划和计划", "发展规划、专项规划和相关政策", duty="20.3"),
        Row("统计信息", "统计公报", "国民经济和社会发展统计信息", duty="20.4"),
        Row("公共资源交易", "政府集中采购", "集中采购目录、限额标准和实施情况", duty="20.9"),
        Row("农村集体土地征收", "土地征收", "征收公告、补偿安置方案", duty="21.county.4"),
        Row("治安管理", "治安管理", "禁限放通告、交通和治安管理措施", duty="21.county.6"),
        Row("人事信息", "人事任免", "区政府任免的工作人员", limit="及时公开"),
        Row("区情概况", "区情概况", "区划、人口、经济和社会发展情况"),
        Row("政府信息公开", "政府信息公开制度", "工作制度、保密审查和清理办法"),
    ),
    HOUSING: (
        Row(
            "保障性住房",
            "配租配售",
            "申请条件、程序、分配对象、分配结果",
            basis="《公共租赁住房管理办法》",
            special="housing.allocation",
            duty="21.county.2",
        ),
        Row(
            "市政建设",
            "老旧小区改造",
            "改造计划、进度、联系电话",
            limit="每月公开",
            special="housing.progress",
            duty="21.county.1",
        ),
        Row("重大建设项目", "重大建设项目", "项目批准和实施情况", duty="20.10"),
        Row(
            "行政许可",
            "建筑工程施工许可",
            "办理依据、条件、程序、结果",
            limit="7个工作日内",
            special="enforcement.licence_penalty",
            duty="20.5",
        ),
        Row(
            "国有土地上房屋征收与补偿",
            "房屋征收与补偿",
            "征收决定、补偿方案、补助奖励政策",
            basis="《国有土地上房屋征收与补偿条例》",
            duty="21.county.5",
        ),
    ),
    CIVIL: (
        Row(
            "社会救助",
            "最低生活保障",
            "救助标准、申请材料、办理流程、救助对象名单",
            basis="《社会救助暂行办法》",
            duty="21.county.7",
        ),
        Row(
            "社会救助",
            "临时救助",
            "救助标准、申请条件、办理结果",
            basis="《社会救助暂行办法》",
            duty="21.county.7",
        ),
        Row(
            "养老服务",
            "养老机构",
            "养老机构名录、收费、评估结果",
            basis="《老年人权益保障法》",
            duty="20.11",
        ),
        Row(
            "婚姻登记",
            "婚姻登记办事指南",
            "条件、材料、地点、时间",
            basis="《婚姻登记条例》",
            duty="20.5",
        ),
        Row(
            "公益慈善",
            "慈善和公益事业",
            "募捐活动、善款使用和志愿服务",
            basis="《慈善法》",
            duty="21.county.3",
        ),
    ),
    MARKET: (
        Row(
            "行政处罚",
            "行政处罚决定",
            "具有一定社会影响的处罚决定",
            basis="《行政处罚法》第四十八条",
            limit="20个工作日内",
            special="market.penalty",
            duty="20.6",
        ),
        Row(
            "监督检查",
            "食品安全抽查",
            "抽查计划、检查结果、处理情况",
            limit="每季度公开",
            duty="20.13",
        ),
        Row(
            "食品药品监管",
            "食品经营许可",
            "办理依据、条件、程序、结果",
            limit="7个工作日内",
            special="enforcement.licence_penalty",
            duty="20.5",
        ),
        Row("行政权力", "权责清单", "事项名称、类型、依据、主体", basis="《优化营商环境条例》"),
    ),
    EDUCATION: (
        Row(
            "义务教育",
            "招生入学",
            "招生政策、学区划分、报名时间和材料",
            basis="《义务教育法》",
            duty="20.11",
        ),
        Row("义务教育", "教育收费", "收费项目、依据、标准", duty="20.8"),
        Row("义务教育", "民办学校年检", "年检结果", basis="《民办教育促进法》", duty="20.13"),
        Row("教师管理", "教师招聘", "岗位、名额、报考条件、录用结果", duty="20.14"),
    ),
    TOWN: (
        Row(
            "涉农补贴",
            "耕地地力保护补贴",
            "补贴对象、面积、标准、金额",
            basis="《乡镇政府信息公开》",
            duty="21.town.1",
        ),
        Row("农村危房改造", "农村危房改造", "申请条件、对象、补助标准", duty="21.town.8"),
        Row("宅基地", "宅基地审批", "审核情况、结果", duty="21.town.4"),
        Row("农田水利", "农田水利建设", "工程项目、资金、运营情况", duty="21.town.2"),
        Row("土地流转", "土地承包经营权流转", "流转面积、方式和备案情况", duty="21.town.3"),
        Row("土地征收", "土地征收补偿", "补偿标准、费用发放和使用情况", duty="21.town.5"),
        Row("房屋征收", "房屋征收补偿", "补偿方案、签约和发放结果", duty="21.town.6"),
        Row("筹资筹劳", "筹资筹劳", "“一事一议”方案的审核结果", duty="21.town.7"),
    ),
    HOSPITAL: (
        Row(
            "医疗卫生",
            "就医指南",
            "门诊时间、专家介绍、就诊流程",
            basis="《医疗卫生机构信息公开管理办法》",
            duty="20.11",
        ),
        Row(
            "医疗卫生",
            "医疗服务价格",
            "收费项目、标准",
            basis="《医疗卫生机构信息公开管理办法》",
            duty="20.8",
        ),
        Row(
            "公共资源交易",
            "招聘和采购",
            "招聘岗位、采购公告、结果",
            basis="《医疗卫生机构信息公开管理办法》",
            special="procurement.award",
            duty="20.9",
        ),
    ),
}
VILLAGE: tuple[Row, ...] = (
    Row(
        "村务公开",
        "村级财务",
        "收入、支出、债权债务",
        basis="《村民委员会组织法》第三十条",
        limit="每月公开",
        special="village.finance",
        duty="",
    ),
    Row(
        "村务公开",
        "补贴发放",
        "各项惠农补贴的对象、标准、金额",
        basis="《村民委员会组织法》第三十条",
        limit="每年公开",
        duty="21.town.1",
    ),
    Row(
        "村务公开",
        "一般村务",
        "集体经济、公益事业、承包方案",
        basis="《村民委员会组织法》第三十条",
        limit="每季度公开",
        special="village.general",
        duty="",
    ),
)
COMMUNITY: tuple[Row, ...] = (
    Row(
        "居务公开",
        "居务收支",
        "办公经费、服务经费和捐赠款物的收支",
        basis="《城市居民委员会组织法》",
        limit="每季度公开",
        duty="",
    ),
    Row(
        "居务公开",
        "补贴发放",
        "高龄津贴和各项救助的对象、标准、金额",
        basis="《城市居民委员会组织法》",
        limit="每年公开",
        duty="21.town.8",
    ),
    Row(
        "居务公开",
        "便民服务和公益事业",
        "便民服务、环境卫生和居民会议的决定",
        basis="《城市居民委员会组织法》",
        limit="每季度公开",
        duty="",
    ),
)
LINE: tuple[Row, ...] = (
    Row(
        "财政预决算",
        "部门预算（统一标准）",
        "收支总表、三公经费、绩效目标",
        basis="《预算法》第十四条",
        limit="财政部门批复后20日内",
        special="budget.department",
        duty="20.7",
    ),
    Row(
        "财政预决算",
        "部门决算（统一标准）",
        "收支决算、三公经费、绩效评价",
        basis="《预算法》第十四条",
        limit="财政部门批复后20日内",
        special="budget.department",
        duty="20.7",
    ),
)

# name, kind; the government's own, then those of each unit
GOVERNMENT_COLUMNS = (
    ("云川要闻", "news"),
    ("通知公告", "notice"),
    ("政策文件", "policy"),
    ("公示公告", "notice"),
    ("重点领域信息公开", "policy"),
    ("人事任免", "notice"),
    ("区情概况", "fixed"),
)
PART_COLUMNS = (("政府信息公开制度", "fixed", "rules"), ("政府信息公开年报", "fixed", "reports"))
UNIT_COLUMNS = (("工作动态", "news"), ("通知公告", "notice"), ("办事指南", "fixed"))
TOPICS = (
    ("优化营商环境", "惠企政策、办事指南和投诉渠道放在一起。"),
    ("暖心救助", "低保、临时救助、残疾人补贴，怎么申请、发给了谁。"),
    ("入学一件事", "学区、报名、材料和收费，从报名到入学的政策放在一起。"),
    ("平安云川", "预警提示、应急预案和各类专项检查的结果。"),
)
BOUND = (
    ("云川区第一小学", "education", EDUCATION, ""),
    ("云川区实验中学", "education", EDUCATION, ""),
    ("云川区人民医院", "health", "区卫生健康局", HOSPITAL),
    ("云川自来水有限公司", "water", HOUSING, WATER),
    ("云川燃气有限公司", "gas", HOUSING, ""),
    ("云川公共交通有限公司", "transport", "区交通运输局", ""),
)
