"""Public addresses of the room: a record's own stable one, feeds, the API of what is public."""

from django.urls import path

from ..views.public import codes, feeds, lists, maps, records

app_name = "release_public"

RECORD = "<slug:prefix>/<int:year>/<int:number>/"

SHELF = "<slug:code>/<slug:key>/"

urlpatterns = [
    path(f"feeds/{SHELF}rss.xml", feeds.rss, name="rss"),
    path(f"feeds/{SHELF}atom.xml", feeds.atom, name="atom"),
    path("lists/", lists.everything, name="lists"),
    path(f"lists/{SHELF}", lists.shelf, name="shelf"),
    path("sitemaps/records.xml", maps.index, name="maps"),
    path("sitemaps/records-<int:number>.xml", maps.part, name="map"),
    path("api/public/records/", feeds.records, name="api-records"),
    path("api/public/withdrawn/", feeds.withdrawn, name="api-withdrawn"),
    path(f"api/public/records/{RECORD}", feeds.record, name="api-record"),
    path(RECORD, records.record, name="record"),
    path(f"{RECORD}code/", codes.enter, name="code"),
    path(f"{RECORD}versions/", records.versions, name="versions"),
    path(f"{RECORD}v<int:version>/", records.record_version, name="version"),
    path(f"{RECORD}v<int:version>/changes/", records.changes, name="changes"),
    path(f"{RECORD}v<int:version>/files/<slug:key>/", records.file, name="file"),
    path(f"{RECORD}v<int:version>/data/<slug:name>/", records.data, name="data"),
]
