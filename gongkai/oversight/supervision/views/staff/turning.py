"""The steps that the office may take with both kinds: send back, give more time, hand on."""

from __future__ import annotations

from ... import actions
from ...forms import ExtendForm, SendBackForm, TransferForm
from .stepping import Step


def turning(whom: str, wrong: str, again: str) -> dict[str, Step]:
    """The pages of these steps. ``whom``: what the unit is called here; ``wrong``: why a case is
    sent back; ``again``: the word for it."""
    return {
        "send_back": Step(
            SendBackForm,
            f"{wrong}，{again}。",
            f"请写明还差什么，{whom}会看到。",
            again,
            f"已退回，并通知了{whom}。",
            actions.send_back,
            "case",
            labels=(("reason", "还差什么"),),
        ),
        "extend": Step(
            ExtendForm,
            f"给{whom}多一些时间。",
            "新的期限要比原来的晚。原来的期限和延长的原因都会留在经过里。",
            "延长期限",
            f"已延长，并通知了{whom}。",
            actions.extend,
            "case",
            labels=(("reason", "延长的原因"),),
        ),
        "transfer": Step(
            TransferForm,
            f"{whom}已经撤销，移交给承接单位。",
            "以前的经过都保留，期限不变，承接单位会收到通知。",
            "移交",
            "已移交，并通知了承接单位。",
            actions.transfer,
            "case",
            labels=(("reason", "移交的原因"),),
        ),
    }
