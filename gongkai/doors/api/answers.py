"""The one shape of an error: code, message, reasons. Never a trace, never a page."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError

from gongkai.ground.core.errors import Reason, Refusal
from gongkai.ground.ui.contention import is_contention

logger = logging.getLogger(__name__)

SENTENCES: dict[int, tuple[str, str]] = {
    400: ("bad_request", "请求读不懂，请按接口说明检查格式。"),
    401: ("no_token", "请在请求头 Authorization 中写明有效的令牌。"),
    403: ("not_allowed", "这个令牌没有做这件事的权限，请联系系统管理员。"),
    404: ("not_found", "没有这个地址或这条记录。"),
    405: ("wrong_method", "这个地址不能用这种请求方法。"),
    413: ("too_large", "内容太大，请分次提交。"),
    415: ("wrong_type", "请以 JSON 格式提交。"),
    422: ("invalid", "有几项内容不对，请按原因逐项修改。"),
    429: ("too_often", "请求过于频繁，请稍后再试。"),
    500: ("failed", "系统出了没有料到的错，已经记录，请稍后再试或联系系统管理员。"),
    503: ("not_ready", "平台暂时不能工作，请稍后再试。"),
}
BUSY = Reason("busy", "同一时刻有人在办同一件事，这一次没有办成。请稍后再发一次。")
# Refusals that are no fault of the content.
STATUS_OF = {"not_allowed": 403, "not_found": 404, "stale": 409, "conflict": 409, "twice": 409}


def answer(status: int, reasons: list[Reason] | None = None) -> JsonResponse:
    """An error that is told by its status alone, or with ``reasons``."""
    code, sentence = SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400])
    refusal = Refusal(code, sentence, reasons or ())
    return JsonResponse(refusal.as_json(), status=status)


def install(api: NinjaAPI) -> None:
    """Give ``api`` the one shape for whatever goes wrong inside an operation."""
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, lambda *_: answer(401))
    api.add_exception_handler(AuthorizationError, lambda *_: answer(403))
    api.add_exception_handler(HttpError, _stated)
    api.add_exception_handler(Http404, lambda *_: answer(404))
    api.add_exception_handler(Exception, _failed)


def _stated(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(error.status_code)


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    return JsonResponse(refusal.as_json(), status=STATUS_OF.get(refusal.code, 422))


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """pydantic speaks English; people get the place of each fault and one sentence."""
    reasons = []
    for each in error.errors:
        where = ".".join(str(part) for part in each["loc"][1:])
        said = f"“{where}”的值不对，请按接口说明填写。"
        if each["type"] == "extra_forbidden":
            said = f"接口没有“{each['loc'][-1]}”这一项，请按接口说明核对名称。"
        reasons.append(Reason(each["type"], said, where))
    return answer(HTTPStatus.UNPROCESSABLE_ENTITY, reasons)


def _failed(request: HttpRequest, error: Any) -> HttpResponse:
    if is_contention(error):
        return answer(HTTPStatus.SERVICE_UNAVAILABLE, [BUSY])
    logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return answer(HTTPStatus.INTERNAL_SERVER_ERROR)
