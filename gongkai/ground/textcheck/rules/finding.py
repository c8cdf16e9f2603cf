"""What a check finds, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, Self, TypeAlias

Kind: TypeAlias = Literal[
    "id_number",
    "mobile",
    "landline",
    "bank_card",
    "address",
    "credit_code",
    "email",
    "passport",
    "plate",
    "birth_date",
    "health",
    "sensitive_column",
    "hidden_text",
    "comment",
    "tracked_change",
    "hidden_sheet",
    "hidden_column",
    "author",
    "banned",
    "wrong",
]
Grade: TypeAlias = Literal["sure", "likely", "possible"]

LABELS: dict[str, str] = {
    "id_number": "身份证号",
    "mobile": "手机号",
    "landline": "固定电话",
    "bank_card": "银行卡号",
    "address": "详细住址",
    "credit_code": "统一社会信用代码",
    "email": "电子邮箱",
    "passport": "护照号",
    "plate": "车牌号",
    "birth_date": "出生日期",
    "health": "健康状况",
    "sensitive_column": "含个人信息的列",
    "hidden_text": "隐藏的文字",
    "comment": "批注",
    "tracked_change": "修订痕迹",
    "hidden_sheet": "隐藏的工作表",
    "hidden_column": "隐藏的行列",
    "author": "文件里的作者姓名",
    "banned": "禁用词",
    "wrong": "错别字",
}
GRADES: dict[str, str] = {"sure": "确定", "likely": "很可能", "possible": "可能"}
STEPS: dict[str, int] = {"sure": 0, "likely": 1, "possible": 2}  # the surer, the lower
LONGEST = 60  # characters of a finding that are shown


@dataclass(frozen=True, slots=True)
class Finding:
    """``text`` as it stands, ``where`` a place that people find (第3段), ``proposal`` the masked or
    corrected form ("" where it is to be taken out or looked at). ``start`` and ``end`` count
    characters in the text that was checked. ``whole`` is the digest of the whole text where only
    its beginning is shown (``beginning``)."""

    kind: Kind
    text: str
    grade: Grade
    where: str = ""
    proposal: str = ""
    start: int = 0
    end: int = 0
    whole: str = ""

    def at(self, where: str) -> Self:
        """The same, at a place."""
        return replace(self, where=where)

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    @property
    def fingerprint(self) -> str:
        """The same for the same text of the same kind, wherever it stands: a decision about it is
        found again after a new check. Texts that begin alike are not the same."""
        return _digest(f"{self.kind}\t{self.whole or _solid(self.text)}")[:32]

    def as_json(self) -> dict[str, str]:
        """The form of the command."""
        return {
            "kind": self.kind,
            "text": self.text,
            "grade": self.grade,
            "where": self.where,
            "proposal": self.proposal,
        }


def beginning(text: str) -> tuple[str, str]:
    """A text as it is shown, and the digest of the whole if that is not all of it."""
    if len(text) <= LONGEST:
        return text, ""
    return f"{text[:LONGEST]}…", _digest(_solid(text))


def _solid(text: str) -> str:
    return "".join(text.split())


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
