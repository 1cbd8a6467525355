"""The rows of `ontology/reading`: their own examples, the words they share, what they point to."""

from collections import Counter, defaultdict

import pyoxigraph as ox
import pytest
from sayings import reader, said, vocabulary

from il21kg.measure.examples import cue_example, frame_examples, predicate_examples, realisations, shadows
from il21kg.namespaces import IKG, PREFIXES, RDFS, compact, local_name
from il21kg.resources import folder
from il21kg.vocabulary.classes import Turn
from il21kg.vocabulary.derivation import Derivation
from il21kg.vocabulary.inflection import irregular_verbs
from il21kg.vocabulary.vocabulary import Cue, Frame, Predicate, Relation

FRAMES = vocabulary().frames
CUES = vocabulary().cues
RELATIONS = vocabulary().relations


def name_of(row: Frame | Predicate | Relation) -> str:
    return row.name


# --- frames


def test_there_are_frames_cues_relations_and_words() -> None:
    assert len(FRAMES) > 40 and len(CUES) > 80 and len(RELATIONS) > 60 and len(vocabulary().words) > 20


@pytest.mark.parametrize("frame", FRAMES, ids=name_of)
def test_a_frame_reads_its_examples_and_not_its_counter_examples(frame: Frame) -> None:
    assert frame.examples and frame.counter_examples
    assert list(frame_examples(frame, reader())) == []


@pytest.mark.parametrize("frame", FRAMES, ids=name_of)
def test_the_first_example_of_a_frame_says_one_thing_under_a_relation_of_the_frame(frame: Frame) -> None:
    found = [s for s in said(frame.examples[0]) if s.frame == frame.name]
    assert len(found) == 1
    admitted = {r.family for key in (frame.family, frame.otherwise) for r in _relations(key)}
    assert found[0].relation in admitted | {"acts_on_cell"}, "or a cell (decision 19)"


def _relations(key: str) -> tuple[Relation, ...]:
    """Give the rows of a key; what is encoded may be a kind of thing."""
    both = (key, f"{key}-kind")
    return tuple(row for k in both for row in vocabulary().relations_by_key.get(k, ()))


def test_every_frame_names_a_relation_and_every_direction_is_known() -> None:
    keys = set(vocabulary().relations_by_key)
    assert {f.name: f.family for f in FRAMES if f.family not in keys} == {}
    assert {f.name: f.otherwise for f in FRAMES if f.otherwise and f.otherwise not in keys} == {}
    assert {f.direction for f in FRAMES} == {None, "increased", "decreased"}
    assert {f.kind for f in FRAMES} == {"verb", "noun"}


def test_no_trigger_stands_twice_in_a_frame() -> None:
    twice = {f.name: [t for t, n in Counter(f.triggers).items() if n > 1] for f in FRAMES}
    assert {name: triggers for name, triggers in twice.items() if triggers} == {}


# --- predicates


@pytest.mark.parametrize("predicate", vocabulary().predicates, ids=name_of)
def test_a_frame_that_takes_the_forms_of_a_predicate_reads_its_examples(predicate: Predicate) -> None:
    assert predicate.examples
    assert list(predicate_examples(predicate, reader())) == []


def test_no_predicate_is_written_twice() -> None:
    text = (folder("ontology") / "reading" / "predicates.ttl").read_text(encoding="utf-8")
    names = [line.split(" ")[0] for line in text.splitlines() if line.startswith("say:")]
    verbs = [(p.meaning, p.verb, p.preposition) for p in vocabulary().predicates if p.verb]
    assert [each for each, count in Counter([*names, *verbs]).items() if count > 1] == []


