"""What a change takes out and puts in is what the requests of the ledger do, whatever there was."""

import pyoxigraph as ox
from articles import LATER, VOCABULARY, article
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger import STEPS

from il21kg.namespaces import PREFIXES
from il21kg.store import ledger
from il21kg.store.documents import version_in
from il21kg.store.quads import change


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=10))
def test_a_change_is_what_the_requests_of_the_ledger_do(
    steps: list[tuple[str, str, tuple[str, ...], bool]],
) -> None:
    looked_up, asked = ox.Store(), ox.Store()
    for step, what, claims, later in steps:
        source = f"{PREFIXES['doc']}{what}"
        if step == "foreign":
            requests = (f"INSERT DATA {{ {what} }}",) * 2
        elif step == "retract":
            requests = (change(looked_up, source).request, ledger.withdrawal(source))
        else:
            own = article(what, claims, ["work"], vocabulary=LATER if later else VOCABULARY)
            graph = {quad.triple for quad in ox.parse(own, format=ox.RdfFormat.N_TRIPLES)}
            version, source = version_in(graph)
            requests = (
                change(looked_up, source, version, graph).request,
                ledger.replacement(source, version, own.splitlines()),
            )
        looked_up.update(requests[0])
        asked.update(requests[1])
        assert {*looked_up} == {*asked}


def test_what_is_there_is_neither_taken_out_nor_put_in() -> None:
    own, kept = article("one", ["acts"]), ox.Store()
    graph = {quad.triple for quad in ox.parse(own, format=ox.RdfFormat.N_TRIPLES)}
    version, source = version_in(graph)
    first = change(kept, source, version, graph)
    assert (len(first.out), len(first.put)) == (0, 2 * len(graph))
    kept.update(first.request)
    assert change(kept, source, version, graph).request == ""
