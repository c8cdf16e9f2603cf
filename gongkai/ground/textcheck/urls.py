"""Staff addresses of the room, mounted under /desk/."""

from django.urls import path

from .views.staff import checking, lists

app_name = "textcheck"
WORD = "textcheck/lists/<int:pk>/words/<int:word>/"

urlpatterns = [
    path("textcheck/", checking.check, name="check"),
    path("textcheck/lists/", lists.lists, name="lists"),
    path("textcheck/lists/new/", lists.new, name="new"),
    path("textcheck/lists/<int:pk>/", lists.word_list, name="list"),
    path("textcheck/lists/<int:pk>/list.xlsx", lists.export, name="export"),
    path("textcheck/lists/<int:pk>/add/", lists.add, name="add"),
    path("textcheck/lists/<int:pk>/measure/", lists.measure, name="measure"),
    path("textcheck/lists/<int:pk>/switch/", lists.switch, name="switch"),
    path(f"{WORD}remove/", lists.remove, name="remove"),
    path(f"{WORD}phrases/", lists.phrases, name="phrases"),
    path(f"{WORD}phrases/<int:phrase>/remove/", lists.disallow, name="disallow"),
]
