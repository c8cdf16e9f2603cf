"""The office keeps the channels."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.notices.rules.webhooks import is_allowed_from_desk
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import Channel
from ..rules.addresses import is_plain_folder

CHANNELS = "release.channels"


@transaction.atomic
def keep_channel(
    *,
    by: User,
    unit: Unit,
    name: str,
    kind: str,
    target: str,
    chosen: bool = False,
    channel: Channel | None = None,
) -> Channel:
    """Add a channel, or change one. Raises Refusal ``not_allowed``, ``name_taken``,
    ``target_wrong`` with every reason."""
    _require(by, unit)
    row = channel or Channel(unit=unit)
    if channel is not None:
        row = Channel.objects.select_for_update(of=("self",)).get(pk=channel.pk)
        _require(by, row.unit)
    _refuse(row, name.strip(), kind, target.strip())
    row.name, row.kind, row.target, row.chosen = name.strip(), kind, target.strip(), chosen
    row.save()
    said = "改了" if channel is not None else "添加了"
    _record(by, row, f"{said}发布渠道“{row.name}”（{row.get_kind_display()}）")
    return row


@transaction.atomic
def switch_channel(*, by: User, channel: Channel, active: bool) -> Channel:
    """Use a channel or leave it. What was published there can still be called back."""
    row = Channel.objects.select_for_update(of=("self",)).get(pk=channel.pk)
    _require(by, row.unit)
    if row.active != active:
        row.active = active
        row.save(update_fields=["active"])
        _record(by, row, f"{'启用' if active else '停用'}了发布渠道“{row.name}”")
    return row


def _require(by: User, unit: Unit) -> None:
    if not orgs.may(by, CHANNELS, unit):
        raise Refusal("not_allowed", "发布渠道由政务公开办维护，您没有这个权限。")


def _refuse(row: Channel, name: str, kind: str, target: str) -> None:
    reasons = []
    if Channel.objects.filter(name=name).exclude(pk=row.pk).exists():
        reasons.append(Reason("name_taken", "已经有叫这个名称的渠道，请换一个名称。", "name"))
    if kind == Channel.FOLDER and not is_plain_folder(target):
        said = "文件夹名请用小写字母、数字和短横线。"
        reasons.append(Reason("target_wrong", said, "target"))
    plain = settings.WEBHOOK_PLAIN_HOSTS
    if kind == Channel.WEBHOOK and not is_allowed_from_desk(target, plain_hosts=plain):
        said = "接口地址请写完整，以 https:// 开头，不要写本机地址，也不要带用户名和密码。"
        reasons.append(Reason("target_wrong", said, "target"))
    if reasons:
        raise Refusal(reasons[0].code, reasons[0].sentence, reasons)


def _record(by: User, row: Channel, deed: str) -> None:
    audit.record(
        by=by,
        verb="release.channel",
        sentence=f"{orgs.who(by)}{deed}。",
        record=row,
        unit_id=row.unit_id,
    )
