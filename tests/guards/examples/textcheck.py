"""Example records of the room ``textcheck``."""

from __future__ import annotations

from typing import Any

from gongkai.ground.textcheck import actions
from gongkai.ground.textcheck.models import AllowedPhrase, ListedWord, WordList
from gongkai.ground.textcheck.rules.terms import Term

from ..registry import example, rows
from ..world import MARK, World


def _list(world: World) -> WordList:
    row = actions.keep_list(
        by=world.office,
        unit=world.government,
        name=f"{MARK}词表{WordList.objects.count()}",
        kind="wrong",
    )
    actions.add_words(by=world.office, word_list=row, terms=[Term("布署", "wrong", "部署")])
    return row


def _word(world: World) -> ListedWord:
    return _list(world).words.get()


@example(
    "textcheck:list", "textcheck:export", "textcheck:add", "textcheck:measure", "textcheck:switch",
    seen_by="office",
)  # fmt: skip
def _own_list(world: World) -> dict[str, Any]:
    return {"pk": _list(world).pk}


@example("textcheck:remove", "textcheck:phrases", seen_by="office")
def _own_word(world: World) -> dict[str, Any]:
    word = _word(world)
    return {"pk": word.word_list_id, "word": word.pk}


@example("textcheck:disallow", seen_by="office")
def _own_phrase(world: World) -> dict[str, Any]:
    word = _word(world)
    phrase = AllowedPhrase.objects.create(word=word, text="布署布署")
    return {"pk": word.word_list_id, "word": word.pk, "phrase": phrase.pk}


@rows("textcheck:lists", seen_by="office")
def _one_more_list(world: World) -> None:
    _list(world)
