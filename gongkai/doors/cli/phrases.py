"""What argparse says, in Chinese.

argparse words its messages in English and looks translations up in gettext catalogues, which the
standard library does not ship for Chinese. Each row is one of its messages as a pattern and the
sentence that a person reads instead.
"""

from __future__ import annotations

import re

UNKNOWN = "命令的写法不对，请在命令后面加 --help 查看用法。"

_MESSAGES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"the following arguments are required: (.*)", "还缺少：{0}。请补全后再运行。"),
        (r"unrecognized arguments: (.*)", "不认识的写法：{0}。请加 --help 查看用法。"),
        (
            r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
            "{0} 不能写成 {1}，可以写：{2}。",
        ),
        (r"argument (.*?): expected one argument", "{0} 后面要写一个值。"),
        (r"argument (.*?): expected at least one argument", "{0} 后面至少要写一个值。"),
        (r"argument (.*?): expected at most one argument", "{0} 后面最多写一个值。"),
        (r"argument (.*?): expected (\d+) arguments?", "{0} 后面要写 {1} 个值。"),
        (r"argument (.*?): invalid int value: (.*)", "{0} 要写整数，现在写的是 {1}。"),
        (r"argument (.*?): invalid \S+ value: (.*)", "{0} 的值读不懂：{1}。请加 --help 查看写法。"),
        (r"argument (.*?): not allowed with argument (.*)", "{0} 不能和 {1} 同时使用。"),
        (r"argument (.*?): ignored explicit argument (.*)", "{0} 后面不要写值：{1}。"),
        (r"one of the arguments (.*) is required", "请从这些里选写一个：{0}。"),
        (r"ambiguous option: (\S+) could match (.*)", "{0} 不够明确，可能是：{1}。"),
        (r"argument (.*?): (.*[一-鿿].*)", "{0}：{1}"),
    )
)


def in_chinese(message: str) -> str:
    """The Chinese sentence for a message of argparse; a general one where it is unknown."""
    for pattern, sentence in _MESSAGES:
        if found := pattern.fullmatch(message):
            return sentence.format(*found.groups())
    return UNKNOWN
