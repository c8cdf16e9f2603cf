"""People and their accounts."""

from __future__ import annotations

from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal

from ..models import PastPassword, User
from ..queries import who
from ..rules.passwords import first_password
from .permission import PEOPLE, require, require_person


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
    encoded: str = "",
) -> User:
    """Open an account. Without a password nobody can sign in until one is set; ``encoded`` is one
    as ``make_password`` gives it, for many accounts at once.

    Raises Refusal ``name_empty``, ``username_taken`` or ``not_allowed``.
    """
    require(by, PEOPLE)
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
    if encoded:
        person.password = encoded
        person.save(update_fields=["password"])
    sentence = f"{who(by)}为{person.name}开通账号“{person.username}”。"
    record(by=by, verb="orgs.add_person", sentence=sentence, record=person)
    return person


@transaction.atomic
def edit_person(
    *, by: User | None, person: User, name: str, phone: str = "", email: str = ""
) -> User:
    """Change what is written about a person. Raises Refusal ``name_empty`` or ``not_allowed``."""
    require_person(by, person)
    if not name.strip():
        raise Refusal("name_empty", "请填写姓名。")
    person.name, person.phone, person.email = name.strip(), phone.strip(), email.strip()
    person.save(update_fields=["name", "phone", "email"])
    sentence = f"{who(by)}修改{person.name}的个人资料。"
    record(by=by, verb="orgs.edit_person", sentence=sentence, record=person)
    return person


@transaction.atomic
def disable_person(*, by: User | None, person: User) -> User:
    """Shut an account: signing in stops, open sessions end, rights are gone at once."""
    require_person(by, person)
    if by is not None and by == person:
        raise Refusal("own_account", "不能停用自己的账号，请由另一位管理人员办理。")
    person.is_active = False
    person.save(update_fields=["is_active"])
    sentence = f"{who(by)}停用{person.name}的账号“{person.username}”。"
    record(by=by, verb="orgs.disable_person", sentence=sentence, record=person)
    return person


@transaction.atomic
def enable_person(*, by: User | None, person: User) -> User:
    """Open a shut account again."""
    require_person(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    sentence = f"{who(by)}恢复{person.name}的账号“{person.username}”。"
    record(by=by, verb="orgs.enable_person", sentence=sentence, record=person)
    return person


@transaction.atomic
def reset_password(*, by: User | None, person: User) -> str:
    """Give a new first password, returned once and stored nowhere; it must be changed.

    The password it replaces counts among those that may not be used again.
    """
    require_person(by, person)
    if person.has_usable_password():
        PastPassword.objects.create(user=person, hash=person.password, set_at=clock.now())
    password = first_password()
    person.set_password(password)
    person.must_change_password = True
    person.password_changed_at = clock.now()
    person.save(update_fields=["password", "must_change_password", "password_changed_at"])
    sentence = f"{who(by)}重置{person.name}的密码，下次登录时须修改。"
    record(by=by, verb="orgs.reset_password", sentence=sentence, record=person)
    return password
