"""Lists, their words, the phrases that excuse them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.ground.audit import actions as audit
from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import Unit, User

from ..models import AllowedPhrase, ListedWord, WordList
from ..rules.terms import Term

LISTS = "textcheck.lists"
MOST = 200_000
LONGEST, SHORTEST = 60, 2


@transaction.atomic
def keep_list(
    *, by: User, unit: Unit, name: str, kind: str, word_list: WordList | None = None
) -> WordList:
    """Begin a list, or give it another name. Raises Refusal ``not_allowed``, ``name_taken``."""
    row = hold(word_list) if word_list is not None else WordList(unit=unit, kind=kind)
    require(by, row.unit)
    if WordList.objects.filter(name=name.strip()).exclude(pk=row.pk).exists():
        raise Refusal("name_taken", "已经有叫这个名称的词表，请换一个名称。")
    row.name = name.strip()
    row.save()
    record(by, row, f"{'改了' if word_list is not None else '建立了'}词表“{row.name}”")
    return row


@transaction.atomic
def add_words(*, by: User, word_list: WordList, terms: Iterable[Term]) -> int:
    """Add words, or give known ones another replacement; return how many are new or changed.

    They count once the list was measured with them and switched on. Raises Refusal ``not_allowed``,
    ``too_many``, ``word_wrong`` (with the words that are too short or too long); then nothing is
    added.
    """
    row = hold(word_list)
    require(by, row.unit)
    wanted = {term.text.strip(): term.replacement.strip() for term in terms}
    _refuse(row, wanted)
    known = {word.text: word for word in row.words.filter(text__in=list(wanted)[:MOST])}
    revision, moment = row.revision + 1, clock.now()
    changed = [
        known[text] for text, other in wanted.items()
        if text in known and known[text].replacement != other
    ]  # fmt: skip
    for word in changed:
        word.replacement = wanted[word.text]
    ListedWord.objects.bulk_update(changed, ["replacement"], batch_size=500)
    new = [
        ListedWord(word_list=row, text=text, replacement=other, since=revision, by=by, at=moment)
        for text, other in wanted.items()
        if text not in known
    ]
    ListedWord.objects.bulk_create(new, batch_size=1_000)
    if new or changed:
        row.revision = revision
        row.save(update_fields=["revision"])
        said = f"给词表“{row.name}”加了 {len(new)} 个词，改了 {len(changed)} 个"
        record(by, row, said)
    return len(new) + len(changed)


@transaction.atomic
def remove_word(*, by: User, word: ListedWord) -> None:
    """Take a word out; from now on it is found no more."""
    row = hold(word.word_list)
    require(by, row.unit)
    text = word.text
    ListedWord.objects.filter(pk=word.pk).delete()
    row.revision += 1
    row.measured_revision += 1 if row.measured_revision == row.revision - 1 else 0
    row.active_revision += 1 if row.active_revision == row.revision - 1 else 0
    row.save(update_fields=["revision", "measured_revision", "active_revision"])
    record(by, row, f"从词表“{row.name}”去掉了“{text}”")


@transaction.atomic
def allow(*, by: User, word: ListedWord, phrase: str) -> AllowedPhrase:
    """Excuse the word inside this phrase. Raises Refusal ``phrase_wrong``."""
    row = hold(word.word_list)
    require(by, row.unit)
    plain = phrase.strip()
    if word.text not in plain or plain == word.text or len(plain) > 2 * LONGEST:
        said = f"请写一个包含“{word.text}”、比它长的词组，最多 {2 * LONGEST} 个字。"
        raise Refusal("phrase_wrong", said)
    made, _ = AllowedPhrase.objects.get_or_create(word=word, text=plain)
    record(by, row, f"在词表“{row.name}”里允许“{plain}”")
    return made


@transaction.atomic
def disallow(*, by: User, phrase: AllowedPhrase) -> None:
    """Excuse it no more."""
    row = hold(phrase.word.word_list)
    require(by, row.unit)
    text = phrase.text
    AllowedPhrase.objects.filter(pk=phrase.pk).delete()
    record(by, row, f"在词表“{row.name}”里不再允许“{text}”")


def hold(word_list: WordList) -> WordList:
    """The list, locked until the transaction ends."""
    return WordList.objects.select_for_update(of=("self",)).get(pk=word_list.pk)


def require(by: User, unit: Unit) -> None:
    if not orgs.may(by, LISTS, unit):
        raise Refusal("not_allowed", "词表由政务公开办维护，您没有这个权限。")


def record(by: User, row: WordList, deed: str) -> None:
    audit.record(
        by=by,
        verb="textcheck.list",
        sentence=f"{orgs.who(by)}{deed}。",
        record=row,
        unit_id=row.unit_id,
    )


def _refuse(row: WordList, wanted: dict[str, str]) -> None:
    wrong = [text for text in wanted if not SHORTEST <= len(text) <= LONGEST]
    wrong += [text for text, other in wanted.items() if len(other) > LONGEST or other == text]
    if wrong:
        shown = "、".join(f"“{text[:20]}”" for text in wrong[:5])
        rule = f"词要 {SHORTEST} 到 {LONGEST} 个字，改成的词要不一样。"
        raise Refusal("word_wrong", f"有 {len(wrong)} 个词不能加（{shown}）：{rule}")
    if row.words.count() + len(wanted) > MOST:
        raise Refusal("too_many", f"一个词表最多 {MOST} 个词，请分成几个词表。")
