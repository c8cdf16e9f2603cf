"""Sign-in pages. allauth finds them by these names; what is not mounted here does not exist:

no sign-up, no mail addresses, no password by mail, no social connections.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path

from gongkai.ground.ui.staff import carries_secrets, staff_page

from ..views.sign_in import SecondStep, SignIn

signed_in = staff_page()

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/code/", SecondStep.as_view(), name="mfa_authenticate"),
    path("sign-out/", signed_in(account.logout), name="account_logout"),
    path("again/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/", signed_in(mfa.index), name="mfa_index"),
    path("second-factor/on/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/off/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "second-factor/codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "second-factor/codes/new/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    # single sign-on; 404 without GONGKAI_OIDC
    path("sso/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("sso/<slug:provider_id>/back/", oidc.callback, name="openid_connect_callback"),
    path("sign-in/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/error/", social.login_error, name="socialaccount_login_error"),
]

# Passwords and codes go to these addresses; none of it may come back on a page.
for _each in urlpatterns:
    _each.callback = carries_secrets(_each.callback)
