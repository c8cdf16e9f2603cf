"""Rows of the example's tables and the elements of its service guides. All of it is invented."""

from __future__ import annotations

from collections.abc import Callable

from .kinds import Kind

Rows = tuple[tuple[str, ...], ...]

_PLACE = "云川区政务服务中心一楼综合窗口（云川区槐荫路 18 号）"
_HOURS = "工作日 8:30 至 12:00，13:30 至 17:00"
_PHONE = "0000-8866 0123"
GUIDES: dict[str, dict[str, str]] = {
    "建筑工程施工许可": {
        "matter": "建筑工程施工许可证核发",
        "basis": "《中华人民共和国建筑法》第七条、《建筑工程施工许可管理办法》",
        "conditions": "已经办理用地和规划手续，已经确定施工企业，有满足施工需要的图纸和资金安排",
        "materials": "施工许可证申请表、用地批准手续、规划许可证、施工合同、图纸审查合格书",
        "place": _PLACE,
        "hours": _HOURS,
        "phone": _PHONE,
        "steps": "网上申请，当日受理；审查，7 个工作日内办结；不收费；电子证照当日送达",
    },
    "婚姻登记": {
        "matter": "婚姻登记",
        "basis": "《中华人民共和国民法典》婚姻家庭编、《婚姻登记条例》",
        "conditions": "男满二十二周岁、女满二十周岁，双方自愿，没有配偶，没有禁止结婚的亲属关系",
        "materials": "双方居民身份证、三张两寸合影；离婚登记另带结婚证和离婚协议书",
        "place": "云川区婚姻登记处（云川区槐荫路 22 号）",
        "hours": "周一至周五 8:30 至 12:00，13:30 至 17:00",
        "phone": "0000-8866 0050",
        "steps": "预约，到场申请，审查，当场登记发证；不收费",
    },
    "食品经营许可": {
        "matter": "食品经营许可",
        "basis": "《中华人民共和国食品安全法》第三十五条、《食品经营许可和备案管理办法》",
        "conditions": "取得营业执照，有与经营项目相适应的场所、设备、人员和管理制度",
        "materials": "申请书、营业执照、场所布局图、食品安全管理制度、健康证明",
        "place": _PLACE,
        "hours": _HOURS,
        "phone": _PHONE,
        "steps": "申请，受理，现场核查，10 个工作日内作出决定；不收费；可以领纸质证",
    },
    "住院": {
        "matter": "住院登记",
        "basis": "《医疗机构管理条例》和医院的入院管理规定",
        "conditions": "经门诊或者急诊医生开具住院证",
        "materials": "身份证或者医保电子凭证、住院证、门诊病历",
        "place": "门诊楼一楼入院服务中心（云川区望江路 60 号）",
        "hours": "每天 8:00 至 17:30，急诊随到随办",
        "phone": "0000-8866 0260",
        "steps": "开住院证，入院服务中心登记，交押金或者医保备案，到病区报到",
    },
    "转学": {
        "matter": "义务教育阶段学生转学",
        "basis": "《中华人民共和国义务教育法》《中小学生学籍管理办法》",
        "conditions": "户籍迁移、监护人工作调动或者居住地变化，转入学校有空余学位",
        "materials": "转学申请表、户口簿、居住证或者房产证明、原学校的学籍信息",
        "place": "转入学校教务处；跨区的到云川区政务服务中心教育窗口",
        "hours": "每学期开学前两周的工作日 8:30 至 17:00",
        "phone": "0000-8866 0030",
        "steps": "向转入学校申请，学校核实学位，两校和主管部门网上核办，10 个工作日内答复；不收费",
    },
    "农村危房改造": {
        "matter": "农村危房改造补助申请",
        "basis": "《农村危房改造补助资金管理办法》",
        "conditions": "农村低收入群体，唯一住房经鉴定为 C 级或者 D 级危房",
        "materials": "申请书、身份证、户口簿、“一卡通”账户复印件",
        "place": "云台镇便民服务中心村镇建设窗口（云台镇云台街 6 号）",
        "hours": _HOURS,
        "phone": "0000-8866 0320",
        "steps": "本人申请，村民会议评议公示，镇审核，区审批，验收合格后补助发到一卡通；不收费",
    },
    "政府信息公开申请": {
        "matter": "政府信息公开申请",
        "basis": "《中华人民共和国政府信息公开条例》第二十七条至第三十八条",
        "conditions": "公民、法人和其他组织都可以申请，不要求说明用途",
        "materials": "申请表（写明姓名或者名称、身份证明、联系方式、要的信息、获取方式）",
        "place": "云川区人民政府办公室政务公开科（云川区槐荫路 18 号），也可以邮寄或者网上提交",
        "hours": _HOURS,
        "phone": "0000-8866 0010",
        "steps": "提交申请，登记，需要补正的 7 个工作日内一次告知，20 个工作日内答复；"
        "通常不收费，数量、频次明显超过合理范围的，可以收取信息处理费",
    },
}
_SHOPS = (
    "云川区槐荫便民超市", "云川区北川餐饮店", "云川区望江水果行", "云川区东门熟食铺",
    "云川区柳岸便利店", "云川区云台烘焙坊", "云川区沙河小卖部", "云川区川口早餐店",
    "云川区槐香糕点坊", "云川区望江海鲜馆", "云川区北川面馆", "云川区东门粮油行",
    "云川区云水饮品店",
)  # fmt: skip
_FACTS = (
    ("销售过期食品", "《食品安全法》第一百二十四条", "没收过期食品，罚款五千元"),
    ("未按规定公示许可证", "《食品经营许可和备案管理办法》", "警告"),
    ("使用未检定的计量器具", "《计量法实施细则》", "责令停止使用，罚款五百元"),
    ("商品没有明码标价", "《价格法》第四十二条", "罚款一千元"),
    ("加工间没有防蝇防鼠设施", "《食品安全法》第一百二十六条", "警告"),
    ("从业人员没有健康证明", "《食品安全法》第一百二十六条", "警告"),
    ("广告使用绝对化用语", "《广告法》第五十七条", "责令停止发布，罚款二千元"),
    ("没有建立进货查验记录", "《食品安全法》第一百二十六条", "警告"),
    ("销售假冒注册商标的商品", "《商标法》第六十条", "没收商品，罚款八千元"),
    ("经营标签不合规的预包装食品", "《食品安全法》第一百二十五条", "罚款二千元"),
    ("超出许可范围经营冷食", "《食品安全法》第一百二十二条", "罚款五千元"),
)
# what was checked, what was wrong where something was, at whom
_CHECKED = (
    ("食品标签", "标签缺少生产日期", ("云川区槐荫便民超市", "云川区沙河小卖部")),
    ("农药残留", "韭菜 1 批次不合格", ("云川区东门农贸市场", "云川区望江水果行")),
    ("散装食品容器", "未标明保质期", ("云川区槐香糕点坊", "云川区云台烘焙坊")),
    ("餐具消毒", "大肠菌群 1 批次不合格", ("云川区北川餐饮店", "云川区北川面馆")),
    ("食用油酸价", "1 批次不合格", ("云川区东门粮油行", "云川区川口早餐店")),
    ("冷链记录", "有两天没有温度记录", ("云川区望江海鲜馆", "云川区柳岸便利店")),
    ("添加剂使用", "台账不全", ("云川区东门熟食铺", "云川区云水饮品店")),
)
_PROGRAMS = (
    ("农机购置补贴", 300), ("春耕稻种补贴", 24), ("耕地地力保护补贴", 64), ("油菜种植补贴", 20),
    ("农村改厕补助", 260), ("森林生态效益补偿", 16), ("稻谷补贴", 43), ("高龄津贴", 50),
    ("秸秆还田补贴", 15), ("畜禽良种补贴", 40), ("冬小麦种植补贴", 22),
)  # fmt: skip
_FAMILIES = "张李王赵陈刘杨周吴郑孙马"
_VILLAGES = ("河西村", "柳树屯村")
OLD_PEOPLE = 8  # the month of their allowance
_PRICES = (
    ("普通门诊诊查费", "次", "8"), ("住院诊查费", "日", "15"), ("三级护理", "日", "12"),
    ("静脉输液", "组", "6"), ("胸部数字化摄影", "次", "55"), ("彩色超声（腹部）", "次", "90"),
    ("血常规", "次", "18"), ("心电图", "次", "22"), ("牙体根管治疗", "根管", "160"),
    ("针灸（普通针刺）", "次", "25"), ("白内障手术", "单眼", "1280"), ("电子胃镜", "次", "180"),
)  # fmt: skip


