"""The example district is whole, and never mixes with real work."""

import pytest

from gongkai.ground.core import example
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import example as orgs_example
from gongkai.ground.orgs.models import Role, Unit, User

pytestmark = pytest.mark.django_db


def test_people_stand_in_every_role():
    orgs_example.load()
    held = set(User.objects.values_list("posts__role__code", flat=True))
    assert held == set(Role.objects.values_list("code", flat=True))
    assert Unit.objects.count() >= 30


def test_every_account_is_marked_as_an_example_and_can_sign_in():
    orgs_example.load()
    assert not User.objects.filter(is_example=False).exists()
    assert all(user.check_password(orgs_example.PASSWORD) for user in User.objects.all()[:3])


def test_it_is_loaded_into_an_empty_database_only():
    User.objects.create_user("someone", "某人")
    with pytest.raises(Refusal) as refused:
        example.load()
    assert refused.value.code == "database_not_empty"
