"""Reads an encyclopaedia article about a gene into a validated, queryable knowledge graph."""
