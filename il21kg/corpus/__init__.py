"""Many texts, one at a time.

In: files, folders, tables. Out: a `Text` after another, in little memory.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.corpus.texts import Text

__all__ = ["Text"]

__getattr__ = face(__name__, {"Text": "texts"})
