"""A form with each kind of field, at rest and with mistakes."""

from __future__ import annotations

from django import forms

from gongkai.ground.ui.formbase import Day, Form


class Sample(Form):
    """Every kind of field once."""

    name = forms.CharField(label="姓名", help_text="和身份证一致")
    phone = forms.RegexField(
        r"^1\d{10}$", label="手机号", error_messages={"invalid": "手机号少了一位，应是 11 位"}
    )
    what = forms.CharField(
        label="您要的信息",
        help_text="写得越具体，找得越快。",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    by = forms.DateField(label="希望哪天前收到", widget=Day, required=False)
    unit = forms.ChoiceField(label="单位", choices=[("", "全部单位"), ("1", "区教育局")])
    get = forms.ChoiceField(
        label="怎样取得",
        choices=[("net", "电子文档"), ("mail", "纸质，邮寄到家")],
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label="哪些种类",
        choices=[("a", "政策文件"), ("b", "政策解读")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paper = forms.FileField(label="证明材料", help_text="可以传 PDF、Word 或图片", required=False)
    agree = forms.BooleanField(label="我已看过填写说明")
