"""The demo company: a made-up sales company in the import format, the same for the same arguments."""
