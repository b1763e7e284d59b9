"""Report definitions: what they may say, whether it can be computed, their words, and what they compile to."""
