"""Webhooks: records that sources send, signed, and what of them was refused (`docs/webhooks.md`)."""
