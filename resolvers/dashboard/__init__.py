"""A person's desktop: whose data, which widgets, and what each of them shows."""
