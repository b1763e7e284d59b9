"""Contacts, activities, deals and communications in the API."""
