"""What administrators change: people, departments, groups, the company's own terms and the company itself.

Every change is one act (`transaction.py`): one transaction that checks, writes and notes itself in the audit log.
"""
