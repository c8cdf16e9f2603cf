"""``{% load ui %}``: all parts of the house. What each looks like: /desk/parts/."""

from __future__ import annotations

from django import template

from gongkai.ground.ui.tags import fields, frames, lists, signs

register = template.Library()

register.simple_tag(fields.field)
register.inclusion_tag("ui/parts/error_summary.html")(fields.error_summary)
register.simple_tag(signs.icon)
register.simple_tag(signs.state)
register.inclusion_tag("ui/parts/said.html", takes_context=True)(frames.said)
register.simple_tag(frames.menu, takes_context=True)
register.simple_tag(frames.slot, takes_context=True)
register.simple_tag(frames.panel, takes_context=True)
register.inclusion_tag("ui/parts/pager.html", takes_context=True)(lists.pager)
register.inclusion_tag("ui/parts/nothing.html")(lists.nothing)
