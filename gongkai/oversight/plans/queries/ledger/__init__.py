"""Reading the ledger: where an assignment stands, who may do what, boards, calendars, to-dos."""
