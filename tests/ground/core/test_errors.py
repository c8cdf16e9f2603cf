"""Refusals: a code, a sentence, and every reason."""

from __future__ import annotations

from gongkai.ground.core.errors import Reason, Refusal


def test_a_refusal_alone_is_its_own_reason() -> None:
    refusal = Refusal("empty", "请填写名称。")
    assert str(refusal) == "请填写名称。"
    assert refusal.reasons == (Reason("empty", "请填写名称。"),)


def test_all_reasons_go_out_in_one_shape() -> None:
    reasons = [Reason("a", "请填写名称。", "name"), Reason("b", "请选择单位。", "unit")]
    assert Refusal("not_yet", "还不能发布。", reasons).as_json() == {
        "code": "not_yet",
        "message": "还不能发布。",
        "reasons": [
            {"code": "a", "message": "请填写名称。", "where": "name"},
            {"code": "b", "message": "请选择单位。", "where": "unit"},
        ],
    }