def test_what_is_derived_from_predicates_is_not_written_in_a_frame_as_well() -> None:
    derivation = Derivation(vocabulary().predicates, irregular_verbs(vocabulary().words))
    shapes = {frame.name: frame.shape for frame in FRAMES}
    written: dict[str, set[str]] = defaultdict(set)
    derived: dict[str, set[str]] = defaultdict(set)
    for row, _, value, _ in ox.parse(_frames_text(), format=ox.RdfFormat.TURTLE):
        name = local_name(str(row).strip("<>"))
        apart = shapes.get(name) in (Turn.MODIFIER, Turn.NOMINAL)
        if isinstance(value, ox.Literal):
            triggers = derivation.triggers(value.value, apart=apart) if "{" in value.value else ()
            written[name].add(value.value)
            derived[name] |= set(triggers)
    assert {name: both for name in written if (both := sorted(written[name] & derived[name]))} == {}
    assert sum(map(len, derived.values())) > 200


def _frames_text() -> str:
    return (folder("ontology") / "reading" / "frames.ttl").read_text(encoding="utf-8")


def test_common_words_stand_in_one_row_each_and_the_rows_have_examples() -> None:
    text = (folder("ontology") / "reading" / "common-words.ttl").read_text(encoding="utf-8")
    rows: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value, _ in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if predicate.value in (IKG.words, IKG.example) and isinstance(value, ox.Literal):
            rows[f"{subject} {local_name(predicate.value)}"].append(value.value)
    words = [word for key, values in rows.items() if key.endswith("words") for word in values[0].split("|")]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert set(words) == set(vocabulary().words["common-word"])
    assert sum(key.endswith("example") for key in rows) == sum(key.endswith("words") for key in rows) == 3


# --- shadowing: words of one frame that another frame reads as well

#: Pairs of frames that may meet on the same words, each looked at. What decides: the longer match, then
#: the one with more fixed words, then `ikg:order`, then the name; and the shape, which may refuse.
REVIEWED = {
    ("has-activity", "with-part"): "with: an activity or a part follows",
    ("associated-with", "binds"): "a disease or a molecule: the kind of the object decides the relation",
    ("causes", "induces"): "leads to, results in: a change of the gene causes, a protein induces",
    ("expressed-in", "observed-in"): "detected in",
    ("directed-to", "localizes-to"): "localizes it to",
    ("localizes-to", "mapped-to"): "somebody localized the gene to a band: more words, the gene among them",
    ("localizes-to", "observed-in"): "found in",
    ("observed-in", "variants-observed"): "found in, of transcripts or of others",
    ("expressed-in", "variants-observed"): "transcripts only",
    ("localizes-to", "pseudogenes-observed"): "pseudogenes only",
    ("located-on", "pseudogenes-observed"): "pseudogenes only",
    ("observed-in", "pseudogenes-observed"): "pseudogenes only",
    ("pseudogenes-observed", "variants-observed"): "pseudogenes, or transcripts",
    ("has-activity", "has-part"): "possesses: an activity or a domain",
    ("binds", "modifier-partner"): "right before a noun, inside a kind, it is no verb",
    ("binds", "nominal-binds"): "what follows the noun's own of is no part of a verb",
    ("expressed-in", "nominal-expressed"): "what follows the noun's own of is no part of a verb",
    (
        "localizes-to",
        "nominal-localized",
    ): "targeting to: what follows the noun's own of is no part of a verb",
    ("induces", "modifier-induces"): "right before a noun, inside a kind, it is no verb",
    ("inhibits", "modifier-inhibits"): "right before a noun, inside a kind, it is no verb",
    ("modifier-inhibits", "turns-off"): "right before a noun, inside a kind, it is no verb",
    ("modifier-regulates", "regulates"): "right before a noun, inside a kind, it is no verb",
    ("induces", "plays-a-role-in"): "a stimulatory effect: the adjective says which",
    ("inhibits", "plays-a-role-in"): "an inhibitory effect: the adjective says which",
    ("involved-in-doing", "required-for-doing"): "important for maintaining",
    ("has-part", "modifier-part"): "right before a noun, inside a kind, it is no verb",
    ("inhibits", "modifier-source"): "right before a noun, inside a kind, it is no verb",
    ("located-on", "near"): "located next to: more words",
    ("near", "pseudogenes-observed"): "pseudogenes only",
    ("localizes-to", "located-on"): "a band or a component: the kind of the object decides",
    ("located-on", "part-of-verb"): "contained in",
    ("localizes-to", "variants-observed"): "transcripts only",
    ("modifies", "processed"): "cleaved, with or without an agent",
    ("modifier-place", "other"): "right before a noun, inside a kind, it is no verb",
    ("modifier-place", "secreted"): "right before a noun, inside a kind, it is no verb",
    ("other", "secreted"): "secreted: without an object it is a place",
    ("phosphorylates", "processed"): "with or without an agent",
    ("plays-a-role-in", "required-for"): "important in",
    ("processed", "ubiquitinates"): "with or without an agent",
    ("produced-by", "variants-observed"): "transcripts only",
    ("associated-with", "implicated-inside"): "implicated in, or implicates X in",
    ("identified-as", "is-a"): "identified as, or identifies X as",
    ("located-on", "mapped-there"): "maps to, or maps X to",
    ("mapped-there", "near"): "mapped near: more words",
    ("mapped-there", "mapped-to"): "somebody mapped it: with or without the word gene",
    ("mapped-there", "pseudogenes-observed"): "pseudogenes only",
    ("activates", "turns-on"): "turns on X, turns X on",
    ("inhibits", "turns-off"): "turns off X, turns X off",
    ("encodes", "tells-to-make"): "tells cells how to make: more words",
    ("causes", "makes"): "produces: cells and genes make, others cause",
    ("makes", "other"): "secretes: cells make, of others it is not known what is meant",
    ("makes", "modifier-place"): "right before a noun, inside a kind, it is no verb",
    ("makes", "secreted"): "secreted: without an object it is a place",
}


