"""Files that are brought in through the API."""
