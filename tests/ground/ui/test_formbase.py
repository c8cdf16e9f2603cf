"""Mistakes are said in sentences that name the field and tell what to do."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from gongkai.ground.ui.formbase import Day, FilterForm, Form, ModelForm


class Asked(Form):
    name = forms.CharField(label="姓名", max_length=4)
    mail = forms.EmailField(label="邮箱", required=False)
    day = forms.DateField(label="办结日期", widget=Day, required=False)
    count = forms.IntegerField(label="件数", min_value=1, required=False)
    kind = forms.ChoiceField(label="种类", choices=[("a", "甲")])
    agreed = forms.BooleanField(label="已核对")
    paper = forms.FileField(label="证明材料", required=False)
    phone = forms.RegexField(r"^1\d{10}$", label="手机号", error_messages={"invalid": "少了一位"})


GOOD: dict[str, Any] = {"name": "周敏", "kind": "a", "agreed": "on", "phone": "13800001234"}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "请填写姓名"),
        ("name", "一二三四五六", "姓名最多 4 个字，现在有 6 个"),
        ("mail", "不是邮箱", "邮箱地址要像 name@example.cn 这样"),
        ("day", "昨天", "办结日期要像 2025-10-09 这样"),
        ("count", "几个", "件数只能填整数"),
        ("count", "0", "件数不能小于 1"),
        ("kind", "", "请选择种类"),
        ("kind", "乙", "种类里没有这一项，请重新选择"),
        ("agreed", "", "请勾选已核对"),
        ("phone", "138", "少了一位"),
    ],
)
def test_each_mistake_has_its_sentence(field: str, value: str, sentence: str) -> None:
    assert Asked({**GOOD, field: value}).errors[field] == [sentence]


def test_an_empty_file_is_named() -> None:
    form = Asked(GOOD, {"paper": SimpleUploadedFile("a.pdf", b"")})
    assert form.errors["paper"] == ["证明材料是空文件，请重新选择"]


def test_good_answers_pass() -> None:
    assert Asked(GOOD).is_valid()


def test_a_model_form_does_not_write() -> None:
    with pytest.raises(TypeError):
        ModelForm.save(object.__new__(ModelForm))


class Wanted(FilterForm):
    size = forms.TypedChoiceField(choices=[(1, "一"), (2, "二")], coerce=int, required=False)
    late = forms.BooleanField(required=False)


def test_a_filter_drops_what_it_cannot_use_and_says_the_rest_as_an_address() -> None:
    assert Wanted(QueryDict("size=7&late=1")).chosen() == {"late": True}
    filters = Wanted(QueryDict("size=2&late=1&other=3"))
    assert filters.address == "size=2&late=on"
    assert filters.address_with(late="", page="4") == "size=2&page=4"
    assert Wanted(QueryDict(filters.address)).chosen() == filters.chosen()
