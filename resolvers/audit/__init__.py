"""The audit log: every administrative change, every look at somebody else's desktop, and who came in and went out."""
