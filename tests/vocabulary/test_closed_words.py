"""A word that the program does not know is refused where it stands, with what is meant perhaps."""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest

from il21kg.errors import InputError
from il21kg.reading.reader import Reader
from il21kg.reading.topic import find_topic
from il21kg.text.document import read_document
from il21kg.vocabulary import classes
from il21kg.vocabulary.vocabulary import load_vocabulary

PREFIXES = (
    "@prefix ikg: <https://w3id.org/il21kg/ontology#> .\n"
    "@prefix read: <https://w3id.org/il21kg/reading/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
)
BEGINNINGS = {
    "FRAME": 'read:f a ikg:Frame ; ikg:family "induces" ;',
    "RELATION": 'read:r a ikg:Relation ; ikg:relationKey "zaps" ;',
    "CLASS": 'read:w a ikg:WordClass ; ikg:words "thon" ;',
    "CUE": 'read:c a ikg:Cue ; ikg:words "mayhap" ;',
}
PACKAGE = Path(__file__).parents[2] / "il21kg"
ENUMERATIONS = [
    each for each in vars(classes).values() if isinstance(each, type) and each.__module__ == classes.__name__
]


@pytest.fixture
def terms(tmp_path: Path) -> Callable[[str], Path]:
    def write(turtle: str) -> Path:
        folder = tmp_path / "terms"
        folder.mkdir(exist_ok=True)
        (folder / "mine.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize(
    ("turtle", "row", "word", "advice"),
    [
        ('read:f a ikg:Frame ; ikg:family "inducs"', "f: ikg:family", "inducs", "Write induces"),
        ('FRAME ikg:otherwise "regulate"', "f: ikg:otherwise", "regulate", "Write regulates"),
        ('FRAME ikg:passive "modifed_by"', "f: ikg:passive", "modifed_by", "Write modified_by"),
        ('FRAME ikg:shape "subject-objct"', "f: ikg:shape", "subject-objct", "Write subject-object"),
        ('FRAME ikg:frameKind "gerund"', "f: ikg:frameKind", "gerund", "There are: noun, verb"),
        ('FRAME ikg:direction "increase"', "f: ikg:direction", "increase", "Write increased"),
        ('RELATION ikg:objectKinds "cell diseaze"', "r: ikg:objectKinds", "diseaze", "Write disease"),
        ('RELATION ikg:subjectKinds "proteins"', "r: ikg:subjectKinds", "proteins", "Write protein"),
        ('RELATION ikg:subjectLevel "protein"', "r: ikg:subjectLevel", "protein", "There are: any"),
        ('RELATION ikg:traits "causal plaze"', "r: ikg:traits", "plaze", "Write place"),
        ('RELATION ikg:amountKey "inducs"', "r: ikg:amountKey", "inducs", "Write induces"),
        ('RELATION ikg:tie "membershop"', "r: ikg:tie", "membershop", "Write membership"),
        ('CUE ikg:cueKind "hedges"', "c: ikg:cueKind", "hedges", "Write hedge"),
        ('CUE ikg:cueKind "hedge" ; ikg:scope "sentence"', "c: ikg:scope", "sentence", "There are: clause"),
        ('CLASS rdfs:label "pronouns"', "w: rdfs:label", "pronouns", "Write pronoun"),
        ('CLASS rdfs:label "recast locatd"', "w: rdfs:label", "recast locatd", "Write recast located"),
        ('CLASS rdfs:label "definite" ; ikg:role "this"', "w: ikg:role", "this", "There are: article"),
        ('CLASS rdfs:label "negation" ; ikg:role "near"', "w: ikg:role", "near", "There are: far"),
        ('CLASS rdfs:label "list-head" ; ikg:role "inducs"', "w: ikg:role", "inducs", "Write induces"),
        ('FRAME ikg:trigger "{inhibts verb}"', "f: ikg:trigger", "inhibts", "Write inhibits"),
        ('FRAME ikg:trigger "{inhibits verbs}"', "f: ikg:trigger", "verbs", "Write verb"),
        ('FRAME ikg:trigger "<zap> {inhibits}"', "f: ikg:trigger", "", "There are: adjective"),
        ('CLASS rdfs:label "act" ; ikg:words "{inhibts noun}"', "w: ikg:words", "inhibts", "Write inhibits"),
        ('read:p a ikg:Predicate ; ikg:verb "zap"', "p: ikg:meaning", "", "There are: activates"),
        ('read:p a ikg:Predicate ; ikg:meaning "inhibts"', "p: ikg:meaning", "inhibts", "Write inhibits"),
    ],
)  # fmt: skip
def test_an_unknown_word_is_refused(
    turtle: str, row: str, word: str, advice: str, terms: Callable[[str], Path]
) -> None:
    beginning = turtle.split()[0]
    folder = terms(turtle.replace(beginning, BEGINNINGS.get(beginning, beginning), 1) + " .")
    with pytest.raises(InputError) as refused:
        load_vocabulary(folder)
    assert str(refused.value).startswith(f"{folder}/mine.ttl: {row} “{word}” is not known.")
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    ("turtle", "problem"),
    [
        (
            'read:r a ikg:Relation ; ikg:relationKey "zaps" ; ikg:tie "membership" .',
            "/mine.ttl: r: ikg:tie “membership” is that of member_of already.",
        ),
        (
            "<https://w3id.org/il21kg/reading#relation-member-of-1> a ikg:Relation ; "
            'ikg:relationKey "member_of" .',
            "No relation has the ikg:tie “membership”.",
        ),
    ],
)
def test_what_the_reader_says_by_itself_is_one_relation(
    turtle: str, problem: str, terms: Callable[[str], Path]
) -> None:
    with pytest.raises(InputError) as refused:
        load_vocabulary(terms(turtle))
    assert str(refused.value).split("\n")[0].endswith(problem)


