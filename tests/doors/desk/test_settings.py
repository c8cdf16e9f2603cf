"""Settings that would open the door by mistake are refused at the start."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.mail import mail_settings
from config.oidc import read_oidc


def test_no_single_sign_on_by_default() -> None:
    assert read_oidc(" ") == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("{", "不是 JSON"), ("[]", "缺少"), ('{"name": "统一身份认证"}', "client_id")],
)
def test_half_a_single_sign_on_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read_oidc(text)


def test_a_mail_server_is_read_from_its_address() -> None:
    given = mail_settings("smtp+tls://desk%40example.cn:a%3Ab@mail.example.cn")
    assert given["EMAIL_HOST"] == "mail.example.cn"
    assert given["EMAIL_PORT"] == 587
    assert given["EMAIL_HOST_USER"] == "desk@example.cn"
    assert given["EMAIL_HOST_PASSWORD"] == "a:b"
    assert given["EMAIL_USE_TLS"]
    assert not given["EMAIL_USE_SSL"]


def test_without_a_mail_server_mails_are_printed() -> None:
    assert mail_settings("")["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_another_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="smtp://"):
        mail_settings("http://mail.example.cn")
