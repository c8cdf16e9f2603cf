"""Staff addresses of the room, mounted under /desk/."""

from django.urls import include, path

from ..views.staff import board, bound, columns, directories, entries, intakes, reposts

app_name = "catalogue"

_DIRECTORY = [
    path("", directories.directory, name="directory"),
    path("edit/", directories.edit, name="directory-edit"),
    path("send/", directories.send, name="directory-send"),
    path("directory.xlsx", directories.sheet, name="directory-sheet"),
    path("directory.docx", directories.document, name="directory-document"),
    path("import/", intakes.read_in, name="import"),
    path("entries/new/", entries.new, name="entry-new"),
]
_ENTRY = [
    path("", entries.entry, name="entry"),
    path("edit/", entries.edit, name="entry-edit"),
    path("end/", entries.end, name="entry-end"),
    path("restore/", entries.restore, name="entry-restore"),
]
_INTAKE = [
    path("", intakes.intake, name="intake"),
    path("tick/", intakes.tick, name="intake-tick"),
    path("leaving/", intakes.leaving, name="intake-leaving"),
    path("take/", intakes.take, name="intake-take"),
    path("drop/", intakes.drop, name="intake-drop"),
    path("rows/<int:row>/", intakes.row, name="intake-row"),
]

urlpatterns = [
    path("catalogue/", board.board, name="board"),
    path("catalogue/board.xlsx", board.export, name="board-export"),
    path("catalogue/directories/", directories.directories, name="directories"),
    path("catalogue/directories/new/", directories.new, name="directory-new"),
    path("catalogue/directories/<int:pk>/", include(_DIRECTORY)),
    path("catalogue/entries/<int:pk>/", include(_ENTRY)),
    path("catalogue/imports/<int:pk>/", include(_INTAKE)),
    path("catalogue/bound/", bound.bound, name="bound"),
    path("catalogue/bound/bound.xlsx", bound.export, name="bound-export"),
    path("catalogue/bound/new/", bound.new, name="bound-new"),
    path("catalogue/bound/<int:pk>/release/", bound.release, name="bound-release"),
    path("catalogue/columns/", columns.columns, name="columns"),
    path("catalogue/columns/columns.xlsx", columns.export, name="columns-export"),
    path("catalogue/columns/new/", columns.new, name="column-new"),
    path("catalogue/columns/<int:pk>/", columns.edit, name="column-edit"),
    path("catalogue/columns/<int:pk>/switch/", columns.switch, name="column-switch"),
    path("catalogue/guides/", columns.guides, name="guides"),
    path("catalogue/guides/<int:pk>/", columns.guide, name="guide"),
    path("catalogue/topics/", columns.topics, name="topics"),
    path("catalogue/topics/new/", columns.topic_new, name="topic-new"),
    path("catalogue/topics/<int:pk>/", columns.topic_edit, name="topic-edit"),
    path("catalogue/topics/<int:pk>/switch/", columns.topic_switch, name="topic-switch"),
    path("catalogue/reposts/", reposts.reposts, name="reposts"),
    path("catalogue/reposts/new/", reposts.new, name="repost-new"),
    path("catalogue/reposts/<int:pk>/", reposts.repost, name="repost"),
    path("catalogue/reposts/<int:pk>/finish/", reposts.finish, name="repost-finish"),
]
