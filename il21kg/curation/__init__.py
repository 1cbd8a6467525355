"""What curators decide of statements, so that it holds again when a text is read anew."""
