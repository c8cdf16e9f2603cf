"""Settings of a real installation. It refuses to start with an insecure one."""

from django.core.exceptions import ImproperlyConfigured

from config import environment
from gongkai.ground.notices.rules.webhooks import is_allowed

from .base import *

PRODUCTION = True
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("only-for-"):
    raise ImproperlyConfigured("请设置 GONGKAI_SECRET_KEY，至少 50 个随机字符。")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("请在 GONGKAI_HOSTS 中写明本站的域名，不能用 *。")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
_https = environment.flag("GONGKAI_HTTPS")
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^api/(health|ready)$"]  # asked by machines on the closed network
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
if environment.number("GONGKAI_PROXIES"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

for _webhook in filter(None, (SMS_WEBHOOK, WECHAT_WEBHOOK)):
    if not is_allowed(_webhook, plain_hosts=WEBHOOK_PLAIN_HOSTS):
        raise ImproperlyConfigured(
            "短信和微信的接口地址要用 https；内网地址请写进 GONGKAI_WEBHOOK_PLAIN_HOSTS。"
        )
    if len(WEBHOOK_SECRET) < 16:
        raise ImproperlyConfigured("请设置 GONGKAI_WEBHOOK_SECRET，至少 16 个随机字符。")
