"""Contacts that are probably one: finding them, making one of them, and undoing that (``docs/duplicates.md``)."""
