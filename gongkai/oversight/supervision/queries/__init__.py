"""Reading findings and letters: who sees which, what waits for whom, why the day is that day."""
