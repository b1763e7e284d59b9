"""Who may see and do what: the viewer, whose data they see, and the only home of row predicates."""
