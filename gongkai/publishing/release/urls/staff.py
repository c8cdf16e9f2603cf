"""Staff addresses of the room, mounted under /desk/."""

from django.urls import path

from ..views.staff import keeping, publications, publishing

app_name = "release"

urlpatterns = [
    path("release/", publications.publications, name="list"),
    path("release/list.xlsx", publications.export, name="export"),
    path("release/shared/", keeping.shared, name="shared"),
    path("release/channels/", keeping.channels, name="channels"),
    path("release/channels/new/", keeping.channel_new, name="channel-new"),
    path("release/channels/<int:pk>/", keeping.channel_edit, name="channel-edit"),
    path("release/channels/<int:pk>/switch/", keeping.channel_switch, name="channel-switch"),
    path("release/circles/", keeping.circles, name="circles"),
    path("release/circles/new/", keeping.circle_new, name="circle-new"),
    path("release/circles/<int:pk>/", keeping.circle_edit, name="circle-edit"),
    path("release/circles/<int:pk>/code/", keeping.circle_code, name="circle-code"),
    path("release/circles/<int:pk>/switch/", keeping.circle_switch, name="circle-switch"),
    path("release/publish/<str:model>/<int:record>/", publishing.publish, name="publish"),
    path("release/<int:pk>/", publications.publication, name="publication"),
    path("release/<int:pk>/v<int:number>/", publications.snapshot, name="snapshot"),
    path("release/<int:pk>/send/<int:dispatch>/", publications.resend, name="resend"),
    path("release/<int:pk>/<slug:verb>/", publications.step, name="step"),
]
