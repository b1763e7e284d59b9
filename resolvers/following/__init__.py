"""Following what changes: a cursor over the journal of records and over what figures are made from (`docs/webhooks.md`)."""
