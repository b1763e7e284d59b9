"""What administrators decide about desktops, as GraphQL: thin adapters over `resolvers.desktop_settings`."""
