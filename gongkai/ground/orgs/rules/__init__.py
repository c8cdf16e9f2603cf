"""Pure rules of units, people and reach."""
