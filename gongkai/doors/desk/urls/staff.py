"""The desk's own pages."""

from django.urls import path

from ..views import home, locks, me

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("help/", home.help_page, name="help"),
    path("menu/", home.menu, name="menu"),
    path("me/", me.me, name="me"),
    path("password/", me.password, name="password"),
    path("locks/", locks.locks, name="locks"),
    path("locks/second-factor/", locks.remove_second_factor, name="remove-second-factor"),
    path("locks/open/", locks.unlock, name="unlock"),
]
