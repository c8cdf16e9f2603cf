"""Figures side by side: one file per subject, each with its peer's code beside ours.

``python -m bench [subject ...]`` runs all subjects or the named ones. A subject is a module here
with ``figures() -> Iterator[Figure]``; add one by adding its name to ``SUBJECTS`` in ``__main__``.
"""
