"""Production does not start with an example account."""

from __future__ import annotations

import pytest
from django.test import override_settings

from gongkai.ground.core.checks import no_example_accounts, refuse_insecure
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs.models import User

pytestmark = pytest.mark.django_db


def test_an_example_account_is_an_error() -> None:
    assert no_example_accounts(databases=["default"]) == []
    User.objects.create_user("linlan", "林岚", is_example=True)
    (error,) = no_example_accounts(databases=["default"])
    assert error.id == "core.E001"


def test_production_refuses_and_development_does_not() -> None:
    User.objects.create_user("linlan", "林岚", is_example=True)
    refuse_insecure()
    with override_settings(PRODUCTION=True), pytest.raises(Refusal, match="示例账号"):
        refuse_insecure()
