"""The web server: what the providers call, and pages for people."""
