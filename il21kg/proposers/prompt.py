"""What a model is asked: the task, the closed list of relations, and one sentence, quoted as data."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from il21kg.proposers.answers import schema
from il21kg.proposers.kept import digest
from il21kg.reading.statements import Topic
from il21kg.resources import folder
from il21kg.vocabulary.classes import Tie, Trait
from il21kg.vocabulary.vocabulary import Relation, Vocabulary

#: Relations that no model is asked for: of no known family, or told from their object.
_NOT_ASKED: Final = ("other",)
_TURNED: Final = (Tie.MODIFIED, Tie.UNDERGOING)


def families(vocabulary: Vocabulary) -> Mapping[str, tuple[Relation, ...]]:
    """Give the relations that may be proposed, by family, each with its rows in their order."""
    turned = {row.family for row in vocabulary.relations if row.tie in _TURNED}
    found: dict[str, list[Relation]] = {}
    for row in sorted(vocabulary.relations, key=lambda row: (row.family, row.key != row.family, row.order)):
        naming = vocabulary.has(row.key, Trait.NAMING)
        if row.kinds and not naming and row.family not in turned and row.family not in _NOT_ASKED:
            found.setdefault(row.family, []).append(row)
    return {family: tuple(rows) for family, rows in found.items()}


@dataclass(frozen=True)
class Prompt:
    """The questions about the sentences of a document."""

    vocabulary: Vocabulary
    topic: Topic

    @cached_property
    def relations(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations that may be proposed."""
        return families(self.vocabulary)

    @cached_property
    def task(self) -> str:
        """What a model is told before it sees a sentence."""
        text = (folder("ontology") / "reading" / "proposer.txt").read_text(encoding="utf-8")
        return text + "".join(_listed(self.relations))

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The form of an answer."""
        return schema(tuple(self.relations))

    def messages(self, sentence: str) -> list[dict[str, str]]:
        """Give what is sent for a sentence."""
        about = self.topic.label
        if self.topic.product_label:
            about = f"{about} ({self.topic.product_label})"
        quoted = json.dumps({"about": about, "sentence": sentence}, ensure_ascii=False)
        return [{"role": "system", "content": self.task}, {"role": "user", "content": quoted}]

    def sha256(self, sentence: str) -> str:
        """Give the hash of all that is asked of a sentence."""
        asked = {"messages": self.messages(sentence), "schema": self.schema}
        return digest(json.dumps(asked, sort_keys=True, ensure_ascii=False))


def _listed(relations: Mapping[str, tuple[Relation, ...]]) -> Iterator[str]:
    for family, rows in relations.items():
        subjects = sorted({kind.value for row in rows for kind in row.subject_kinds})
        objects = sorted({kind.value for row in rows for kind in row.kinds})
        yield f"- {family}: {' or '.join(subjects) or 'anything'} → {' or '.join(objects)}\n"
