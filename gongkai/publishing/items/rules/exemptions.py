"""Why something is not disclosed (条例 art. 14-16), and what must be proved for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemption:
    """``must``: it may not be disclosed; otherwise the agency may refuse. ``proof`` is what has to
    be written down."""

    code: str
    label: str
    article: str
    must: bool
    proof: str


_ALL = (
    Exemption(
        "secret", "国家秘密", "第十四条", True, "写明密级、保密期限和定密依据的编号，不写内容"
    ),
    Exemption(
        "forbidden", "法律、行政法规禁止公开", "第十四条", True, "写明哪部法律、行政法规的哪一条"
    ),
    Exemption(
        "safety",
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        "第十四条",
        True,
        "写明风险评估是谁、什么时候做的，结论是什么",
    ),
    Exemption(
        "third_party",
        "涉及商业秘密、个人隐私等第三方合法权益",
        "第十五条",
        True,
        "写明涉及谁的什么权益，是否征求过意见",
    ),
    Exemption(
        "internal",
        "内部事务信息",
        "第十六条第一款",
        False,
        "写明是人事管理、后勤管理还是内部工作流程",
    ),
    Exemption(
        "process",
        "过程性信息",
        "第十六条第二款",
        False,
        "写明是讨论记录、过程稿、磋商信函还是请示报告",
    ),
    Exemption("case", "行政执法案卷信息", "第十六条第二款", False, "写明案卷名称和编号"),
)
EXEMPTIONS: dict[str, Exemption] = {one.code: one for one in _ALL}
