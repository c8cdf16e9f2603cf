"""Staff addresses of the room, mounted under /desk/."""

from django.urls import path

from .views.staff import findings, letters, lists, writing

app_name = "supervision"

urlpatterns = [
    path("supervision/", lists.cases, name="list"),
    path("supervision/list.xlsx", lists.export, name="export"),
    path("supervision/report/", findings.report, name="report"),
    path("supervision/findings/<int:pk>/", findings.finding, name="finding"),
    path("supervision/findings/<int:pk>/<slug:verb>/", findings.step, name="finding-step"),
    path("supervision/write/", writing.write, name="write"),
    path("supervision/letters/<int:pk>/", letters.letter, name="letter"),
    path("supervision/letters/<int:pk>/letter.docx", letters.paper, name="letter-paper"),
    path("supervision/letters/<int:pk>/answer.docx", letters.answer_paper, name="letter-answer"),
    path("supervision/letters/<int:pk>/edit/", writing.edit, name="letter-edit"),
    path("supervision/letters/<int:pk>/<slug:verb>/", letters.step, name="letter-step"),
]
