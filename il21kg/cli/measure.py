"""The commands that measure: how well texts are read, and what there is still to do."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from il21kg.cli.console import echo, echo_json, page, path_type, progress, show, terms_option

if TYPE_CHECKING:
    from il21kg.measure.evaluation import Evaluation


@click.command("eval", epilog="Example: il21kg eval gold/ --errors")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...", type=path_type)
@terms_option
@click.option("--tier", type=click.Choice(["A", "B"]), help="As if statements of this tier were all.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures and each fact as JSON.")
@click.option("--totals", is_flag=True, help="Tell no single fact: for texts whose errors stay unseen.")
@click.option("--errors", is_flag=True, help="List each miss and each false statement with its sentence.")
@click.option(
    "--html",
    metavar="FILE.html",
    type=path_type,
    callback=page,
    help="Write the errors as a page to work through.",
)
@click.option(
    "--against",
    metavar="FILE.json",
    type=path_type,
    multiple=True,
    help="Compare with an earlier --json; with several, earliest first, the figures of all of them.",
)
def eval_(
    gold: tuple[Path, ...],
    terms: Path | None,
    tier: str | None,
    as_json: bool,
    totals: bool,
    errors: bool,
    html: Path | None,
    against: tuple[Path, ...],
) -> None:
    """Measure the reading on annotated texts.

    GOLD are annotation files (.json beside .txt), or folders of them.

    Precision: the share of the statements that are right; recall: of the facts that are found; nearly the
    same relation is half right. "Without doubt": facts the annotator doubted are neither missed, nor is what
    answers them false. Genre: as the annotation says, else by layout. Construction: how the sentence puts the
    two ends. Repaired rule: part_of answers has_part from its other end, a claim on a cell the facts of its
    effects; brackets are no words of an object, a name has no identifier. The last table: by the old rule.
    """
    from il21kg.measure import errata, scorecard
    from il21kg.measure.evaluation import evaluate
    from il21kg.measure.gold import read_gold
    from il21kg.pipeline import make_reader

    _check_totals(totals, errors or html is not None)
    earlier = scorecard.read_versions(against)
    annotations, reader = read_gold(gold), make_reader(terms)
    evaluation = evaluate(annotations, reader, tier)
    result = scorecard.to_json(evaluation, reader.vocabulary, totals=totals)
    _write_page(html, evaluation)
    if as_json:
        echo_json(result)
        return
    show(scorecard.changes(result, earlier) if earlier else scorecard.tell(evaluation))
    _tell_partial(sum(each.partial for each in annotations))
    if errors:
        show(f"\n{errata.tell(errata.errata(evaluation))}")


def _tell_partial(texts: int) -> None:
    """Say what figures are worth where only some statements of so many texts were looked at."""
    from il21kg.text.quotes import counted

    if texts:
        told = "precision is of that alone, and recall says nothing."
        show(f"\nOnly what was decided is known of {counted(texts, 'text')}: {told}")


def _check_totals(totals: bool, single: bool) -> None:
    if totals and single:
        raise click.UsageError("--totals tells no single fact: leave out --errors and --html.")


def _write_page(file: Path | None, evaluation: "Evaluation") -> None:
    """Write the errata of an evaluation as a page, where one is named."""
    if file is None:
        return
    from il21kg.files import write_file
    from il21kg.measure.errata import errata
    from il21kg.measure.errata_page import to_html

    write_file(file, to_html(evaluation, errata(evaluation)).encode())
    echo(f"Written: {file}", err=True)


@click.group(no_args_is_help=True, epilog="Example: il21kg frames check")
def frames() -> None:
    """Look after the frames: the ways of saying a relation."""


@frames.command("check", epilog="Example: il21kg frames check --terms my-terms/")
@click.argument("paths", type=path_type, nargs=-1, metavar="[FILE|DIR|TABLE]...")
@terms_option
@click.option("--json", "as_json", is_flag=True, help="Print the counts of rows as JSON.")
def check_frames(paths: tuple[Path, ...], terms: Path | None, as_json: bool) -> int:
    """Run the examples of frames and cues, and show shadowing; on texts, count which rows are used.

    The exit code is 1 when an example fails or lacks.
    """
    from il21kg.corpus.texts import count, texts
    from il21kg.measure.examples import rehearse, tell
    from il21kg.measure.usage import count_rows
    from il21kg.measure.usage import tell as tell_usage
    from il21kg.pipeline import make_reader

    if paths:
        with progress(count(paths) if sys.stderr.isatty() else 0) as advance:
            usage = count_rows(texts(paths), make_reader(terms), advance)
        if as_json:
            echo_json(usage.to_json())
        else:
            show(tell_usage(usage))
        return 0
    rehearsal = rehearse(make_reader(terms))
    show(tell(rehearsal))
    return 0 if rehearsal.passed else 1


@frames.command("show", epilog="Example: il21kg frames show binds")
@click.argument("name")
@terms_option
def show_frame(name: str, terms: Path | None) -> None:
    """Show what a frame says and every form of its words."""
    from il21kg.measure.forms import tell_forms
    from il21kg.pipeline import make_reader

    show(tell_forms(name, make_reader(terms).grammar))


@frames.command("associations", epilog="Example: il21kg frames associations summaries.tsv.gz")
@click.argument("paths", type=path_type, nargs=-1, required=True, metavar="FILE|DIR|TABLE...")
@terms_option
def associations(paths: tuple[Path, ...], terms: Path | None) -> None:
    """Count which nouns of texts take "of", as a row of ontology/reading/counts.ttl."""
    from il21kg.corpus.texts import count, texts
    from il21kg.measure.associations import count_nouns, to_turtle
    from il21kg.pipeline import make_reader

    with progress(count(paths) if sys.stderr.isatty() else 0) as advance:
        echo(to_turtle(count_nouns(texts(paths), make_reader(terms), advance)), nl=False)


@click.command(epilog="Example: il21kg silver summaries.tsv.gz --errors")
@click.argument("table", type=path_type, metavar="TABLE.tsv[.gz]")
@terms_option
@click.option("--errors", is_flag=True, help="List what does not agree, with its sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print counts and counter-examples as JSON.")
def silver(table: Path, terms: Path | None, errors: bool, as_json: bool) -> int:
    """Check a table of summaries against HGNC.

    Its columns: symbol, summary (the text); location, gene_group, alias, prev, name, alias_name to check
    against. The exit code is 1 when a text breaks the reader or a quote is not in its text.
    """
    from il21kg.corpus.texts import count, texts
    from il21kg.measure import silver as checks
    from il21kg.pipeline import make_reader

    tally = checks.Silver(make_reader(terms))
    with progress(count([table]) if sys.stderr.isatty() else 0) as advance:
        for text in texts([table]):
            tally.add(text)
            advance()
    if as_json:
        echo_json(checks.to_json(tally))
    else:
        show(checks.tell(tally, errors=errors))
    return 0 if tally.sound else 1


@click.command(epilog="Example: il21kg coverage articles/ --top 50")
@click.argument("texts", nargs=-1, metavar="[TEXT]...", type=path_type)
@terms_option
@click.option(
    "--top",
    metavar="N",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many of each list; 0: all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the lists as JSON.")
def coverage(texts: tuple[Path, ...], terms: Path | None, top: int, as_json: bool) -> None:
    """List what is not read, most frequent first.

    Sentences that gave nothing and why, verbs without a frame, noun phrases without an identifier. TEXT are
    files, folders, or tables with the columns symbol and summary; without it, it is the sample article.
    """
    from il21kg.corpus import texts as corpus
    from il21kg.measure import coverage as worklist
    from il21kg.pipeline import make_reader

    gaps = worklist.Coverage(make_reader(terms), top)
    with progress(corpus.count(texts) if sys.stderr.isatty() else 0) as advance:
        for text in corpus.texts(texts) if texts else [corpus.sample()]:
            gaps.add(text)
            advance()
    if as_json:
        echo_json(worklist.to_json(gaps))
    else:
        show(worklist.tell(gaps))
