"""The pages of `docs/reference/` that are written from the code say what the code says.

`python tests/test_reference.py` writes them anew.
"""

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, URIRef

import il21kg
from il21kg.ask.catalogue import Question, catalogue
from il21kg.audit.catalogue import CHECKS
from il21kg.cli.main import commands
from il21kg.cli.outputs import OUTPUTS, schema_of
from il21kg.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
ADVICE = URIRef("https://w3id.org/il21kg/shapes#advice")
IKG = PREFIXES["ikg"]


def one_line(text: str) -> str:
    """A text of several lines as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


def leaves(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with its path, those of groups one by one."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name), command


def names_of(option: click.Option, context: click.Context) -> str:
    """How an option is written: its names, and what it takes."""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag or option.count:
        return names
    shown = option.make_metavar(context).replace("|", "\\|")
    return f"{names} {shown}"


def told(path: tuple[str, ...], command: click.Command) -> str:
    """A command as a section: how it is called, what it does, its options, an example."""
    context = click.Context(command, info_name=" ".join(("il21kg", *path)))
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    rows = "".join(
        f"| {names_of(option, context)} | {one_line(option.help or '')} |\n"
        for option in options
        if not option.hidden and "--help" not in option.opts
    )
    table = f"| option | |\n|---|---|\n{rows}\n" if rows else ""
    usage = command.get_usage(context).removeprefix("Usage: ")
    paragraphs = inspect.cleandoc(command.help or "").replace("\b\n", "").split("\n\n")
    text = "\n\n".join(click.formatting.wrap_text(each, 110) for each in paragraphs)
    example = " ".join((command.epilog or "").split()).removeprefix("Example: ")
    return (
        f"## {' '.join(path)}\n\n    {' '.join(usage.split())}\n\n{text}\n\n{table}Example: `{example}`\n\n"
    )


def listed() -> str:
    """What each command does, in a line."""
    rows = (
        f"| [`{' '.join(path)}`](#{'-'.join(path)}) | {command.get_short_help_str(100)} |\n"
        for path, command in leaves(commands)
    )
    return "| command | |\n|---|---|\n" + "".join(rows) + "\n"


def commands_page() -> str:
    head = """# Commands

Results go to standard output, messages to standard error. Every command has `--help`.

| exit code | |
|---|---|
| 0 | done |
| 1 | the graph does not conform, a claim is not borne out, nothing was found, two things differ |
| 2 | wrong input or usage: the message says where, what, and what to do |
| 3 | the machine says no: the store is in use, the disk is full, the endpoint is away |
| 130 | Ctrl-C |

"""
    return (
        head + listed() + "".join(told(path, command) for path, command in leaves(commands)).rstrip() + "\n"
    )


def questions_page() -> str:
    head = """# Questions

Each is a file in `queries/` that any SPARQL tool runs on the exported Turtle, and that `il21kg query NAME`
asks. What stands in the answer is that of the sample article.

"""
    return head + "\n".join(asked(question) for question in catalogue())


def asked(question: Question) -> str:
    """A question as a section: what it asks, of what, in which words, and what the sample article says."""
    parameters = "".join(f"- `{each.name}={each.default}`: {each.meaning}\n" for each in question.parameters)
    ways = f"In plain words: “{question.asked[0]}”.\n\n" if question.asked else ""
    answer = "; ".join(question.answer) or "no rows"
    return f"## {question.name}\n\n{question.question}\n\n{parameters}\n{ways}In the answer: {answer}.\n"


def terms_page() -> str:
    head = """# Terms of the ontology

