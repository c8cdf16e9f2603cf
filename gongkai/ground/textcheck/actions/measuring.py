"""Measuring a list on a clean corpus, as long work; switching on what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gongkai.ground.core import clock
from gongkai.ground.core.errors import Refusal
from gongkai.ground.documents.models import Upload
from gongkai.ground.documents.queries import document_of
from gongkai.ground.jobs import actions as jobs
from gongkai.ground.jobs.kinds import Progress, Result, Work
from gongkai.ground.jobs.models import Job
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.addresses import desk_address

from ..corpora import corpus_of
from ..models import WordList
from ..queries.lists import terms_of
from ..rules.measuring import Measure, pieces
from ..rules.terms import Terms
from .keeping import LISTS, hold, record, require

MEASURE = "textcheck.measure"
SMALLEST = 100_000  # bytes: less says nothing of a list


def start_measuring(
    *, by: User, word_list: WordList, corpus: str = "", upload: Upload | None = None
) -> Job:
    """Begin to measure the list as it is now, on a corpus that is offered or on an upload."""
    row = WordList.objects.select_related("unit").get(pk=word_list.pk)  # as it is by now
    require(by, row.unit)
    return jobs.start(
        by=by,
        unit=row.unit,
        kind=MEASURE,
        title=f"测试词表“{row.name}”",
        params={
            "list": row.pk,
            "revision": row.revision,
            "corpus": corpus,
            "upload": upload.pk if upload is not None else None,
        },
        key=f"{MEASURE}:{row.pk}:{row.revision}",
        back=desk_address("textcheck:list", row.pk),
    )


def measure(progress: Progress, params: dict[str, Any], job: Work) -> Result:
    """The work: read the corpus, count, keep the result with the list. Twice does no harm."""
    word_list = WordList.objects.filter(pk=params["list"]).first()
    if word_list is None:
        raise Refusal("gone", "这个词表已经不在了。")
    label, texts = _texts(params)
    terms, found = Terms(terms_of(word_list, params["revision"])), Measure()
    for text in texts:
        found.read(text, terms)
        progress(
            0, 0, f"读了 {found.size / 1_000_000:.1f} MB，命中 {sum(found.hits.values())} 次。"
        )
    if found.size < SMALLEST:
        raise Refusal("too_small", "用来测试的文字太少，至少要 10 万字节，测出来才有意义。")
    with transaction.atomic():
        progress.hold()
        row = hold(word_list)
        row.measured = found.as_json(label)
        row.measured_revision, row.measured_at = params["revision"], clock.now()
        row.save(update_fields=["measured", "measured_revision", "measured_at"])
        record(job.by, row, f"用“{label}”测试了词表“{row.name}”，命中 {row.measured['hits']} 次")
    link = desk_address("textcheck:list", word_list.pk)
    return Result(f"测完了：命中 {row.measured['hits']} 次。请看一看，再决定启用。", link=link)


@transaction.atomic
def switch(*, by: User, word_list: WordList, on: bool) -> WordList:
    """Switch the list on with the words that were measured, or off.

    Raises Refusal ``not_measured``: a list that nobody has measured on a clean corpus alarms
    people for nothing, and is then read no more.
    """
    row = hold(word_list)
    require(by, row.unit)
    if on and not row.measured_revision:
        raise Refusal("not_measured", "还没有在干净的文字上测试过，请先测试，看过误报再启用。")
    row.active_revision = row.measured_revision if on else 0
    row.save(update_fields=["active_revision"])
    record(by, row, f"{'启用' if on else '停用'}了词表“{row.name}”")
    return row


def _texts(params: dict[str, Any]) -> tuple[str, Iterator[str]]:
    if params["upload"] is not None:
        upload = Upload.objects.filter(pk=params["upload"]).first()
        if upload is None:
            raise Refusal("gone", "用来测试的文件已经不在了，请重新上传。")
        return upload.name, pieces(document_of(upload).text)
    corpus = corpus_of(params["corpus"])
    if corpus is None:
        raise Refusal("no_corpus", "没有这份用来测试的文字，请重新选。")
    return corpus.label, corpus.texts()


__all__ = ["LISTS", "MEASURE", "measure", "start_measuring", "switch"]
