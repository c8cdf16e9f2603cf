"""Dates and periods in Chinese text: 2025年6月26日, 6月底前, 年底前, 上半年, 每季度."""

from __future__ import annotations

from gongkai.ground.language.dates.mention import DateKind, DateMention
from gongkai.ground.language.dates.reading import date_of, dates_in

__all__ = ["DateKind", "DateMention", "date_of", "dates_in"]
