"""What the desk changes: passwords, the own data, lock-outs; and what it notes in the log."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.hashers import check_password
from django.db import transaction

from gongkai.ground.audit.actions import record
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.notices.actions import notify
from gongkai.ground.orgs.models import PastPassword, User
from gongkai.ground.orgs.queries import who

from . import queries

LOCKED = "desk.locked"
LAST_REFUSED = 5  # the present password and the four before it


@transaction.atomic
def change_password(*, by: User, new: str) -> None:
    """Give ``by`` the password ``new`` (already checked by the validators).

    Raises Refusal ``password_reused`` for one of the last five.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    earlier = person.past_passwords.values_list("hash", flat=True)[: LAST_REFUSED - 1]
    if any(check_password(new, known) for known in [person.password, *earlier]):
        sentence = f"这个密码最近用过。请换一个和最近 {LAST_REFUSED} 次都不一样的。"
        raise Refusal("password_reused", sentence)
    PastPassword.objects.create(user=person, hash=person.password, set_at=clock.now())
    by.set_password(new)
    by.must_change_password = False
    by.password_changed_at = clock.now()
    by.save(update_fields=["password", "must_change_password", "password_changed_at"])
    record(by=by, verb="desk.password", sentence=f"{who(by)}修改了自己的登录密码。", record=by)


@transaction.atomic
def unlock(*, by: User, username: str, address: str) -> None:
    """Open an account that failed sign-ins have closed. Raises Refusal if it is open already."""
    if queries.locked_until(username, address) is None:
        raise Refusal("not_locked", f"账号 {username} 现在没有锁定，可以直接登录。")
    reset(username=username, ip=address)
    record(
        by=by,
        verb="desk.unlock",
        sentence=f"{who(by)}解除了账号“{username}”的登录锁定。",
        data={"address": address},
    )


@transaction.atomic
def remove_second_factor(*, by: User, username: str) -> User:
    """Switch off the second factor of somebody whose telephone is lost; tell that person.

    Raises Refusal where there is no such account, nothing to switch off, or it is one's own.
    """
    person = User.objects.filter(username__iexact=username.strip()).first()
    if person is None:
        raise Refusal("no_such_account", f"没有“{username.strip()}”这个账号，请核对用户名。")
    if person == by:
        raise Refusal("own_account", "不能停用自己的，请由另一位安全保密管理员办理。")
    if not Authenticator.objects.filter(user=person).delete()[0]:
        raise Refusal("not_enrolled", f"{person}没有开通动态验证码，用密码就能登录。")
    sentence = f"{who(by)}停用了{person}的动态验证码。"
    entry = record(by=by, verb="desk.remove_second_factor", sentence=sentence, record=person)
    notify(
        to=person,
        kind=LOCKED,
        subject="您的动态验证码已经停用",
        body="由安全保密管理员办理。不是您要求的，请马上告诉本单位的管理人员。",
        key=f"desk.remove_second_factor:{entry.pk}",
        link="/desk/second-factor/",
    )
    return person


@transaction.atomic
def note_automatic_sign_out(*, by: User) -> None:
    """Note that the desk signed ``by`` out because nobody clicked."""
    record(by=by, verb="desk.sign_out", sentence=f"{who(by)}长时间没有操作，系统自动退出登录。")


@transaction.atomic
def change_own_data(*, by: User, phone: str, email: str) -> None:
    """Keep where ``by`` is reached."""
    by.phone, by.email = phone, email
    by.save(update_fields=["phone", "email"])
    # The values are personal data: the log names the fields only.
    record(by=by, verb="desk.own_data", sentence=f"{who(by)}修改了自己的联系方式。", record=by)


@transaction.atomic
def note(*, by: User | None, verb: str, sentence: str) -> None:
    """Note a sign-in event in the log."""
    record(by=by, verb=verb, sentence=sentence)


@transaction.atomic
def note_lock(*, username: str, address: str, name: str) -> None:
    """Note that failed sign-ins have closed an account; tell its person and the security officers.

    ``name`` is how the log calls the account: a name that does not exist is not repeated there.
    Each lock is told once, however often somebody knocks at the closed door.
    """
    until = queries.locked_until(username, address)
    if until is None:
        return
    key = f"{LOCKED}:{username}:{address}:{until:%Y%m%d%H%M%S}"
    person = User.objects.filter(username__iexact=username, is_active=True)
    subject = f"{name}连续登录失败，锁定到 {until.astimezone(clock.CHINA):%H:%M}"
    body = f"来源地址 {address}。不是本人在登录的话，请尽快核查。"
    told = notify(
        to={*person, *queries.security_officers()}, kind=LOCKED, subject=subject, body=body, key=key
    )
    if told or not person.exists():
        record(by=None, verb=LOCKED, sentence=f"{name}连续登录失败，暂时锁定。")
