"""Reading items: by ``visible_to``, as they would go out, what stands against it, work lists."""
