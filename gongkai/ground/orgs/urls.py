"""Addresses of the room, under /desk/."""

from django.urls import path

from .views.staff import groups, people, posts, roles, sheets, switch, units

app_name = "orgs"
urlpatterns = [
    path("unit/", switch.switch_unit, name="switch-unit"),
    path("units/", units.unit_list, name="unit-list"),
    path("units/new/", units.unit_new, name="unit-new"),
    path("units/export/", sheets.unit_export, name="unit-export"),
    path("units/template/", sheets.unit_template, name="unit-template"),
    path("units/import/", sheets.unit_import, name="unit-import"),
    path("units/<int:pk>/", units.unit_detail, name="unit-detail"),
    path("units/<int:pk>/edit/", units.unit_edit, name="unit-edit"),
    path("units/<int:pk>/close/", units.unit_close, name="unit-close"),
    path("units/<int:pk>/reopen/", units.unit_reopen, name="unit-reopen"),
    path("people/", people.person_list, name="person-list"),
    path("people/new/", people.person_new, name="person-new"),
    path("people/export/", sheets.person_export, name="person-export"),
    path("people/template/", sheets.person_template, name="person-template"),
    path("people/import/", sheets.person_import, name="person-import"),
    path("people/<int:pk>/", people.person_detail, name="person-detail"),
    path("people/<int:pk>/edit/", people.person_edit, name="person-edit"),
    path("people/<int:pk>/disable/", people.person_disable, name="person-disable"),
    path("people/<int:pk>/enable/", people.person_enable, name="person-enable"),
    path("people/<int:pk>/password/", people.person_password, name="person-password"),
    path("people/<int:pk>/posts/new/", posts.post_new, name="post-new"),
    path("posts/<int:pk>/end/", posts.post_end, name="post-end"),
    path("posts/<int:pk>/hand-over/", posts.hand_over, name="hand-over"),
    path("posts/<int:pk>/deputies/new/", posts.deputy_new, name="deputy-new"),
    path("deputies/<int:pk>/end/", posts.deputy_end, name="deputy-end"),
    path("groups/", groups.group_list, name="group-list"),
    path("groups/new/", groups.group_new, name="group-new"),
    path("groups/<int:pk>/", groups.group_detail, name="group-detail"),
    path("groups/<int:pk>/edit/", groups.group_edit, name="group-edit"),
    path("lines/", groups.line_list, name="line-list"),
    path("lines/new/", groups.line_new, name="line-new"),
    path("lines/<int:pk>/edit/", groups.line_edit, name="line-edit"),
    path("roles/", roles.role_list, name="role-list"),
    path("roles/<int:pk>/", roles.role_edit, name="role-edit"),
]
