"""重要信息转载: ordered by the office, done by each unit with its proof, reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.notices import actions as notices
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User
from gongkai.ground.ui.addresses import desk_address

from ..models import Repost, RepostDuty
from ..signals import repost_finished, repost_ordered
from .stepping import hold, log, refuse, require

ORDER, DO = "catalogue.order_reposts", "catalogue.repost"
TOLD = "catalogue.repost_told"
WORKERS = ("info_officer", "unit_leader")
AHEAD = timedelta(hours=4)  # before the end that a unit is reminded


@transaction.atomic
def order_repost(
    *,
    by: User,
    unit: Unit,
    title: str,
    source: str,
    asked_on: date,
    due_at: datetime,
    units: Iterable[Unit],
    url: str = "",
) -> Repost:
    """Order units to repost something by a time; each is told. Raises Refusal with every reason."""
    require(by, ORDER, unit, "布置转载")
    receivers = list({one.pk: one for one in units}.values())
    row = Repost(
        unit=unit, title=title.strip(), source=source.strip(), url=url, asked_on=asked_on,
        due_at=due_at, by=by, at=clock.now(),
    )  # fmt: skip
    refuse(_of_order(row, receivers))
    row.save()
    for one in receivers:
        RepostDuty.objects.create(repost=row, unit=one)
        _tell(row, one, f"请在{_when(due_at)}前转载《{row.title.strip('《》')}》", "ordered")
    repost_ordered.send(sender=Repost, repost=row, by=by)
    log(
        by,
        row,
        "order_repost",
        f"布置 {len(receivers)} 个单位转载《{row.title.strip('《》')}》",
        unit,
    )
    return row


@transaction.atomic
def finish_repost(*, by: User, duty: RepostDuty, proof: str = "", reason: str = "") -> RepostDuty:
    """The unit reposted (``proof``: the address), or says why it does not.

    Raises Refusal ``not_allowed``, ``wrong_state``, ``proof_missing``.
    """
    held = hold(duty)
    if not orgs.works_for(by, DO, held.unit_id):
        raise Refusal("not_allowed", f"您不能替{held.unit.said}办理转载。请由该单位的人员办理。")
    if held.state != RepostDuty.OPEN:
        raise Refusal("wrong_state", "这件转载已经办过了。")
    proof, reason = proof.strip(), reason.strip()
    if not proof and not reason:
        said = "请填写转载后的网址；不转载的，请写明原因。"
        raise Refusal("proof_missing", said, [Reason("proof_missing", said, "proof")])
    if proof and not proof.startswith(("http://", "https://")):
        said = "网址要以“http://”或者“https://”开头，请从浏览器里复制。"
        raise Refusal("proof_wrong", said, [Reason("proof_wrong", said, "proof")])
    held.state = RepostDuty.DONE if proof else RepostDuty.EXCUSED
    held.proof, held.reason = proof[:500], reason[:300]
    held.done_at, held.done_by = clock.now(), by
    held.save()
    did = (
        f"转载了《{held.repost.title.strip('《》')}》"
        if proof
        else f"说明了为什么不转载《{held.repost.title.strip('《》')}》：{reason.rstrip('。')}"
    )
    repost_finished.send(sender=RepostDuty, duty=held, by=by)
    log(by, held, "finish_repost", did, held.unit)
    return held


def remind_reposts() -> int:
    """Remind who has not reposted, once before the end and once after it; return how many."""
    moment, told = clock.now(), 0
    rows = RepostDuty.objects.filter(state=RepostDuty.OPEN, repost__due_at__lte=moment + AHEAD)
    for duty in rows.select_related("repost", "unit"):
        title = f"《{duty.repost.title.strip('《》')}》"
        late = duty.repost.due_at < moment
        more = "现在已经晚了" if late else "时间快到了"
        said = f"{title}应在{_when(duty.repost.due_at)}前转载，{more}"
        with transaction.atomic():
            told += _tell(duty.repost, duty.unit, said, "late" if late else "soon")
    return told


def _tell(repost: Repost, unit: Unit, said: str, degree: str) -> int:
    made = notices.notify(
        to=orgs.holders_of(unit, *WORKERS),
        kind=TOLD,
        subject=said[:200],
        body=f"来源：{repost.source}。转载以后，请登记网址。",
        link=desk_address("catalogue:repost", repost.pk),
        key=f"{TOLD}:{repost.pk}:{unit.pk}:{degree}",
    )
    return len(made)


def _of_order(row: Repost, units: list[Unit]) -> Iterator[Reason]:
    if not row.title:
        yield Reason("title_missing", "请填写要转载什么。", "title")
    if not row.source:
        yield Reason("source_missing", "请填写来源，例如：中国政府网。", "source")
    if row.due_at <= clock.now():
        yield Reason("time_past", "最迟转载的时间已经过了，请改到以后。", "due_at")
    if not units:
        yield Reason("units_missing", "请选择由哪些单位转载。", "units")


def _when(moment: datetime) -> str:
    local = moment.astimezone(clock.CHINA)
    return f"{local.month}月{local.day}日 {local:%H:%M}"
