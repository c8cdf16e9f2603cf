"""Whether it was done: plans, inspection, accounts, venues, assessment, annual report."""
