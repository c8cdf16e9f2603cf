"""Who asks: a business system by its token."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer

from . import actions, queries
from .models import ApiClient


class Token(HttpBearer):
    """``Authorization: Bearer gk_...`` of a system that is allowed ``scope``."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> ApiClient | None:
        client = queries.client_of(token)
        if client is None:
            return None
        if self.scope not in client.scopes:
            raise AuthorizationError
        actions.note_use(client=client)
        return client
