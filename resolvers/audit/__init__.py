"""The audit log: every administrative change, and every look at somebody else's desktop."""

from resolvers.audit.writing import write_audit_entry

__all__ = ["write_audit_entry"]
