"""Sign-in by a company's own identity provider, by OpenID Connect: authorization code with PKCE."""
