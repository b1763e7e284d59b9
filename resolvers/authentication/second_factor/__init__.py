"""The second factor: what besides the password proves who comes in."""
