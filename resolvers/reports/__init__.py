"""Reports that people make: what they ask for, whether it can be computed, and as what the planner computes it."""