def test_a_frame_of_the_user_wins_over_ours_that_reads_the_same_words(terms: Callable[[str], Path]) -> None:
    """Ours reads "secretes" as a relation it has no name for; by the alphabet ours would come first."""
    words = load_vocabulary(
        terms('read:zz-secretes a ikg:Frame ; ikg:family "induces" ; ikg:trigger "<secrete>" .')
    )
    text = read_document(b"IL-21 secretes IL-4.", "note.txt", words.layout)
    (statement,) = Reader(words).read(text, find_topic(text, words, "IL21")).statements
    assert statement.frame == "zz-secretes"


def test_each_class_of_words_has_words() -> None:
    assert set(classes.WordClass) <= load_vocabulary().words.keys()


@pytest.mark.parametrize(
    ("word_class", "word", "role"),
    [
        (classes.WordClass.NEGATION, "not", ""),
        (classes.WordClass.NEGATION, "no", classes.NegationRole.OF_NOUN),
        (classes.WordClass.NEGATION, "neither", classes.NegationRole.FAR),
        (classes.WordClass.CONJUNCTION, "and", ""),
        (classes.WordClass.CONJUNCTION, "nor", classes.ConjunctionRole.DENIAL),
        (classes.WordClass.CONJUNCTION, "but", classes.ConjunctionRole.CONTRAST),
        (classes.WordClass.LINKER, "whether", classes.MarkRole.OPEN),
        (classes.WordClass.CONTENT, "that", classes.ContentRole.CLAUSE),
        (classes.WordClass.AUXILIARY, "were", classes.AuxiliaryRole.BE),
    ],
)
def test_what_a_word_is_within_its_class(word_class: str, word: str, role: str) -> None:
    assert load_vocabulary().words[word_class][word] == role


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda each: each.__name__)
def test_each_member_is_used(enumeration: type[StrEnum]) -> None:
    """By the code, or by a row of the language data."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    data = "\n".join(
        path.read_text(encoding="utf-8") for path in (PACKAGE.parent / "ontology" / "reading").glob("*.ttl")
    )
    idle = [
        member.name
        for member in enumeration
        if not re.search(rf"\b{enumeration.__name__}\.{member.name}\b", code)
        and not re.search(rf'"(?:[\w -]* )?{re.escape(member)}(?: [\w -]*)?"', data)
        and f'"{member}"' not in code.replace(f'{member.name} = "{member}"', "")
    ]
    assert idle == []
