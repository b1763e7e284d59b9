"""Arranging desktops, as GraphQL: thin adapters over `resolvers.layout`."""
