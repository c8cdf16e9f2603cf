"""What is right in this room, without a database: the tables of transitions, votes, facts."""
