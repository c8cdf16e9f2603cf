"""A page with mistakes says so in its status."""

from __future__ import annotations

from django import forms

from gongkai.ground.ui.answers import status_of


class Named(forms.Form):
    name = forms.CharField()


def test_a_first_look_is_fine() -> None:
    assert status_of(Named()) == 200


def test_one_form_with_a_mistake_is_enough() -> None:
    sound = Named({"name": "甲"})
    assert status_of(sound) == 200
    assert status_of(sound, Named({})) == 422


def test_a_refusal_put_on_a_sound_form_counts() -> None:
    form = Named({"name": "甲"})
    form.is_valid()
    form.add_error("name", "这个名称已经有了。")
    assert status_of(form) == 422
