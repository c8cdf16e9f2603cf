"""The worker serves no page."""

urlpatterns: list[object] = []
