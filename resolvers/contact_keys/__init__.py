"""What contacts are found to be the same by: e-mail addresses, phone numbers and names, as they are compared."""
