"""How one gets in: portal, desk, api, and the command line. The doors do not know each other."""
