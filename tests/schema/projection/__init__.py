"""The two ways of answering, held equal."""
