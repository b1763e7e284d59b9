"""The people of a company and how they are organised: for names beside records, and for pickers."""
