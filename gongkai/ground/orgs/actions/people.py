"""People and their accounts."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core.errors import Refusal

from ..models import User
from ..queries import who


@transaction.atomic
def add_person(
    *,
    by: User | None,
    username: str,
    name: str,
    password: str | None = None,
    phone: str = "",
    email: str = "",
    is_example: bool = False,
    must_change_password: bool = True,
) -> User:
    """Open an account. Without a password nobody can sign in until one is set.

    Raises Refusal ``name_empty`` or ``username_taken``.
    """
    username, name = username.strip(), name.strip()
    if not username or not name:
        raise Refusal("name_empty", "请填写用户名和姓名。")
    other = User.objects.filter(username__iexact=username).first()
    if other is not None:
        sentence = f"用户名“{username}”已经由{other}使用，请换一个。"
        raise Refusal("username_taken", sentence)
    person = User.objects.create_user(
        username,
        name,
        password,
        phone=phone.strip(),
        email=email.strip(),
        is_example=is_example,
        must_change_password=must_change_password,
    )
    sentence = f"{who(by)}为{person.name}开通账号“{person.username}”。"
    record(by=by, verb="orgs.add_person", sentence=sentence, record=person)
    return person