def _penalties(month: int) -> Rows:
    made = []
    for at in range(2 + month % 2):
        fact, basis, content = _FACTS[(month * 2 + at) % len(_FACTS)]
        shop = _SHOPS[(month * 3 + at) % len(_SHOPS)]
        number = f"云川市监罚〔2026〕{month * 9 + at * 3 - 7}号"
        made.append((number, shop, fact, basis, content, f"2026-{month:02}-{4 + at * 3:02}"))
    return tuple(made)


def _inspections(month: int) -> Rows:
    made = []
    for at in range(3):
        matter, wrong, shops = _CHECKED[(month * 3 + at) % len(_CHECKED)]
        fine = at != month % 3
        made.append((
            shops[month % 2], matter, f"2026-{month:02}-{2 + at * 2:02}",
            "合格" if fine else wrong, "无" if fine else "已经下架整改，立案查处",
        ))  # fmt: skip
    return tuple(made)


def _prices(month: int) -> Rows:
    start = month // 3 * 3 % len(_PRICES)
    return _PRICES[start : start + 3]


def subsidies(month: int, places: tuple[str, ...] = _VILLAGES) -> Rows:
    """Who was paid in a month, four in each place, names as they may be shown."""
    program, rate = _PROGRAMS[(month - 1) % len(_PROGRAMS)]
    made = []
    for place in places:
        for at in range(4):
            turn = month * 5 + at * 7 + sum(map(ord, place))
            name = f"{_FAMILIES[turn % len(_FAMILIES)]}*"
            much = (2, 4, 2, 1)[at] if month == OLD_PEOPLE else (20 + turn * 3 % 60) / 10
            made.append((place, name, program, f"{rate * much:.1f}", f"2026-{month:02}-06"))
    return tuple(made)


