"""Sign-in: allauth for passwords, TOTP and OpenID Connect; axes for the lock-out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.oidc import read_oidc

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"

IDLE_MINUTES = environment.number("GONGKAI_IDLE_MINUTES")
SESSION_HOURS = environment.number("GONGKAI_SESSION_HOURS")
SECOND_FACTOR = environment.read("GONGKAI_SECOND_FACTOR")
if SECOND_FACTOR not in {"optional", "officers", "everyone"}:
    raise ImproperlyConfigured("GONGKAI_SECOND_FACTOR 只能是 optional、officers 或 everyone。")
SESSION_COOKIE_AGE = SESSION_HOURS * 3600 + 3600  # the desk says good-bye before the cookie does

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gongkai.doors.desk.passwords.LongEnough"},
    {"NAME": "gongkai.doors.desk.passwords.NotOnlyDigits"},
    {"NAME": "gongkai.doors.desk.passwords.NotLikeThePerson"},
    {"NAME": "gongkai.doors.desk.passwords.NotCommon"},
]

# allauth: accounts are made by the office, people sign in with their account's name.
ACCOUNT_ADAPTER = "gongkai.doors.desk.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes when the browser closes
ACCOUNT_LOGOUT_REDIRECT_URL = "/desk/sign-in/"
ACCOUNT_FORMS = {
    "login": "gongkai.doors.desk.forms.SignInForm",
    "reauthenticate": "gongkai.doors.desk.forms.AgainForm",
}
# Failures are counted by axes in the database, the same for every process; allauth would count a
# second time in the memory of each.
ACCOUNT_RATE_LIMITS = False

MFA_ADAPTER = "gongkai.doors.desk.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "政务公开工作台"
MFA_TOTP_TOLERANCE = 1  # telephones run up to half a minute wrong
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "gongkai.doors.desk.forms.CodeForm",
    "reauthenticate": "gongkai.doors.desk.forms.CodeAgainForm",
    "activate_totp": "gongkai.doors.desk.forms.EnrolForm",
}

# OpenID Connect: one provider, the government's own; without the setting it does not exist.
SOCIALACCOUNT_ADAPTER = "gongkai.doors.desk.adapters.SocialAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
_oidc = read_oidc(environment.read("GONGKAI_OIDC"))
OIDC_NAME = str(_oidc.get("name", ""))
OIDC_CLAIM = str(_oidc.get("claim", "preferred_username"))
# Chromium applies form-action to the redirect after the sign-in button too.
OIDC_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(_oidc["server_url"]))] if _oidc else []
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "gov",
                "name": OIDC_NAME,
                "client_id": _oidc["client_id"],
                "secret": _oidc["secret"],
                "settings": {"server_url": _oidc["server_url"]},
            }
        ]
        if _oidc
        else [],
    }
}

# axes: five failures of one account from one address close it for a while.
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=environment.number("GONGKAI_LOCK_MINUTES"))
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "gongkai.doors.desk.lockout.account_named"
AXES_CLIENT_IP_CALLABLE = "gongkai.doors.desk.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "gongkai.doors.desk.lockout.locked_page"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address", "password", "code"]
AXES_DISABLE_ACCESS_LOG = True  # the audit log of the house holds it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
