"""The lists of the office."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, QuerySet

from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User

from ..models import AllowedPhrase, ListedWord, WordList
from ..rules.terms import ListKind, Term


def lists_of(user: User) -> QuerySet[WordList]:
    """The lists that the person may see, with the number of their words (``count``)."""
    return orgs.visible_to(user, WordList.objects.annotate(count=Count("words")))


def found_words(word_list: WordList, words: str) -> QuerySet[ListedWord]:
    """The words of a list in which some letters stand."""
    rows = word_list.words.prefetch_related("phrases").order_by("text")
    return rows.filter(text__contains=words) if words else rows


def terms_of(word_list: WordList, up_to: int) -> list[Term]:
    """The words of a list that came by this revision, with the phrases that excuse them."""
    phrases: dict[int, list[str]] = defaultdict(list)
    for phrase in AllowedPhrase.objects.filter(word__word_list=word_list):
        phrases[phrase.word_id].append(phrase.text)
    kind: ListKind = "banned" if word_list.kind == WordList.BANNED else "wrong"
    return [
        Term(word.text, kind, word.replacement, tuple(phrases[word.pk]))
        for word in word_list.words.filter(since__lte=up_to).order_by("pk")
    ]
