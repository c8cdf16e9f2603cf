"""云川区: its units, groups, lines and people. All names are invented."""

from __future__ import annotations

# kind, name, short name, further names
Place = tuple[str, str, str, tuple[str, ...]]

GOVERNMENT: Place = ("government", "云川区人民政府", "区政府", ())
OFFICE = "区政府办公室"

UNITS: tuple[Place, ...] = (
    ("department", "云川区人民政府办公室", OFFICE, ("区政府办", "区政务公开办")),
    ("department", "云川区发展和改革局", "区发展和改革局", ("区发改局", "区发展改革局")),
    ("department", "云川区教育局", "区教育局", ("区教体局",)),
    ("department", "云川区科学技术局", "区科技局", ("区科学技术局",)),
    ("department", "云川区民政局", "区民政局", ()),
    ("department", "云川区司法局", "区司法局", ()),
    ("department", "云川区财政局", "区财政局", ()),
    (
        "department",
        "云川区人力资源和社会保障局",
        "区人力资源和社会保障局",
        ("区人社局", "区人力资源社会保障局"),
    ),
    ("department", "云川区自然资源局", "区自然资源局", ()),
    (
        "department",
        "云川区住房和城乡建设局",
        "区住房和城乡建设局",
        ("区住建局", "区住房城乡建设局"),
    ),
    ("department", "云川区交通运输局", "区交通运输局", ("区交通局",)),
    ("department", "云川区水利局", "区水利局", ()),
    ("department", "云川区农业农村局", "区农业农村局", ()),
    ("department", "云川区商务局", "区商务局", ()),
    ("department", "云川区文化和旅游局", "区文化和旅游局", ("区文旅局",)),
    ("department", "云川区卫生健康局", "区卫生健康局", ("区卫健局",)),
    ("department", "云川区退役军人事务局", "区退役军人局", ("区退役军人事务局",)),
    ("department", "云川区应急管理局", "区应急管理局", ("区应急局",)),
    ("department", "云川区市场监督管理局", "区市场监督管理局", ("区市场监管局",)),
    ("department", "云川区城市管理局", "区城市管理局", ("区城管局", "区综合行政执法局")),
    ("department", "云川区医疗保障局", "区医疗保障局", ("区医保局",)),
    ("department", "云川区行政审批服务局", "区行政审批服务局", ("区行政审批局",)),
    ("vertical", "云州市生态环境局云川分局", "区生态环境分局", ("市生态环境局云川分局",)),
    ("institution", "云川区大数据中心", "区大数据中心", ("区大数据服务中心",)),
    ("institution", "云川区档案馆", "区档案馆", ()),
    ("institution", "云川区人民医院", "区人民医院", ()),
    ("institution", "云川自来水有限公司", "云川供水公司", ()),
    ("town", "槐荫街道办事处", "槐荫街道", ()),
    ("town", "北川街道办事处", "北川街道", ()),
    ("town", "望江街道办事处", "望江街道", ()),
    ("town", "东门街道办事处", "东门街道", ()),
    ("town", "云台镇人民政府", "云台镇", ()),
    ("town", "川口镇人民政府", "川口镇", ()),
    ("town", "沙河镇人民政府", "沙河镇", ()),
)

# name, kinds, further names
GROUPS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "各镇（街道）",
        ("town",),
        ("各镇、街道", "各街道（镇）", "各镇街", "各镇（街道）办事处", "各镇人民政府、街道办事处"),
    ),
    (
        "区政府各部门单位",
        ("department", "vertical"),
        ("区政府各部门、单位", "区政府各部门", "区政府各部门（单位）", "区直各部门单位"),
    ),
)

# subject, lead, duty, units
LINES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "财政预决算信息",
        "区财政局",
        "指导、督促各部门单位公开预算和决算。",
        ("区教育局", "区民政局", "区卫生健康局", "区水利局"),
    ),
    (
        "行政规范性文件",
        "区司法局",
        "指导各部门统一公布规范性文件，及时更新有效性。",
        ("区住房和城乡建设局", "区城市管理局", "区市场监督管理局"),
    ),
    (
        "“双随机、一公开”监管信息",
        "区市场监督管理局",
        "督促有关部门公开抽查计划、抽查结果。",
        ("区应急管理局", "区卫生健康局", "区交通运输局"),
    ),
)

