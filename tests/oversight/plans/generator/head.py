"""The lines above the plan: the notice, its number, signature and date, and the plan's title."""

from __future__ import annotations

from random import Random

from .model import Model

_YEAR_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def head_lines(random: Random, model: Model) -> list[str]:
    """Lines as they are printed; a title may be broken over two of them."""
    if model.notice is None:
        return [model.title]
    words = model.notice.removeprefix(model.issuer)
    titled = random.choice(
        (
            [model.issuer, words],
            [model.notice],
            [model.issuer, words[: len(words) // 2], words[len(words) // 2 :]],
        )
    )
    number = [model.document_number] if model.document_number else []
    red = [f"{model.issuer}文件"] if random.random() < 0.3 else []
    top = [*red, *number, *titled] if random.random() < 0.6 or red else [*titled, *number]
    return [
        *top,
        "各镇人民政府、街道办事处，各部门、各单位：",
        f"《{model.title}》已经研究同意，现印发给你们，请认真贯彻执行。",
        model.issuer,
        _day(random, model),
        "（此件公开发布）",
        model.title,
    ]


def _day(random: Random, model: Model) -> str:
    date = model.date
    if random.random() < 0.15 and date.day < 10:
        month, day = (str(part).translate(_YEAR_DIGITS) for part in (date.month, date.day))
        return f"{str(date.year).translate(_YEAR_DIGITS)}年{month}月{day}日"
    return f"{date.year}年{date.month}月{date.day}日"


def preamble(model: Model) -> str:
    """The paragraph between title and first heading: context, no task."""
    return f"为做好{model.year}年政务公开工作，结合{model.level}情实际，制定本文件。"


def foot_lines(model: Model) -> list[str]:
    """Who gets copies and who printed it."""
    return [
        f"抄送：{model.level}委办公室，{model.level}人大常委会办公室。",
        f"{model.issuer}{model.date.year}年{model.date.month}月{model.date.day}日印发",
    ]
