"""Sign-ins, failures, lock-outs and second factors become entries of the log."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals as mfa
from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from gongkai.ground.core import clock
from gongkai.ground.orgs.queries import who

from . import actions
from .middleware.idle import SEEN, SINCE

_FACTORS = {"totp": "动态验证码", "recovery_codes": "备用码"}


@receiver(user_logged_in)
def signed_in(sender: object, request: Any, user: Any, **kwargs: Any) -> None:
    moment = clock.now().timestamp()
    request.session[SEEN] = request.session[SINCE] = moment
    actions.note(by=user, verb="desk.sign_in", sentence=f"{who(user)}登录工作台。")


@receiver(user_logged_out)
def signed_out(sender: object, request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None and not getattr(request, "signed_out_by_desk", False):
        actions.note(by=user, verb="desk.sign_out", sentence=f"{who(user)}退出工作台。")


@receiver(user_login_failed)
def failed(sender: object, credentials: dict[str, Any], **kwargs: Any) -> None:
    name = _known_name(credentials.get("username"))
    actions.note(by=None, verb="desk.sign_in_failed", sentence=f"{name}登录失败。")


@receiver(user_locked_out)
def locked(sender: object, username: str | None, ip_address: str | None, **kwargs: Any) -> None:
    name, address = str(username or ""), str(ip_address or "")
    actions.note_lock(username=name, address=address, name=_known_name(name))


@receiver(mfa.authenticator_added)
def enrolled(sender: object, user: Any, authenticator: Any, **kwargs: Any) -> None:
    what = _FACTORS.get(authenticator.type, "第二因素")
    actions.note(by=user, verb="desk.second_factor", sentence=f"{who(user)}开通了{what}。")


@receiver(mfa.authenticator_removed)
def removed(sender: object, user: Any, authenticator: Any, **kwargs: Any) -> None:
    what = _FACTORS.get(authenticator.type, "第二因素")
    actions.note(by=user, verb="desk.second_factor", sentence=f"{who(user)}停用了{what}。")


@receiver(mfa.authentication_failed)
def wrong_code(sender: object, request: Any, user: Any, **kwargs: Any) -> None:
    """A wrong code counts like a wrong password, so that codes cannot be guessed either."""
    credentials = {"username": user.get_username()}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def _known_name(username: object) -> str:
    """``账号“x”``; a name that does not exist may be a password typed in the wrong field."""
    text = str(username or "")
    known = get_user_model().objects.filter(username__iexact=text).exists()
    return f"账号“{text}”" if known else "一个不存在的账号"
