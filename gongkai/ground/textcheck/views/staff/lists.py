"""The office's lists."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.ground.core.errors import Refusal
from gongkai.ground.core.paging import page_of
from gongkai.ground.documents.actions import store
from gongkai.ground.documents.downloads import disposition
from gongkai.ground.documents.parsers import parse
from gongkai.ground.documents.writers.xlsx import list_bytes
from gongkai.ground.orgs import queries as orgs
from gongkai.ground.orgs.models import User
from gongkai.ground.ui.answers import attempt, status_of
from gongkai.ground.ui.formbase import put_on
from gongkai.ground.ui.staff import staff_page

from ... import actions, corpora
from ...forms import ListForm, MeasureForm, PhraseForm, WordsForm
from ...models import AllowedPhrase, ListedWord, WordList
from ...queries import found_words, lists_of
from ...rules.terms import Term, read_list

LISTS = "textcheck.lists"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_page(LISTS)
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """All lists, and what is on."""
    return render(request, "textcheck/lists.html", {"rows": lists_of(_user(request))})


@staff_page(LISTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a list."""
    user = _user(request)
    form = ListForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        unit = orgs.acting_unit(user, LISTS, None)
        assert unit is not None, "staff_page asked for the permission"
        try:
            made = actions.keep_list(by=user, unit=unit, **form.cleaned_data)
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, f"已建立“{made.name}”，请加词。")
            return redirect("textcheck:list", made.pk)
    return render(request, "textcheck/new.html", {"form": form}, status=status_of(form))


@staff_page(LISTS)
@require_safe
def word_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: its words, how it was measured, whether it is on."""
    return _shown(request, _list(request, pk))


@staff_page(LISTS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add words, typed or from a file."""
    row, user = _list(request, pk), _user(request)
    if request.method != "POST":
        return redirect("textcheck:list", pk)  # its form stands there
    form = WordsForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            terms = [*_typed(form, row), *_of_file(form, row)]
            count = actions.add_words(by=user, word_list=row, terms=terms)
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            said = (
                f"加了 {count} 个词。测试以后启用，才开始检查它们。"
                if count
                else "这些词都已经有了。"
            )
            messages.success(request, said)
            return redirect("textcheck:list", pk)
    return _shown(request, row, words_form=form)


@staff_page(LISTS)
@require_POST
def remove(request: HttpRequest, pk: int, word: int) -> HttpResponse:
    """Take a word out."""
    row, user = get_object_or_404(ListedWord, pk=word, word_list=_list(request, pk)), _user(request)
    said = f"已去掉“{row.text}”。"
    attempt(request, lambda: actions.remove_word(by=user, word=row), said)
    return redirect("textcheck:list", pk)


@staff_page(LISTS)
@require_http_methods(["GET", "HEAD", "POST"])
def phrases(request: HttpRequest, pk: int, word: int) -> HttpResponse:
    """The phrases in which a word is right."""
    found, user = _list(request, pk), _user(request)
    row = get_object_or_404(ListedWord, pk=word, word_list=found)
    form = PhraseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.allow(by=user, word=row, phrase=form.cleaned_data["phrase"])
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            messages.success(request, "已允许。")
            return redirect("textcheck:phrases", pk, word)
    values = {"list": found, "word": row, "form": form, "rows": row.phrases.all()}
    return render(request, "textcheck/phrases.html", values, status=status_of(form))


@staff_page(LISTS)
@require_POST
def disallow(request: HttpRequest, pk: int, word: int, phrase: int) -> HttpResponse:
    """Excuse a phrase no more."""
    found, user = _list(request, pk), _user(request)
    row = get_object_or_404(AllowedPhrase, pk=phrase, word=word, word__word_list=found)
    attempt(request, lambda: actions.disallow(by=user, phrase=row), "已不再允许。")
    return redirect("textcheck:phrases", pk, word)


@staff_page(LISTS)
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Measure it on clean texts, as long work."""
    row, user = _list(request, pk), _user(request)
    if request.method != "POST":
        return redirect("textcheck:list", pk)  # its form stands there
    form = MeasureForm(request.POST, request.FILES, corpora=_corpora())
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            upload = store(by=user, data=file, name=file.name) if file else None
            job = actions.start_measuring(
                by=user, word_list=row, corpus=form.cleaned_data["corpus"], upload=upload
            )
        except Refusal as refusal:
            put_on(form, refusal.reasons)
        else:
            return redirect("jobs:job", job.pk)
    return _shown(request, row, measure_form=form)


@staff_page(LISTS)
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """On or off."""
    row, user = _list(request, pk), _user(request)
    on = request.POST.get("on") == "1"
    said = "已启用。" if on else "已停用。"
    attempt(request, lambda: actions.switch(by=user, word_list=row, on=on), said)
    return redirect("textcheck:list", pk)


@staff_page(LISTS)
@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as a sheet that can be taken in again."""
    row = _list(request, pk)
    rows = [(word.text, word.replacement) for word in row.words.all()]
    data = list_bytes(row.name[:30], row.name, (("词", 30), ("改成", 30)), rows)
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = disposition(f"{row.name}.xlsx")
    return answer


def _shown(
    request: HttpRequest,
    row: WordList,
    words_form: WordsForm | None = None,
    measure_form: MeasureForm | None = None,
) -> HttpResponse:
    words = " ".join(request.GET.get("q", "").split())[:60]
    sent = [form for form in (words_form, measure_form) if form is not None]
    values = {
        "list": row,
        "page": page_of(found_words(row, words), request.GET.get("page")),
        "words": words,
        "words_form": words_form or WordsForm(),
        "measure_form": measure_form or MeasureForm(corpora=_corpora()),
        "to_measure": row.revision > row.measured_revision,
        "to_switch": row.measured_revision > row.active_revision,
    }
    return render(request, "textcheck/list.html", values, status=status_of(*sent))


def _typed(form: WordsForm, row: WordList) -> list[Term]:
    lines = (line.replace("=", "\t", 1) for line in form.cleaned_data["words"].splitlines())
    return read_list(lines, "banned" if row.kind == WordList.BANNED else "wrong")


def _of_file(form: WordsForm, row: WordList) -> Iterator[Term]:
    file = form.cleaned_data["file"]
    if file is None:
        return
    document = parse(file.read(), file.name)
    lines = ["\t".join(line[:2]) for table in document.tables for line in table.rows]
    lines += [paragraph.text for paragraph in document.paragraphs]
    heading = {"词\t改成", row.name}
    yield from read_list(
        (line for line in lines if line.strip() not in heading),
        "banned" if row.kind == WordList.BANNED else "wrong",
    )


def _corpora() -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in corpora.registered()]


def _list(request: HttpRequest, pk: int) -> WordList:
    return get_object_or_404(lists_of(_user(request)), pk=pk)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