def test_a_trigger_means_what_it_is_made_of() -> None:
    assert "leads to" in realisations("<lead> ~2 to", reader())
    assert realisations("(is|are)? ~1 (a|an) part? of", reader()) == ["a of", "an of"]


def test_frames_share_words_only_where_that_was_looked_at() -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for shadow in shadows(reader()):
        first, second = sorted((shadow.winner, shadow.loser))
        found[first, second] |= set(shadow.triggers)
    assert {pair: sorted(t) for pair, t in found.items() if pair not in REVIEWED} == {}, "new"
    assert sorted(set(REVIEWED) - set(found)) == [], "gone: take the row out"


# --- cues

#: Sentences into which a cue may fit; each word of the data must work in one of them.
CARRIERS = """
IL-21 {} induces apoptosis.
IL-21 {} induce apoptosis.
IL-21 {} inducing apoptosis.
IL-21 {} to induce apoptosis.
IL-21 is {} inducing apoptosis.
IL-21 is {} to induce apoptosis.
IL-21 has been {} to induce apoptosis.
IL-21 is a {} cytokine.
IL-21 has {} role in apoptosis.
IL-21 plays a {} role in apoptosis.
It is {} that IL-21 induces apoptosis.
It has been {} that IL-21 induces apoptosis.
Studies {} that IL-21 induces apoptosis.
One study {} that IL-21 induces apoptosis.
There is a {} that IL-21 induces apoptosis.
IL-21 {} IL-6 induces apoptosis.
IL-21 induces apoptosis, {} phagocytosis.
IL21 is expressed in B cells {} T cells.
IL-21 is a cytokine {} antiviral activity.
{} IL-21 induces apoptosis nor IL-6 does.
IL21 is expressed everywhere {} B cells.
IL21 has {} be expressed in B cells.
{} is IL21 expressed in B cells.
{} IL-21 found to induce apoptosis, B cells would be few.
{} IL-21 have induced apoptosis, B cells would be few.
""".strip().splitlines()


@pytest.mark.parametrize("kind", sorted({cue.kind for cue in CUES}))
def test_every_word_of_a_cue_is_read_as_such(kind: str) -> None:
    words = {cue.words for cue in CUES if cue.kind == kind}
    alive = {word for word in words for sentence in CARRIERS if _works(word, kind, sentence.format(word))}
    assert sorted(words - alive) == []


