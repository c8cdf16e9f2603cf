"""Running the platform: one command, one port, one server and one worker."""
