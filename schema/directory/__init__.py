"""People, departments, and what a company has set up, for names beside records and for pickers."""
