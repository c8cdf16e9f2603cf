"""``{% load ui %}``: all parts of the house. What each looks like: /desk/parts/."""

from __future__ import annotations

from django import template

from gongkai.ground.ui.tags import (
    blocks,
    fields,
    figures,
    frames,
    links,
    lists,
    signs,
    texts,
    times,
)

register = template.Library()

for draw in (
    fields.field,
    fields.fields,
    signs.icon,
    signs.state,
    figures.ruler,
    figures.meter,
    texts.before,
    texts.after,
    times.today,
):
    register.simple_tag(draw)
for ask in (frames.menu, frames.slot, frames.panel):
    register.simple_tag(ask, takes_context=True)
for change in (
    times.cn_date,
    times.cn_day,
    times.cn_short,
    times.cn_time,
    times.cn_number,
    times.days_left,
    times.light,
    times.weekday,
    texts.phrases,
    links.outbound,
):
    register.filter(change)
for name, build in (
    ("error_summary", fields.error_summary),
    ("calendar", figures.calendar),
    ("progress", figures.progress),
    ("matrix", figures.matrix),
    ("nothing", lists.nothing),
    ("crumb", lists.crumb),
    ("section_head", lists.section_head),
    ("tabs", lists.tabs),
    ("facts", lists.facts),
    ("steps", lists.steps),
    ("timeline", lists.timeline),
    ("checklist", lists.checklist),
):
    register.inclusion_tag(f"ui/parts/{name}.html", name=name)(build)
register.inclusion_tag("ui/parts/said.html", takes_context=True)(frames.said)
register.inclusion_tag("ui/parts/pager.html", takes_context=True)(lists.pager)
register.simple_block_tag(blocks.scroll)
register.simple_block_tag(blocks.note)
