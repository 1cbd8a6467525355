"""Many texts, one at a time.

In: files, folders, tables. Out: a `Text` after another, in little memory; loaded, what became of each.
"""

from typing import TYPE_CHECKING

from il21kg.faces import face

if TYPE_CHECKING:
    from il21kg.corpus.columns import Columns
    from il21kg.corpus.loading import Loaded, Tally
    from il21kg.corpus.texts import Text

__all__ = ["Columns", "Loaded", "Tally", "Text"]

__getattr__ = face(__name__, {"Columns": "columns", "Loaded": "loading", "Tally": "loading", "Text": "texts"})