Classes and properties of `ontology/il21kg.ttl` (prefix `ikg:`, <https://w3id.org/il21kg/ontology#>). The
statements use them beside RO, Biolink, SO, SPAR, PROV-O and Web Annotation.

"""
    graph = rdflib.Graph().parse(ROOT / "ontology" / "il21kg.ttl")
    kinds = {"Classes": OWL.Class, "Relations": OWL.ObjectProperty, "Values": OWL.DatatypeProperty}
    return head + "\n".join(f"## {title}\n\n{defined(graph, kind)}" for title, kind in kinds.items())


def defined(graph: rdflib.Graph, kind: URIRef) -> str:
    """The terms of a kind with their labels and definitions, as a table."""
    own = sorted(str(term) for term in graph.subjects(RDF.type, kind) if str(term).startswith(IKG))
    rows = (
        f"| `ikg:{term.removeprefix(IKG)}` | {graph.value(URIRef(term), RDFS.label)} "
        f"| {one_line(str(graph.value(URIRef(term), SKOS.definition) or ''))} |\n"
        for term in own
    )
    return "| term | label | definition |\n|---|---|---|\n" + "".join(rows)


def shapes_page() -> str:
    head = """# Shapes

What a graph has to conform to (`ontology/shapes.ttl`, SHACL). `il21kg load` and `il21kg validate` tell the
code of the shape with each finding. A violation keeps its statement out of the graph; what a warning or an
info is about is kept as stated.

| shape | severity | what to do |
|---|---|---|
"""
    graph = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
    named = sorted((natural(str(name)), shape) for shape, name in graph.subject_objects(SH.name))
    return head + "".join(
        f"| {graph.value(shape, SH.name)} "
        f"| {str(graph.value(shape, SH.severity) or SH.Violation).removeprefix(str(SH)).lower()} "
        f"| {one_line(str(graph.value(shape, ADVICE) or ''))} |\n"
        for _, shape in named
    )


def audit_page() -> str:
    head = """# Findings of an audit

What `il21kg audit` looks for. An id stays with its check for ever; a check that goes takes its id with it. An
error is false or of no use, a warning is missing or doubtful, an info is to be looked at.

| id | severity | what should be so | what to do |
|---|---|---|---|
"""
    return head + "".join(
        f"| {each.id} | {each.severity} | {each.title} | {one_line(each.advice)} |\n" for each in CHECKS
    )


def natural(name: str) -> list[tuple[str, int]]:
    """A key that sorts S9 before S10."""
    return [(letters, int(digits or 0)) for letters, digits in re.findall(r"(\D*)(\d*)", name)]


def python_page() -> str:
    head = """# Python

What `import il21kg` shows. Everything else may move without notice.

"""
    return head + "\n".join(described(name, getattr(il21kg, name)) for name in il21kg.__all__)


def described(name: str, value: Any) -> str:
    """A public name as a section: how it is called, what it means, its fields, its methods."""
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(value))).body
    if isinstance(node, ast.FunctionDef):
        return f"## {name}\n\n    il21kg.{called(node)}\n\n{paragraphs(node)}\n"
    assert isinstance(node, ast.ClassDef)
    methods = (each for each in node.body if isinstance(each, ast.FunctionDef) and each.name[0] != "_")
    return f"## {name}\n\n{paragraphs(node)}\n" + "\n".join(
        ["", "".join(fields(node)), *map(member, methods)]
    )


def member(node: ast.FunctionDef) -> str:
    plain = any(isinstance(each, ast.Name) and "property" in each.id for each in node.decorator_list)
    return f"\n**`{node.name if plain else called(node)}`**\n\n{paragraphs(node)}\n"


def fields(node: ast.ClassDef) -> Iterator[str]:
    """The public fields of a class, with the sentence under each that has one."""
    for field, below in pairwise([*node.body, ast.Pass()]):
        if isinstance(field, ast.AnnAssign) and not ast.unparse(field.target).startswith("_"):
            meaning = (
                f": {' '.join(ast.literal_eval(below.value).split())}" if isinstance(below, ast.Expr) else ""
            )
            yield f"- `{ast.unparse(field.target)}: {ast.unparse(field.annotation)}`{meaning}\n"


def called(node: ast.FunctionDef) -> str:
    """A function's name, its arguments without `self`, and what it returns."""
    arguments = ast.unparse(node.args).removeprefix("self").removeprefix(", ")
    return f"{node.name}({arguments})" + (f" -> {ast.unparse(node.returns)}" if node.returns else "")


def paragraphs(node: ast.FunctionDef | ast.ClassDef) -> str:
    """A docstring as Markdown: examples as code."""
    text = ast.get_docstring(node) or ""
    example = re.compile(r"(?:^>>> .*\n?(?:^(?!>>>).+\n?)*)+", re.MULTILINE)
    return example.sub(lambda code: f"```python\n{code[0].rstrip()}\n```", text)


def json_page() -> str:
    head = """# JSON

What commands print with `--json` is a contract: it has a schema (JSON Schema 2020-12). `il21kg schema NAME`
prints it, and [schemas](schemas) holds them all. A schema is closed: nothing else is printed than what stands
there. Offsets count code points of the text, from 0, the end not with them.

`query` and `ask` print SPARQL results (`--format json`), as the W3C defines them; the routes of `serve` are
described by its `/openapi.json`.

"""
    return head + "\n".join(json_section(name) for name in OUTPUTS)


def json_section(name: str) -> str:
    """What a command prints, its own fields as a table."""
    schema = schema_of(name)
    several = schema.get("type") == "array"
    shape = (schema["items"] if several else schema)["$ref"].rpartition("/")[2]
    own = schema["$defs"][shape]
    rows = "".join(
        f"| `{field}` | {one_line(type_told(each))} | {one_line(each.get('description', ''))} |\n"
        for field, each in own["properties"].items()
    )
    told = f"A list; each: {own['description']}" if several else own["description"]
    return (
        f"## {name}\n\n`il21kg {OUTPUTS[name].command}`: [schema](schemas/{name}.json)\n\n{told}\n\n"
        f"| field | | |\n|---|---|---|\n{rows}"
    )


def type_told(schema: dict[str, Any]) -> str:
    """A type in a few words: `list of Place`, `string or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(f"`{each}`" for each in schema["enum"] if each != "")
    if "anyOf" in schema:
        return " or ".join(map(type_told, schema["anyOf"]))
    kind = schema["type"]
    if kind == "array":
        parts = schema.get("prefixItems") or [schema["items"]]
        return f"list of {', '.join(map(type_told, parts))}"
    if kind == "object":
        return f"by name: {type_told(schema['additionalProperties'])}"
    return kind if isinstance(kind, str) else " or ".join(kind)


def schema_text(name: str) -> str:
    return json.dumps(schema_of(name), ensure_ascii=False, indent=1) + "\n"


#: What is written from the code: the pages, and what writes each.
PAGES = {
    "commands": commands_page,
    "questions": questions_page,
    "terms": terms_page,
    "shapes": shapes_page,
    "audit": audit_page,
    "python": python_page,
    "json": json_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_that_of_today(name: str) -> None:
    page = REFERENCE / f"{name}.md"
    assert page.read_text(encoding="utf-8") == PAGES[name](), "python tests/test_reference.py writes it anew"


def test_the_schemas_are_those_of_today() -> None:
    written = {path.stem: path.read_text(encoding="utf-8") for path in REFERENCE.glob("schemas/*.json")}
    assert written == {name: schema_text(name) for name in OUTPUTS}, "python tests/test_reference.py"


@pytest.mark.parametrize(("path", "command"), [*leaves(commands)])
def test_every_command_has_help_and_an_example(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help
    assert (command.epilog or "").startswith(f"Example: il21kg {' '.join(path)}")
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    assert [option.opts for option in options if not option.help] == []


if __name__ == "__main__":
    for name, page in PAGES.items():
        (REFERENCE / f"{name}.md").write_text(page(), encoding="utf-8")
    for name in OUTPUTS:
        (REFERENCE / "schemas" / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
