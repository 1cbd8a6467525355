"""Which JSON each command prints: what its type says is kept; `il21kg schema` writes it as a schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from il21kg.annotation.annotated import AnnotatedText
from il21kg.ask.answers import Answer
from il21kg.cli.json_schema import to_schema
from il21kg.cli.printed.facts import CompareValue, DiffValue
from il21kg.cli.printed.holdings import HoldingValue, LoadValue, ReportValue
from il21kg.cli.printed.judgements import AuditValue, CheckedValue, DecisionValue
from il21kg.cli.printed.measures import CoverageValue, EvalValue, SilverValue, UsageValue
from il21kg.cli.printed.names import GroundingValue, ManifestValue
from il21kg.cli.printed.readings import ReadValue
from il21kg.namespaces import BASE
from il21kg.store.quarantine import Failure
from il21kg.store.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Output:
    """What a command prints with `--json`."""

    command: str
    """How it is called, as far as it matters."""
    kind: Any
    """The type of what it prints."""


OUTPUTS: Final[Mapping[str, Output]] = {
    "read": Output("read --json", ReadValue),
    "load": Output("load --json", LoadValue),
    "parts": Output("parts --json", LoadValue),
    "validate": Output("validate --json", ReportValue),
    "documents": Output("documents --json", list[HoldingValue]),
    "documents-failed": Output("documents --failed --json", list[Failure]),
    "stats": Output("stats --json", Statistics),
    "diff": Output("diff --json", DiffValue),
    "why": Output("why --json", Answer),
    "annotations-import": Output("annotations import --json", list[AnnotatedText]),
    "terms-list": Output("terms list --json", ManifestValue),
    "ground": Output("ground --json", list[GroundingValue]),
    "eval": Output("eval --json", EvalValue),
    "silver": Output("silver --json", SilverValue),
    "coverage": Output("coverage --json", CoverageValue),
    "frames-check": Output("frames check FILE --json", UsageValue),
    "audit": Output("audit --json", AuditValue),
    "check": Output("check --json", CheckedValue),
    "decisions-list": Output("decisions list --json", list[DecisionValue]),
    "compare": Output("compare --json", CompareValue),
}
"""What each command prints, by the name of its schema."""


def schema_of(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a name of `OUTPUTS`; raises KeyError for another."""
    return to_schema(OUTPUTS[name].kind, f"{BASE}schema/{name}.json", f"il21kg {OUTPUTS[name].command}")
