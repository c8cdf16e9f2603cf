"""Which views answer when something goes wrong; each list of addresses takes them over."""

handler400 = "gongkai.ground.ui.views.errors.bad_request"
handler403 = "gongkai.ground.ui.views.errors.forbidden"
handler404 = "gongkai.ground.ui.views.errors.not_found"
handler500 = "gongkai.ground.ui.views.errors.server_error"

__all__ = ["handler400", "handler403", "handler404", "handler500"]
