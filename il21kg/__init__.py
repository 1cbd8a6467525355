"""Reads an encyclopaedia article about a gene into a validated, queryable knowledge graph.

>>> import il21kg
>>> kg = il21kg.load()  # the sample article that ships with the package
>>> kg.query("diseases").to_dicts()[0]
{'disease': 'IL21-related infantile inflammatory bowel disease'}
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from il21kg.knowledge import KnowledgeGraph, load

__all__ = ["KnowledgeGraph", "load"]


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is first asked for: the command line starts faster without it."""
    if name in __all__:
        from il21kg import knowledge

        return getattr(knowledge, name)
    raise AttributeError(f"module 'il21kg' has no attribute {name!r}")
