"""Staff addresses of the room, mounted under /desk/."""

from django.urls import path

from .views.staff import arranging, cases, lists

app_name = "review"

urlpatterns = [
    path("review/", lists.cases, name="list"),
    path("review/list.xlsx", lists.export, name="export"),
    path("review/many/", lists.many, name="many"),
    path("review/arrangements/", arranging.arrangements, name="arrangements"),
    path("review/arrangements/<str:chain>/", arranging.arrange, name="arrange"),
    path("review/<int:pk>/", cases.case, name="case"),
    path("review/<int:pk>/sheet.docx", cases.sheet, name="sheet"),
    path("review/<int:pk>/approve/", cases.approve, name="approve"),
    path("review/<int:pk>/<slug:verb>/", cases.step, name="step"),
]
