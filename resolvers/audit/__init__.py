"""The audit log: every administrative change, and every look at somebody else's desktop."""
