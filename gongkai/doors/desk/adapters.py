"""How allauth behaves in this house: nobody signs up, secrets are encrypted, sentences are ours."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.shortcuts import render

from . import queries

WRONG = "账号或密码不对。密码区分大小写，连错 5 次会锁住。"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the office; here people only sign in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": "密码不对，请再输一次。",
        "too_many_login_attempts": "试得太多了，请过几分钟再来。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the house tells people through ``notices``."""


class MfaAdapter(DefaultMFAAdapter):
    """TOTP secrets and recovery codes are stored encrypted, so that a stolen copy is no key."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "验证码不对。请看手机上现在显示的 6 位数字，再输一次。",
        "cannot_generate_recovery_codes": "请先开通动态验证码，再生成备用码。",
        "cannot_delete_authenticator": "您的岗位必须使用动态验证码，不能停用。",
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not queries.must_use_second_factor(authenticator.user)

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


class SocialAdapter(DefaultSocialAccountAdapter):
    """Single sign-on opens an account that the office has made; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the identity to the account whose name the identity carries, or refuse."""
        if sociallogin.state.get("process", "login") != "login":
            raise ImmediateHttpResponse(render(request, "desk/identity_error.html", status=404))
        if sociallogin.is_existing:
            return
        username = _claimed_name(sociallogin.account.extra_data)
        user = get_user_model().objects.filter(username=username, is_active=True).first()
        if not username or user is None:
            page = render(request, "desk/unknown_identity.html", status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise ImmediateHttpResponse(render(request, "desk/identity_error.html", status=502))


def _claimed_name(data: dict[str, Any]) -> str:
    """The account's name in what the identity provider told (userinfo first, then the token)."""
    for part in (data.get("userinfo"), data.get("id_token"), data):
        if isinstance(part, dict) and part.get(settings.OIDC_CLAIM):
            return str(part[settings.OIDC_CLAIM])
    return ""


def _box() -> MultiFernet:
    """Encrypts with the present secret key, decrypts with earlier ones too."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(sha256(f"gongkai.mfa:{key}".encode()).digest()))
            for key in keys
        ]
    )
