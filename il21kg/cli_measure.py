"""The commands that measure: how well texts are read, and what there is still to do."""

from pathlib import Path

import click

from il21kg.console import path_type, show, terms_option


@click.command("eval", epilog="Example: il21kg eval gold/ --errors")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...", type=path_type)
@terms_option
@click.option("--tier", type=click.Choice(["A", "B"]), help="As if statements of this tier were all.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures and each fact as JSON.")
@click.option("--against", metavar="FILE.json", type=path_type, help="Compare with an earlier --json.")
def eval_(
    gold: tuple[Path, ...],
    terms: Path | None,
    tier: str | None,
    as_json: bool,
    against: Path | None,
) -> None:
    """Measure the reading on annotated texts.

    GOLD are annotation files (.json beside .txt), or folders of them.
    """
    import json

    from il21kg import scorecard
    from il21kg.evaluation import evaluate
    from il21kg.gold import read_gold
    from il21kg.loader import make_reader

    earlier = None if against is None else scorecard.read_earlier(against)
    annotations = read_gold(gold)
    reader = make_reader(terms)
    evaluation = evaluate(annotations, reader, tier)
    result = scorecard.to_json(evaluation, reader.vocabulary)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
        return
    show(scorecard.tell(evaluation) if earlier is None else scorecard.compare(result, earlier))
