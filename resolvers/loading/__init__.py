"""What loaders share: waiting until a query has asked for everything, and finding the one that failed."""