def _works(word: str, kind: str, sentence: str) -> bool:
    if kind == "capability":
        return any(s.certainty == "stated" and not s.negated for s in said(sentence))
    field = {"hedge": "hedge_cues", "evidential": "evidential_cues", "negation": "negation_cues"}[kind]
    return any(word in cue.text.lower() for s in said(sentence) for cue in getattr(s, field))


@pytest.mark.parametrize("cue", {cue.examples: cue for cue in CUES}.values(), ids=lambda cue: cue.words)
def test_the_example_of_a_cue_is_as_sure_as_its_kind(cue: Cue) -> None:
    assert cue.examples and cue.source
    assert [fault for example in cue.examples for fault in cue_example(cue, example, reader())] == []


def test_no_word_is_two_kinds_of_cue() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for cue in CUES:
        kinds[cue.words].add(cue.kind)
    assert {word: sorted(k) for word, k in kinds.items() if len(k) > 1} == {}


# --- relations

ONTOLOGY = (folder("ontology") / "il21kg.ttl").read_text(encoding="utf-8")


def test_the_predicates_of_every_relation_are_declared() -> None:
    quads = list(ox.parse(ONTOLOGY, format=ox.RdfFormat.TURTLE))
    subjects = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    hedged_form_of = {
        (q.subject.value, q.object.value)
        for q in quads
        if q.predicate.value == IKG.hedgedFormOf
        and isinstance(q.subject, ox.NamedNode)
        and isinstance(q.object, ox.NamedNode)
    }
    own = PREFIXES["ikg"]
    undeclared = {
        f"{row.name}: {compact(iri)}"
        for row in RELATIONS
        for iri in (row.stated, row.hedged, f"{own}{row.statement}")
        if iri.startswith(own) and iri not in subjects
    }
    assert undeclared == set()
    unlinked = {row.name for row in RELATIONS if (row.hedged, row.stated) not in hedged_form_of}
    assert unlinked == set()


def test_only_a_hedged_predicate_says_may() -> None:
    hedged, stated = {r.hedged for r in RELATIONS}, {r.stated for r in RELATIONS}
    assert hedged.isdisjoint(stated)
    assert {local_name(p) for p in hedged if "may" not in local_name(p).lower()} == set()
    assert {local_name(p) for p in stated if "may" in local_name(p).lower()} == set()


# --- closed classes of words


def rows() -> list[tuple[str, str, str, list[str]]]:
    """Give the rows of words.ttl: name, class, role, words."""
    text = (folder("ontology") / "reading" / "words.ttl").read_text(encoding="utf-8")
    of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            of[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return [
        (
            local_name(iri),
            row[RDFS.label][0],
            (row[IKG.role] or [""])[0],
            [word.strip() for line in row[IKG.words] for word in line.split("|")],
        )
        for iri, row in of.items()
    ]


def test_every_class_of_words_has_words_and_no_empty_one() -> None:
    assert len(rows()) > 30
    assert {name for name, _, _, words in rows() if not words or "" in words} == set()
    assert {w for _, _, _, words in rows() for w in words if w != w.lower() or "  " in w} == set()


def test_no_word_stands_twice_in_a_class() -> None:
    """The later role would silently win."""
    twice = Counter((label, word) for _, label, _, words in rows() for word in words)
    assert {key: n for key, n in twice.items() if n > 1} == {}


#: Classes that give a word opposite parts in a sentence: it introduces, it joins, it denies, it names.
OPPOSED = (
    "topic",
    "exemplar",
    "preposition",
    "conjunction",
    "negation",
    "relative",
    "modal",
    "auxiliary",
    "linker",
)


#: It joins and it denies.
BOTH = {"nor": ["conjunction", "negation"]}


def test_no_word_stands_in_two_opposed_classes() -> None:
    classes: dict[str, set[str]] = defaultdict(set)
    for _, label, _, words in rows():
        if label in OPPOSED:
            for word in words:
                classes[word].add(label)
    assert {word: sorted(c) for word, c in classes.items() if len(c) > 1} == BOTH
