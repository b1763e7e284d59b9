"""What is done in the background for all companies: deleting those whose time has come, and forgetting what is old."""
