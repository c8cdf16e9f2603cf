"""Staff addresses of the room, mounted under /desk/."""

from django.urls import path

from .views.staff import (
    board,
    checking,
    importing,
    lookback,
    mine,
    naming,
    plans,
    sheets,
    taking_over,
    tasks,
    work,
)

app_name = "plans"

urlpatterns = [
    path("plans/", plans.plan_list, name="list"),
    path("plans/upload/", plans.upload, name="upload"),
    path("plans/template.xlsx", plans.template, name="template"),
    path("plans/drafts/<int:pk>/", checking.draft, name="draft"),
    path("plans/drafts/<int:pk>/head/", checking.head, name="draft-head"),
    path("plans/drafts/<int:pk>/undo/", checking.undo, name="draft-undo"),
    path("plans/drafts/<int:pk>/discard/", checking.discard, name="draft-discard"),
    path("plans/drafts/<int:pk>/original/", checking.original, name="draft-original"),
    path("plans/drafts/<int:pk>/take-over/", taking_over.take_over, name="draft-take-over"),
    path("plans/drafts/<int:pk>/names/", naming.names, name="draft-names"),
    path("plans/drafts/<int:pk>/names/one/", naming.name, name="draft-name"),
    path("plans/drafts/<int:pk>/names/rename/", naming.rename, name="draft-rename"),
    path("plans/drafts/<int:pk>/tasks/add/", tasks.add, name="draft-task-add"),
    path("plans/drafts/<int:pk>/tasks/<int:key>/", tasks.edit, name="draft-task"),
    path("plans/drafts/<int:pk>/tasks/<int:key>/remove/", tasks.remove, name="draft-task-remove"),
    path("plans/drafts/<int:pk>/tasks/<int:key>/merge/", tasks.merge, name="draft-task-merge"),
    path("plans/drafts/<int:pk>/tasks/<int:key>/split/", tasks.split, name="draft-task-split"),
    path("plans/<int:pk>/board/", board.board, name="board"),
    path("plans/<int:pk>/tasks.xlsx", board.export, name="export"),
    path("plans/tasks/<int:pk>/", board.task, name="task"),
    path("plans/work/<int:pk>/", work.assignment, name="assignment"),
    path("plans/work/<int:pk>/undo/", work.undo, name="assignment-undo"),
    path("plans/work/<int:pk>/urge/", work.urge, name="assignment-urge"),
    path("plans/work/<int:pk>/<slug:verb>/", work.step, name="assignment-step"),
    path("plans/<int:pk>/exports/", sheets.exports, name="exports"),
    path("plans/<int:pk>/import/", importing.of_plan, name="import"),
    path("plans/<int:pk>/lookback/", lookback.lookback, name="lookback"),
    path("plans/<int:pk>/report/", sheets.report, name="report"),
    path("my-tasks/import/", importing.mine, name="mine-import"),
    path("my-tasks.docx", sheets.mine_document, name="mine-document"),
    path("my-tasks/", mine.mine, name="mine"),
    path("my-tasks.xlsx", mine.export, name="mine-export"),
]
