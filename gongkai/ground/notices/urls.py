"""Staff addresses of the room."""

from django.urls import path

from .views import deliveries, inbox

app_name = "notices"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read/", inbox.mark_all_read, name="read-all"),
    path("choices/", inbox.choices, name="choices"),
    path("<int:pk>/", inbox.open_notice, name="open"),
    path("<int:pk>/read/", inbox.mark_read, name="read"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/table/", deliveries.export, name="deliveries-table"),
    path("deliveries/<int:pk>/resend/", deliveries.resend, name="resend"),
    path("deliveries/<int:pk>/drop/", deliveries.drop, name="drop"),
]
