"""Pure rules: quiet hours, the delivery table, where a webhook may go."""
