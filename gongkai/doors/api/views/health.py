"""Health and readiness, asked by supervisors and load balancers."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.ground.core.errors import Refusal

from .. import readiness


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """This process answers; nothing else is asked, so that a slow database kills no process."""
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether work can be done: 200, or 503 with every reason why not."""
    reasons = readiness.why_not_ready()
    if not reasons:
        return JsonResponse({"status": "ready"})
    refusal = Refusal("not_ready", "平台暂时不能工作。", reasons)
    return JsonResponse(refusal.as_json(), status=HTTPStatus.SERVICE_UNAVAILABLE)
