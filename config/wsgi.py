"""The WSGI entry of the application server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

application = get_wsgi_application()

from gongkai.ground.core.checks import refuse_insecure  # noqa: E402  (the rooms are loaded now)

refuse_insecure()
