"""工作要点: a work plan goes in, tasks come out (plans -> tasks -> ledger -> supervision)."""
