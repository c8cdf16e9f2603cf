"""What became of single pieces later: corrected, taken down; how the last month stands."""

from __future__ import annotations

from .kinds import Fix

# By series and month: what was corrected four days later.
FIXES: dict[tuple[str, int], Fix] = {
    ("{month}月城乡低保资金发放情况", 3): Fix(
        "更正了新纳入的户数，原来漏统计云台镇 2 户",
        "其中新纳入 {number} 户",
        "其中新纳入 {more} 户",
    ),
    ("{month}月临时救助情况", 7): Fix(
        "更正了“先行救助”的人次", "“先行救助”2 人次", "“先行救助”3 人次"
    ),
    ("区政府召开第{nth}次常务会议，研究{turn}等工作", 4): Fix(
        "补充了会议学习的法规名称", "学习了有关法规", "学习了《保障农民工工资支付条例》"
    ),
    ("2026年第{month}批公共租赁住房配租结果公示", 6): Fix(
        "公示期由 15 天延长到 20 天", "公示期 15 天", "公示期 20 天"
    ),
    ("滨河路改造工程{month}月进展", 9): Fix(
        "补充了绕行的路线", "绕行办法见现场告示", "车辆请绕行望江路、柳岸街，公交站临时迁到桥西"
    ),
    ("食品经营许可办事指南", 2): Fix(
        "办理期限由 10 个工作日缩短为 7 个工作日",
        guide={"steps": "申请，受理，现场核查，7 个工作日内作出决定；不收费；可以领纸质证"},
    ),
    ("2026年{turn}公开招聘教师公告", 4): Fix(
        "报名时间由 7 天延长到 10 天", "报名从公告之日起 7 天", "报名从公告之日起 10 天"
    ),
    ("{month}月下旬门诊安排", 10): Fix(
        "周六门诊的时间改了", "周一至周五全天，周六上午", "周一至周五全天，周六上午到 12:30"
    ),
    ("{month}月宅基地审批结果", 8): Fix(
        "补充了没有批准的宗数", "用地面积没有超过标准", "用地面积没有超过标准；另有 1 宗没有批准"
    ),
}
# By series and month: why it was taken down, and what the public reads instead.
DOWN: dict[tuple[str, int], tuple[str, str]] = {
    ("{month}月行政处罚决定信息", 5): (
        "有一件处罚决定被行政复议撤销",
        "这一期信息因决定变动已经撤下，现行有效的处罚决定请看以后各期。",
    ),
    ("2026年第{batch}批农村危房改造对象公示", 4): (
        "公示期内有异议，重新评议",
        "这一批公示已经撤下，重新评议以后另行公示。",
    ),
    ("区民政局{turn}", 6): ("配图里有未成年人的正面照片", "这条信息已经撤下。"),
    ("{turn}采购结果公告", 8): (
        "供应商质疑成立，采购结果重新确定",
        "这次采购的结果已经撤下，重新评审以后另行公告。",
    ),
}
# Of the last month, in turn: "2" is passed twice, "4" by all and not public yet.
LATEST = (
    "public", "0", "public", "draft", "1", "public", "returned", "2", "public", "3", "public",
    "4", "public",
)  # fmt: skip
# Why the first reviewer returned it, in turn.
RETURNED = (
    "请补充联系电话，数据和上月的对不上，核对以后再送。",
    "标题和正文说的不是一件事，请改标题。",
    "请写明信息来源，附件的名称也要写全。",
)
# What was kept although the check asked about it, by the label of the finding.
KEPT = "逐处看过，是单位、地点的公开名称，不是个人信息"
