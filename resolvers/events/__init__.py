"""The feed: what happened since a person's previous visit to what concerns them."""
