"""An app that declares a slow kind of job, for workers that run as processes."""
