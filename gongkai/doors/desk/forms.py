"""Forms of the desk, in the words of the house."""

from __future__ import annotations

import re
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


def _plain(field: forms.Field, label: str, missing: str) -> None:
    """Our words instead of the library's; no placeholder, which vanishes when one types."""
    field.label = label
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    """Account and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], "账号", "请填写账号。")
        _plain(self.fields["password"], "密码", "请填写密码。")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].help_text = ""


class AgainForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], "密码", "请填写密码。")


class _Code(forms.Form):
    """A code from the telephone or from the printed list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        _plain(field, "验证码", "请填写验证码。")
        field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_code(self) -> str:
        request = context.request
        credentials = {"username": self.user.get_username()}  # type: ignore[attr-defined]  # of allauth's form
        AxesProxyHandler.update_request(request)
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out, request.axes_credentials = True, credentials
            raise ValidationError("试错太多，账号暂时锁定。", code="locked")
        return str(super().clean_code())  # type: ignore[misc]  # of allauth's form


class CodeForm(_Code, mfa_forms.AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_Code, mfa_forms.ReauthenticateForm):
    """The code once more, before something that matters."""


class EnrolForm(ActivateTOTPForm):
    """The first code of a newly set-up telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], "手机上显示的 6 位数字", "请填写手机上显示的 6 位数字。")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class PasswordForm(forms.Form):
    """A new password, given twice, by somebody who knows the present one."""

    old = forms.CharField(
        label="现在的密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请填写现在的密码。"},
    )
    new = forms.CharField(
        label="新密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "请填写新密码。"},
        help_text="至少 10 位，不能全是数字；不要和账号、姓名、电话相近；不能和最近 5 次的一样。",
    )
    again = forms.CharField(
        label="新密码再写一遍",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "请把新密码再写一遍。"},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        # through the backends, so that guessing here is counted like guessing at sign-in
        if not get_adapter().reauthenticate(self.user, old):
            raise ValidationError("现在的密码不对，请再输一次。", code="wrong")
        return old

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        return new

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", "两遍写的不一样，请再写一遍。")
        return data


class LostTelephoneForm(forms.Form):
    """Whose second factor is to be switched off."""

    username = forms.CharField(
        label="账号",
        help_text="办理前请当面或者打单位电话核对是本人。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class OwnDataForm(forms.Form):
    """Where a person is reached."""

    phone = forms.CharField(
        label="手机号",
        required=False,
        help_text="只用来给您发办件提醒，不对外公开。",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        help_text="办件提醒会发到这里。",
        error_messages={"invalid": "邮箱地址不完整，应像 name@example.cn 这样。"},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_phone(self) -> str:
        phone = re.sub(r"[\s-]", "", self.cleaned_data["phone"])
        if phone and not phone.isascii():
            raise ValidationError("手机号请用半角数字填写。", code="not_digits")
        if phone and not re.fullmatch(r"1[3-9]\d{9}", phone):
            raise ValidationError(_phone_sentence(phone), code="not_a_phone")
        return phone


def _phone_sentence(phone: str) -> str:
    if not phone.isdigit():
        return "手机号只能是数字。"
    if len(phone) != 11:
        return f"手机号现在有 {len(phone)} 位，应是 11 位。"
    return "手机号应以 13 到 19 开头，请核对。"