_MADE: dict[str, Callable[[int], Rows]] = {
    "penalties": _penalties,
    "inspections": _inspections,
    "subsidies": subsidies,
    "own": _prices,
}


def table_of(kind: Kind, month: int, number: int) -> tuple[tuple[str, ...], Rows]:
    """Headings and rows of a table of this kind as it reads in that month."""
    if kind.rows:
        return kind.rows[0], kind.rows[1:]
    headings, rows = TABLES[kind.schema]
    if kind.schema in _MADE:
        return headings, _MADE[kind.schema](month)
    return headings, tuple(tuple(kind.said(cell, month, number) for cell in row) for row in rows)


TABLES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "promises": (
        ("任务", "责任单位", "完成时限", "进展情况"),
        (
            ("改造老旧小区12个", "区住房和城乡建设局", "12月底前", "累计完成 {month} 个"),
            ("新增学位1500个", "区教育局", "8月底前", "{turn}"),
            ("更换老旧供水管网30公里", "云川供水公司", "11月底前", "累计更换 {nth} 公里"),
        ),
    ),
    "projects": (
        ("项目名称", "建设单位", "总投资", "进展", "日期"),
        (
            (
                "槐荫里小区改造",
                "区住房和城乡建设局",
                "860",
                "外墙保温完成 {month} 栋",
                "2026-{month:02}-05",
            ),
            (
                "望江新村改造",
                "区住房和城乡建设局",
                "1240.5",
                "管网更换累计 {nth} 百米",
                "2026-{month:02}-08",
            ),
        ),
    ),
    "penalties": (("决定书文号", "当事人", "违法事实", "处罚依据", "处罚内容", "决定日期"), ()),
    "inspections": (("检查对象", "检查事项", "检查日期", "检查结果", "处理情况"), ()),
    "fees": (
        ("收费项目", "收费依据", "收费标准"),
        (
            ("公办幼儿园保教费", "云川区发展和改革局收费文件", "每月 320 元"),
            ("普通高中学费", "云川区发展和改革局收费文件", "每学期 550 元"),
            ("普通高中住宿费", "云川区发展和改革局收费文件", "每学期 260 元"),
            ("义务教育阶段", "《义务教育法》第二条", "不收学费、杂费"),
        ),
    ),
    "powers": (
        ("事项编码", "事项名称", "权力类型", "设定依据", "实施主体"),
        (
            (
                "0131-001",
                "食品经营许可",
                "行政许可",
                "《食品安全法》第三十五条",
                "区市场监督管理局",
            ),
            (
                "0131-004",
                "特种设备使用登记",
                "行政许可",
                "《特种设备安全法》第三十三条",
                "区市场监督管理局",
            ),
            ("0731-002", "计量器具监督检查", "行政检查", "《计量法》第十八条", "区市场监督管理局"),
            (
                "0231-017",
                "对无照经营的处罚",
                "行政处罚",
                "《无证无照经营查处办法》",
                "区市场监督管理局",
            ),
        ),
    ),
    "subsidies": (("村（社区）", "姓名或者名称", "补贴项目", "金额", "发放日期"), ()),
    "own": (("项目", "计价单位", "价格（元）"), ()),
}
