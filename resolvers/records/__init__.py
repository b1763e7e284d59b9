"""Contacts, activities, deals and communications: reading them, and changing them with their ledger and events."""
