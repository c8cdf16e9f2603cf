"""What became of the two plans: 2025 finished with leftovers, 2026 half done, every state seen."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.ground.core import clock
from gongkai.ground.orgs.models import Unit
from gongkai.ground.review import actions as review
from gongkai.ground.review.queries import case_of, content_of
from gongkai.ground.review.rules.opinions import PUBLIC, Opinion, PartOpinion
from gongkai.publishing.release.actions import release

from ..actions import ledger, lining, showing
from ..models import Assignment, Plan
from ..queries.showing import outgoing
from ..rules.ledger import Measure, WorkPlan
from ..rules.ledger.states import DOING, UNFINISHED
from ..rules.shown import KIND
from .last_year import LEFT
from .telling import PROOF, Story, counted, has_officer, next_time, person

SEARCH, OPEN_DAY, CARRIED = "改进站内搜索", "走进水厂", "把2015年以来"
NEVER_SIGNED = ("区退役军人局", "沙河镇")
QUIET = ("区商务局", "望江街道")  # they sign, and are not heard of again
CARRY_ON = datetime(2026, 4, 2, 10, 0, tzinfo=clock.CHINA)
DONE = "已经全部办完，结果已经公开，链接附后。"


def tell_last_year(plan: Plan) -> None:
    """2025: all is done but what ``LEFT`` names."""
    story = Story(plan)
    left = {(words, unit) for words, unit, _ in LEFT}
    for row in story.rows():
        unit = row.unit.short_name
        story.unit("2025-03-20", ledger.sign, row)
        if not any(row.task.requirement.startswith(w) and unit == u for w, u in left):
            story.finish("2025-12-08", "2025-12-15", row, DONE)
    for words, unit, text in LEFT:
        story.unit("2025-12-22", ledger.report, story.row(words, unit), text=text)


def tell_this_year(plan: Plan, last: Plan) -> None:
    """2026 until autumn."""
    story = Story(plan)
    _begin(story)
    _carry(story, last)
    _by_quarters(story)
    _by_summer(story)
    for number, row in enumerate(story.rows()):
        _routine(story, row, number)
    _by_autumn(story)
    _in_public(story)


def _begin(story: Story) -> None:
    """March: units sign, one returns a task, some write down how they will go about it."""
    for row in story.rows():
        unit = row.unit.short_name
        if unit in NEVER_SIGNED or not (has_officer(unit) or unit == "区政府办公室"):
            continue
        if SEARCH in row.task.requirement and unit == "区大数据中心":
            reason = "站内搜索由区政府办公室委托建设，本中心只提供服务器，建议由办公室单独承办。"
            story.unit("2026-03-18", ledger.refuse, row, reason=reason)
        else:
            story.unit("2026-03-18", ledger.sign, row)
    measures = (
        Measure("摸清底数，列出清单。", "4月底前", date(2026, 4, 30)),
        Measure("逐项公开并标明联系电话。", "6月15日前", date(2026, 6, 15)),
    )
    for words, unit, leader, section in (
        ("清点本区现行有效", "区司法局", "宋副局长", "合法性审查科"),
        ("及时公开老旧小区", "区住房和城乡建设局", "方筝", "城市更新科"),
        ("公开义务教育招生", "区教育局", "吴副局长", "基础教育科"),
    ):
        given = WorkPlan(leader, section, measures)
        story.unit("2026-03-25", ledger.fill_plan, story.row(words, unit), plan=given)


def _carry(story: Story, last: Plan) -> None:
    """April, 回头看: what 2025 left goes on, to be done by the end of June."""
    left = Assignment.objects.filter(task__plan=last, state__in=UNFINISHED)
    with clock.hold(CARRY_ON):
        ledger.carry_over(
            by=person("linlan"), plan=story.plan, assignments=left, due=date(2026, 6, 30)
        )
    for words, unit, _ in LEFT:
        story.unit("2026-04-03", ledger.sign, story.row(words, unit))


def _by_quarters(story: Story) -> None:
    """What comes again: two quarters are reported, the third is in some units."""
    for unit in ("区住房和城乡建设局", "区教育局", "区医疗保障局"):
        row = story.row("每季度更新一次政策问答", unit)
        for day in ("2026-03-30", "2026-06-25", "2026-09-27")[: 3 if unit == "区教育局" else 2]:
            text = "更新政策问答 9 条，已在网站公开。"
            story.unit(day, ledger.report, row, text=text, covers=next_time(row), items=[PROOF])
    row = story.row("每季度检查一次政务新媒体", "区政府办公室")
    for day in ("2026-03-31", "2026-06-28", "2026-09-28"):
        text = "检查账号 41 个，督促更新 3 个。"
        story.unit(day, ledger.report, row, text=text, covers=next_time(row), items=[PROOF])


def _by_summer(story: Story) -> None:
    """What was due by July, and what runs from an event."""
    row = story.row("清点本区现行有效", "区司法局")
    text = "已核对 286 件，失效 31 件已经标注。"
    story.unit("2026-05-20", ledger.report, row, text=text, items=[PROOF])
    story.finish("2026-06-26", "2026-06-29", row, DONE)
    row = story.row("公布年度重大行政决策", "区司法局")
    story.finish("2026-04-28", "2026-04-30", row, "目录已经公布，共 9 项，征求意见都在 30 日以上。")
    for unit in ("区司法局", "区档案馆"):
        row = story.row(CARRIED, unit)
        story.finish("2026-06-28", "2026-07-01", row, "上年剩下的 136 件已经全部录入。")
    row = story.row("公开义务教育招生", "区教育局")
    story.finish("2026-07-20", "2026-07-22", row, "招生范围图和计划表已公开，咨询电话有人接听。")
    row = story.row("及时公开老旧小区", "区住房和城乡建设局")
    limit = row.task.deadlines.all()[0]
    what, start = "2026年改造计划印发", date(2026, 4, 10)
    story.unit("2026-04-10", ledger.start, row, deadline=limit, on=start, what=what)
    text = "改造计划涉及 12 个小区，已全文公开。"
    covers = next_time(row)
    story.unit("2026-04-29", ledger.report, row, text=text, covers=covers, items=[PROOF])
    what, start = "二季度进度汇总", date(2026, 8, 5)
    story.unit("2026-08-05", ledger.start, row, deadline=limit, on=start, what=what)


def _routine(story: Story, row: Assignment, number: int) -> None:
    """What most units do in their own time: about half of it is done by November."""
    row.refresh_from_db()
    unit, words = row.unit.short_name, row.task.requirement
    if row.state != DOING or unit in QUIET:
        return
    if "印发30日内制定实施方案" in words and number % 5:
        story.finish("2026-04-08", "2026-04-14", row, "实施方案已经印发，任务落实到人。")
    elif "每年至少听取1次" in words and number % 3 == 0:
        text = "主要负责同志专题听取了政务公开工作汇报。"
        covers = counted(row)
        story.unit("2026-10-13", ledger.report, row, text=text, covers=covers, items=[PROOF])
    elif "每年至少组织1次政务公开培训" in words and number % 3 == 1:
        text = "组织了全员培训，讲解公开审查和个人信息保护。"
        covers = counted(row)
        story.unit("2026-09-17", ledger.report, row, text=text, covers=covers, items=[PROOF])
    elif "开展“回头看”" in words and number % 4:
        story.finish("2026-06-24", "2026-06-27", row, "上年任务已逐项对照，没有遗留。")
    elif "清点本区现行有效" in words and number % 6:
        story.finish("2026-06-23", "2026-06-26", row, "本单位起草的文件已逐件核对，清单附后。")


def _by_autumn(story: Story) -> None:
    """Extended, sent back, asked for, handed over, withdrawn."""
    row = story.row(SEARCH, "区政府办公室")
    reason = "搜索引擎升级要等机房扩容，扩容工程10月完工。"
    until = date(2026, 12, 10)
    story.office("2026-09-25", ledger.extend, row, until=until, reason=reason)
    row = story.row(OPEN_DAY, "区水利局")
    text = "6月、10月各办了一场水厂开放日，来访 86 人。"
    covers = counted(row)
    story.unit("2026-10-20", ledger.submit, row, text=text, covers=covers, items=[PROOF])
    reason = "要点要求全年至少 4 次，请补充另外两次的安排，并附意见采纳情况。"
    story.office("2026-10-22", ledger.send_back, row, reason=reason)
    row = story.row(OPEN_DAY, "区行政审批服务局")
    text = "每季度办一场政务大厅开放日，意见 23 条已经公开答复。"
    covers = counted(row)
    story.unit("2026-11-16", ledger.submit, row, text=text, covers=covers, items=[PROOF])
    row = story.row("指导供水、供气", "区交通运输局")
    unit = Unit.objects.get(short_name="区城市管理局")
    reason = "公交站点的管理职责已经划转。"
    story.office("2026-08-11", ledger.transfer, row, unit=unit, reason=reason)
    row = story.row("汇总当年惠民惠农补贴", "望江街道")
    reason = "望江街道没有行政村，这一项不适用。"
    story.office("2026-09-08", ledger.withdraw, row, reason=reason)


def _in_public(story: Story) -> None:
    """November: the lines are set up, and the office shows the public how far it is."""
    officer = person("linlan")
    with clock.hold(datetime(2026, 11, 3, 9, 40, tzinfo=clock.CHINA)):
        for subject, words in (("预决算", "公开区级预算"), ("惠民惠农", "惠民惠农补贴")):
            duty = story.plan.lead_duties.get(subject__contains=subject)
            tasks = story.plan.tasks.filter(requirement__contains=words)
            lining.set_tasks(by=officer, duty=duty, tasks=[task.pk for task in tasks])
    with clock.hold(datetime(2026, 11, 10, 9, 0, tzinfo=clock.CHINA)):
        showing.fill(by=officer, plan=story.plan)
        showing.send(by=officer, plan=story.plan)
    _reviewed(story.plan)


def _reviewed(plan: Plan) -> None:
    """Three people look at what is to be public, then it goes out."""
    for hour, username in ((10, "heyun"), (14, "baomi"), (16, "zhoushan")):
        with clock.hold(datetime(2026, 11, 10, hour, 30, tzinfo=clock.CHINA)):
            case = case_of(KIND, plan.pk)
            assert case is not None, "it was sent to review"
            content = content_of(case, case.content)
            assert content is not None, "it was handed in"
            basis = "不涉及国家秘密、工作秘密，不含个人信息"
            together = "和已经公开的信息放在一起，推断不出不该公开的内容"
            parts = tuple(
                PartOpinion(part.key, part.digest, PUBLIC, basis, together)
                for part in content.parts
            )
            opinion = Opinion("同意公开。", parts=parts)
            review.approve(by=person(username), case=case, version=case.version, opinion=opinion)
    with clock.hold(datetime(2026, 11, 11, 9, 0, tzinfo=clock.CHINA)):
        made = outgoing(plan.pk, lock=False)
        assert made is not None, "the plan is there"
        release(made.version, by=person("linlan"))
