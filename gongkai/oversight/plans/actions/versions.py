"""How a draft moves from one version to the next: locked, checked, recorded."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Max

from gongkai.ground.audit import actions as audit
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, UnitAlias, User

from ..content import Content
from ..enums import DraftState
from ..models import DraftVersion, PlanDraft

TITLE_LENGTH = 300
SENTENCE_LENGTH = 500


def require(by: User, unit: Unit) -> None:
    """Refuse (``not_allowed``) unless the person reads plans for ``unit``."""
    if not orgs.may(by, "plans.manage", unit):
        raise Refusal(
            "not_allowed",
            f"您不能替{unit.name}核对和接收工作要点，请联系政务公开办的管理员。",
        )


def locked(draft: PlanDraft, by: User) -> PlanDraft:
    """The draft as it is now, held until the transaction ends. Refuses one that is closed."""
    held = PlanDraft.objects.select_for_update().get(pk=draft.pk)
    require(by, held.unit)
    if held.state != DraftState.CHECKING:
        raise Refusal(
            "draft_closed",
            f"这份工作要点{held.get_state_display()}，不能再改。请回到工作要点列表查看。",
        )
    return held


def at_version(draft: PlanDraft, number: int) -> DraftVersion:
    """The draft's current version, if it is still the one that the person saw."""
    current = draft.current
    if current.number != number:
        raise Refusal(
            "draft_changed",
            f"您打开这一页以后，{current.made_by}改过这份要点（{current.sentence}）。"
            "您刚才填的还在本页上，没有存；请看过最新内容，再存一次。",
        )
    return current


def change(
    draft: PlanDraft,
    *,
    by: User,
    version: int,
    verb: str,
    sentence: str,
    make: Callable[[Content], Content],
    alias: UnitAlias | None = None,
) -> DraftVersion:
    """Make the next version of ``draft`` from the one numbered ``version`` and record it.

    ``alias`` is the name that this step put into the register, if it did. To be called inside a
    transaction. Raises Refusal when the draft is closed, when somebody else was faster, or when
    the task to be changed is gone.
    """
    held = locked(draft, by)
    current = at_version(held, version)
    try:
        content = make(current.plan)
    except KeyError:
        raise Refusal("task_gone", "这一项任务已经不在草稿里了。请回到核对页查看。") from None
    return write(held, content, by=by, verb=verb, sentence=sentence, alias=alias)


def write(
    draft: PlanDraft,
    content: Content,
    *,
    by: User,
    verb: str,
    sentence: str,
    alias: UnitAlias | None = None,
) -> DraftVersion:
    """Store ``content`` as the newest version of a draft that the caller has locked."""
    last = draft.versions.aggregate(last=Max("number"))["last"] or 0
    version = DraftVersion.objects.create(
        draft=draft,
        number=last + 1,
        content=content,
        sentence=sentence[:SENTENCE_LENGTH],
        made_by=by,
        alias=alias,
    )
    draft.title = content["title"][:TITLE_LENGTH]
    draft.save(update_fields=["title"])
    log(draft, by=by, verb=verb, sentence=sentence)
    return version


def log(draft: PlanDraft, *, by: User, verb: str, sentence: str) -> None:
    """One audit sentence about a draft."""
    audit.record(
        by=by,
        verb=verb,
        sentence=f"《{draft.title.strip('《》') or '没有标题的工作要点'}》：{sentence}。",
        record=draft,
        unit_id=draft.unit_id,
    )
