"""The read side of the desktop, as GraphQL: thin adapters over `resolvers.dashboard`."""
