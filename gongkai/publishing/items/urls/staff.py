"""Staff addresses of the room, mounted under /desk/."""

from django.urls import include, path

from ..views.staff import checks, files, items, lists, looking, writing

app_name = "items"

_ITEM = [
    path("", items.item, name="item"),
    path("preview/", items.preview, name="preview"),
    path("edit/", writing.edit, name="edit"),
    path("void/", writing.void, name="void"),
    path("revive/", writing.revive, name="revive"),
    path("send/", items.send, name="send"),
    path("files/", files.add, name="file-add"),
    path("files/<int:file>/", files.download_file, name="file"),
    path("files/<int:file>/replace/", files.replace, name="file-replace"),
    path("files/<int:file>/remove/", files.remove, name="file-remove"),
    path("body/", files.body, name="body"),
    path("rows/", files.rows, name="rows"),
    path("rows/<int:number>/", files.row_set, name="row-set"),
    path("check/", checks.recheck, name="recheck"),
    path("mask/", checks.mask, name="mask"),
    path("keep/<str:part>/<slug:fingerprint>/", checks.keep, name="keep"),
    path("classify/", looking.classify, name="classify"),
    path("suspect/", looking.suspect, name="suspect"),
]

urlpatterns = [
    path("items/", lists.items, name="list"),
    path("items/items.xlsx", lists.export, name="export"),
    path("items/new/", writing.choose, name="choose"),
    path("items/new/<slug:kind>/", writing.new, name="new"),
    path("items/undecided/", lists.undecided, name="undecided"),
    path("items/reevaluate/", lists.reevaluate, name="reevaluate"),
    path("items/clearing/", lists.clearings, name="clearings"),
    path("items/clearing/clearing.xlsx", lists.clearings_export, name="clearings-export"),
    path("items/clearing/<int:pk>/", looking.decide, name="decide"),
    path("items/<int:pk>/", include(_ITEM)),
]
