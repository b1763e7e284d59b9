"""Saved reports: what they ask for, their folders and versions, and putting them on desktops."""
