"""The feed: what others did to what concerns the viewer."""
