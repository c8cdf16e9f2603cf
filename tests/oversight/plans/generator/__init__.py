"""Writes work plans of invented places whose exact reading is known.

It knows nothing of the reader: it draws a model plan first (``model``), then writes it as prose
or as a table (``prose``, ``tables``), soils it as extraction does (``dirt``) and saves it as txt,
docx, xlsx or pdf (``files``). The same seed always gives the same plan.
"""

from .draw import Sample, sample

__all__ = ["Sample", "sample"]
