"""Password rules, as sentences that say what to do. Settings name these classes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

MIN_LENGTH = 10
SHORTEST_NAME = 4  # shorter ones stand in many words by chance


class LongEnough(password_validation.MinimumLengthValidator):
    """At least ten characters."""

    def __init__(self, min_length: int = MIN_LENGTH) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        return f"密码太短，至少要 {self.min_length} 位。"

    def get_help_text(self) -> str:
        return f"至少 {self.min_length} 位"


class NotOnlyDigits:
    """Letters, or signs, besides digits."""

    def validate(self, password: str, user: Any = None) -> None:
        if password.isdigit():
            raise ValidationError("密码不能全是数字，请加上字母或符号。", code="only_digits")

    def get_help_text(self) -> str:
        return "不能全是数字"


class NotLikeThePerson(password_validation.UserAttributeSimilarityValidator):
    """Not near the account, the name, the telephone number or the mail address."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "name", "phone", "email"))

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        # a long password evades the comparison above by repeating the account's name
        name = user.get_username().lower() if user else ""
        if len(name) >= SHORTEST_NAME and name in password.lower():
            raise ValidationError(self.get_error_message(), code="password_too_similar")

    def get_error_message(self) -> str:
        return "密码和您的账号、姓名、电话或邮箱太像，请换一个。"

    def get_help_text(self) -> str:
        return "不要和账号、姓名、电话、邮箱相近"


class NotCommon(password_validation.CommonPasswordValidator):
    """Not one of the twenty thousand that everybody tries first."""

    def get_error_message(self) -> str:
        return "这个密码太常见，容易被猜到，请换一个。"

    def get_help_text(self) -> str:
        return "不要用常见的密码"
