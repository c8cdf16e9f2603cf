"""Staff addresses of the room, mounted under /desk/."""

from django.urls import include, path

from .views.staff import competitions, deciding, entries, matters, sessions

app_name = "coordination"

_TRAININGS = [
    path("", sessions.sessions, name="sessions"),
    path("new/", sessions.new, name="session-new"),
    path("units.xlsx", sessions.overview_export, name="overview-export"),
    path("units/<int:pk>/", sessions.unit_sessions, name="unit-sessions"),
    path("units/<int:pk>/sessions.xlsx", sessions.unit_export, name="unit-export"),
    path("<int:pk>/", sessions.session, name="session"),
    path("<int:pk>/correct/", sessions.step, {"verb": "correct"}, name="session-correct"),
    path("<int:pk>/void/", sessions.step, {"verb": "void"}, name="session-void"),
    path("<int:pk>/restore/", sessions.restore, name="session-restore"),
]
_MATTERS = [
    path("", matters.matters, name="matters"),
    path("matters.xlsx", matters.export, name="matters-export"),
    path("minutes.docx", matters.minutes_file, name="minutes"),
    path("matters/new/", matters.new, name="matter-new"),
    path("matters/<int:pk>/", matters.matter, name="matter"),
    path("matters/<int:pk>/edit/", matters.edit, name="matter-edit"),
    path("matters/<int:pk>/withdraw/", deciding.withdraw, name="matter-withdraw"),
    path("matters/<int:pk>/schedule/", deciding.step, {"verb": "schedule"}, name="matter-schedule"),
    path(
        "matters/<int:pk>/reschedule/",
        deciding.step,
        {"verb": "reschedule"},
        name="matter-reschedule",
    ),
    path("matters/<int:pk>/put-off/", deciding.step, {"verb": "put_off"}, name="matter-put-off"),
    path(
        "matters/<int:pk>/set-aside/", deciding.step, {"verb": "set_aside"}, name="matter-set-aside"
    ),
    path("matters/<int:pk>/decide/", deciding.step, {"verb": "decide"}, name="matter-decide"),
    path("matters/<int:pk>/amend/", deciding.step, {"verb": "amend"}, name="matter-amend"),
]
_COMPETITIONS = [
    path("", competitions.competitions, name="competitions"),
    path("new/", competitions.new, name="competition-new"),
    path("<int:pk>/", competitions.competition, name="competition"),
    path("<int:pk>/edit/", competitions.step, {"verb": "edit"}, name="competition-edit"),
    path(
        "<int:pk>/open-voting/",
        competitions.press,
        {"verb": "open_voting"},
        name="competition-open-voting",
    ),
    path("<int:pk>/extend/", competitions.step, {"verb": "extend"}, name="competition-extend"),
    path(
        "<int:pk>/close-voting/",
        competitions.press,
        {"verb": "close_voting"},
        name="competition-close-voting",
    ),
    path("<int:pk>/choose/", competitions.choose, name="competition-choose"),
    path("<int:pk>/cancel/", competitions.step, {"verb": "cancel"}, name="competition-cancel"),
    path("<int:pk>/results.xlsx", competitions.export, name="competition-export"),
    path("<int:pk>/submit/", entries.new, name="competition-submit"),
]
_ENTRIES = [
    path("<int:pk>/", entries.entry, name="entry"),
    path("<int:pk>/revise/", entries.revise, name="entry-revise"),
    path("<int:pk>/withdraw/", entries.withdraw, name="entry-withdraw"),
    path("<int:pk>/vote/", entries.vote, {"verb": "vote"}, name="entry-vote"),
    path("<int:pk>/take-back/", entries.vote, {"verb": "take_back"}, name="entry-take-back"),
]


urlpatterns = [
    path("trainings/", include(_TRAININGS)),
    path("coordination/", include(_MATTERS)),
    path("coordination/competitions/", include(_COMPETITIONS)),
    path("coordination/entries/", include(_ENTRIES)),
]
