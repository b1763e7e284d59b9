"""Passkeys (WebAuthn): coming in by what a device proves, and what is asked of devices for it."""
