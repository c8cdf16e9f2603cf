"""The public site's frame: home, 政府信息公开, badges, mourning, the way to other sites."""