# username, name, unit, role, title
PEOPLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("linlan", "林岚", OFFICE, "office_admin", "政务公开科科长"),
    ("heyun", "何云", OFFICE, "office_staff", "政务公开科科员"),
    ("zhoushan", "周杉", OFFICE, "unit_leader", "副主任"),
    ("xuke", "许可", "区大数据中心", "system_officer", "系统管理员"),
    ("qinan", "秦安", "区大数据中心", "security_officer", "安全保密管理员"),
    ("shenji", "沈稷", "区大数据中心", "audit_officer", "安全审计员"),
    ("chenli", "陈立", "区住房和城乡建设局", "info_officer", "办公室主任"),
    ("fangzheng", "方筝", "区住房和城乡建设局", "unit_leader", "副局长"),
    ("luping", "陆平", "区住房和城乡建设局", "reviewer", "政策法规科科长"),
    ("hejing", "何静", "区城市管理局", "info_officer", "办公室科员"),
    ("wangfang", "王芳", "区民政局", "info_officer", "办公室副主任"),
    ("makang", "马康", "区司法局", "legal_reviewer", "合法性审查科科长"),
    ("songwen", "宋雯", "区司法局", "info_officer", "办公室科员"),
    ("baomi", "鲍密", OFFICE, "secrecy_reviewer", "机要保密科科长"),
    ("wuyue", "吴越", "区教育局", "info_officer", "办公室科员"),
    ("duanyu", "段雨", "区财政局", "info_officer", "预算科科员"),
    ("guomin", "郭敏", "区卫生健康局", "info_officer", "宣传科科员"),
    ("tangyi", "唐一", "区水利局", "info_officer", "办公室科员"),
    ("jiangbei", "江北", "槐荫街道", "info_officer", "党政办主任"),
    ("yedan", "叶丹", "云台镇", "info_officer", "党政办科员"),
    ("shenqiu", "沈秋", "区发展和改革局", "info_officer", "办公室科员"),
    ("kongfan", "孔帆", "区科技局", "info_officer", "办公室科员"),
    ("yuhe", "于禾", "区人力资源和社会保障局", "info_officer", "办公室科员"),
    ("shitou", "石韬", "区自然资源局", "info_officer", "办公室科员"),
    ("ludao", "鲁道", "区交通运输局", "info_officer", "办公室科员"),
    ("tianmiao", "田苗", "区农业农村局", "info_officer", "办公室科员"),
    ("shangqi", "尚琪", "区商务局", "info_officer", "办公室科员"),
    ("youlan", "尤岚", "区文化和旅游局", "info_officer", "办公室科员"),
    ("rongwei", "荣卫", "区退役军人局", "info_officer", "办公室科员"),
    ("anning", "安宁", "区应急管理局", "info_officer", "办公室科员"),
    ("biaozhun", "卞准", "区市场监督管理局", "info_officer", "办公室科员"),
    ("baoyu", "包玉", "区医疗保障局", "info_officer", "办公室科员"),
    ("shenpei", "申佩", "区行政审批服务局", "info_officer", "政务公开专区管理员"),
    ("qingtian", "青田", "区生态环境分局", "info_officer", "办公室科员"),
    ("danan", "单安", "区档案馆", "info_officer", "办公室科员"),
    ("yichen", "易晨", "区人民医院", "info_officer", "宣传科科员"),
    ("quanqing", "全清", "云川供水公司", "info_officer", "客服部主任"),
    ("beichuan", "贝川", "北川街道", "info_officer", "党政办科员"),
    ("wangjiang", "汪江", "望江街道", "info_officer", "党政办科员"),
    ("dongmen", "董门", "东门街道", "info_officer", "党政办科员"),
    ("chuankou", "褚川", "川口镇", "info_officer", "党政办科员"),
    ("shahe", "沙禾", "沙河镇", "info_officer", "党政办科员"),
    ("shuju", "舒据", "区大数据中心", "info_officer", "综合部科员"),
    ("luoshui", "罗水", "区档案馆", "viewer", "查阅室管理员"),
    ("fangzhi", "方志", "区住房和城乡建设局", "reviewer", "办公室副主任"),
    ("zhumi", "祝密", "区住房和城乡建设局", "secrecy_reviewer", "机要员"),
    ("minlin", "闵霖", "区民政局", "unit_leader", "副局长"),
    ("minshen", "沈敏", "区民政局", "reviewer", "办公室主任"),
    ("shilin", "史林", "区市场监督管理局", "unit_leader", "副局长"),
    ("shishen", "施申", "区市场监督管理局", "reviewer", "法规科科长"),
    ("jiaolin", "焦琳", "区教育局", "unit_leader", "副局长"),
    ("jiaoshen", "沈蛟", "区教育局", "reviewer", "办公室主任"),
    ("yunlin", "云霖", "云台镇", "unit_leader", "副镇长"),
    ("yunshen", "沈昀", "云台镇", "reviewer", "党政办主任"),
    ("yilin", "易琳", "区人民医院", "unit_leader", "副院长"),
    ("yishen", "沈怡", "区人民医院", "reviewer", "办公室主任"),
)

# username, role: further posts in the same unit. Small units let one person hold several stages.
MORE_POSTS: tuple[tuple[str, str], ...] = (
    ("minshen", "secrecy_reviewer"),
    ("shishen", "secrecy_reviewer"),
    ("jiaoshen", "secrecy_reviewer"),
    ("yunshen", "secrecy_reviewer"),
    ("yishen", "secrecy_reviewer"),
)
