"""Staff addresses of the room, mounted under /desk/evidence/."""

from django.urls import path

from .views import staff

app_name = "evidence"

urlpatterns = [
    path("<int:pk>/file/", staff.file, name="file"),
]
