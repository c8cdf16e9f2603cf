"""The review of an item: 三审三校 and the secrecy review of each part.

先审查、后公开, item by item: 保守国家秘密法实施条例 (2024) art. 42; procedure and responsibility:
条例 art. 17; 三审三校: annual work plans.
"""

from __future__ import annotations

from gongkai.ground.review.rules.chains import FINAL, FIRST, SECOND, SECRECY, Chain, Stage, register

KIND = "items.item"
CHAIN = register(
    Chain(
        KIND,
        "政府信息",
        (
            Stage(
                FIRST,
                "初审",
                "review.first",
                2,
                (
                    ("facts", "事实、数据和来源核对过"),
                    ("names", "姓名、职务、单位名称没有写错"),
                    ("proof1", "第一校：错别字和标点校对过"),
                ),
            ),
            Stage(
                SECOND,
                "复审",
                "review.second",
                2,
                (
                    ("terms", "政治表述和专门用语规范"),
                    ("proof2", "第二校：正文和附件对照过"),
                ),
            ),
            Stage(SECRECY, "保密审查", "review.secrecy", 3, each_part=True),
            Stage(
                FINAL,
                "终审",
                "review.final",
                2,
                (
                    ("attribute", "公开属性、栏目和公开期限合适"),
                    ("proof3", "第三校：通读过发布稿"),
                ),
            ),
        ),
    )
)
