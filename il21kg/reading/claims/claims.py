"""Makes statements of what a clause says: the relation, its two ends, what keeps it from being asserted."""

from dataclasses import dataclass, replace
from typing import Final

from il21kg.namespaces import unresolved_iri
from il21kg.reading.claims.cues import CueFinder, Cues
from il21kg.reading.claims.pairs import unsure
from il21kg.reading.discourse import Reference
from il21kg.reading.meaning.grounding import Grounding
from il21kg.reading.meaning.parties import Party
from il21kg.reading.meaning.proposals import Candidate
from il21kg.reading.statements import End, JointAgent, Statement
from il21kg.reading.structure.phrases import Region, one_line
from il21kg.reading.structure.tagset import Form
from il21kg.reading.structure.triggers import Trigger
from il21kg.text.document import Span
from il21kg.vocabulary.choice import Choice, settled
from il21kg.vocabulary.classes import TermKind, Trait, Turn, WordClass
from il21kg.vocabulary.kinds import ACTORS
from il21kg.vocabulary.vocabulary import LABEL, Frame, Relation, Term, Vocabulary, key, normal

#: What happened to a gene so that it no longer does what it does.
BROKEN: Final = ("mutation", "variation")
#: What happened to a gene's expression.
CHANGED: Final = ("dysregulation", "change")
#: Kinds of subjects whose names are those of one gene or one product.
_GENETIC: Final = (TermKind.GENE, TermKind.PROTEIN)
_QUOTES: Final = {"'": "'", '"': '"', "‘": "’", "“": "”", "’": "’", "”": "”"}
#: Closed classes whose words name nothing by themselves: "genes", "those", "them".
_EMPTY: Final = (
    WordClass.EMPTY_HEAD,
    WordClass.DETERMINER,
    WordClass.QUANTIFIER,
    WordClass.PRONOUN,
    WordClass.ADVERB,
    WordClass.CONSEQUENCE,
    WordClass.PREPOSITION,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """How and where a claim is said."""

    frame: Frame
    phrase: Span
    """The words of the relation."""
    evidence: tuple[Span, ...]
    sentence: Span
    cues: Cues


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the two ends of a claim (fields of `Statement`)."""

    residue: tuple[Span, ...]
    joints: tuple[JointAgent, ...]
    contexts: tuple[Span, ...]
    diseases: tuple[str, ...]
    species: tuple[str, ...]


class Claims:
    """Makes the statements of one sentence."""

    def __init__(self, grounding: Grounding, cues: CueFinder, sentence: Span) -> None:
        """Bind to a sentence."""
        self.grounding = grounding
        self.cues = cues
        self.sentence = sentence
        self.phrases = grounding.phrases
        self.vocabulary = grounding.vocabulary
        self.topic = grounding.setting.topic

    def say(
        self, trigger: Trigger, party: Party, candidate: Candidate, region: Region | None = None
    ) -> list[Statement]:
        """Make the statements of one object of a clause."""
        return self.make(self.saying(trigger, candidate, (self.sentence,)), party, candidate, region)

    def saying(
        self, trigger: Trigger, candidate: Candidate, evidence: tuple[Span, ...], sentence: Span | None = None
    ) -> Saying:
        """Say how a trigger says a claim: its words and its cues."""
        comma = trigger.frame.shape == Turn.APPOSITIVE
        phrase = self.phrases.span(trigger.first + comma, max(trigger.last, trigger.first + 1))
        if trigger.core < 0:  # no words say it but those of the object
            phrase = candidate.grounded.span
        cues = self.cues.of(trigger, candidate.grounded.span)
        return Saying(trigger.frame, phrase, evidence, sentence or self.sentence, cues)

    def make(
        self, saying: Saying, party: Party, candidate: Candidate, region: Region | None = None
    ) -> list[Statement]:
        """Make the statements of one object, one for each subject; `region` gives the circumstances."""
        relation = self._relation(saying.frame, candidate, party)
        if relation is None:
            return []
        words = candidate.grounded.words
        unknown, pointing = candidate.grounded.term is None, candidate.grounded.how == "coreference"
        nothing = self._empty(words) if unknown else self._bare(words) and not pointing
        empty = nothing or (self._says_nothing(words) and not pointing)
        if empty and Trait.NAMING not in relation.traits:
            return []
        target = self._object(relation, candidate)
        around = self._around(party, relation, candidate, region or Region())
        found = []
        for reference in party.references:
            if Trait.NAMING in relation.traits and saying.frame.shape != Turn.BRACKET:
                reference = self._one_of_a_kind(reference, saying)
            subject = self._subject(reference, relation, known=target.kind != "unresolved")
            if subject is None or (subject.iri is not None and subject.iri == target.iri):
                continue
            named = Trait.NAMING in relation.traits and subject.kind in _GENETIC
            if not named or not self._of_another(candidate.grounded.span, subject, saying):
                said = _statement(saying, relation, candidate, subject, target, around)
                found.append(_turned(said) if _stands_turned(saying, said) else said)
        return [unsure(statement) for statement in found] if party.unsure else found

    def _around(self, party: Party, relation: Relation, candidate: Candidate, region: Region) -> "_Around":
        contexts, diseases, species = self._contexts(region)
        head = () if party.head is None else (self.phrases.span(*party.head),)
        unread = dict.fromkeys((*party.unread, *region.unread, *candidate.unread))
        return _Around(
            residue=(*(head if party.event == "aspect" else ()), *(self.phrases.span(*u) for u in unread)),
            joints=self._joints(party, region),
            contexts=(*head, *contexts) if _keeps_event(party, relation) else contexts,
            diseases=diseases,
            species=species,
        )

    # ---- the relation

    def _relation(self, frame: Frame, candidate: Candidate, party: Party) -> Relation | None:
        """Choose the relation by its key, what happened to the gene, and the kind of the object."""
        hint = TermKind.PROTEIN if candidate.hint == "molecule" else candidate.hint
        kind = candidate.grounded.term.kind if candidate.grounded.term else hint
        key = _key(candidate.key, frame, kind, party.event, self.vocabulary)
        rows = self.vocabulary.relations_by_key.get(key, ())
        fitting = (row for row in rows if kind and kind in row.kinds)
        return next(fitting, rows[0] if rows else None)

    # ---- the ends

    def _object(self, relation: Relation, candidate: Candidate) -> End:
        grounded = candidate.grounded
        if Trait.NAMING in relation.traits:
            return End(None, grounded.words, "literal", grounded.span)
        term, how = grounded.term, grounded.how
        choice = settled(grounded.choice, None if term is None else term.iri)
        if term is None:
            words = one_line(grounded.words)
            return _unknown(words, grounded.span, choice)
        wants_product = TermKind.GENE not in relation.kinds or TermKind.PROTEIN in relation.kinds
        product = self._product(term)
        if product is not None and wants_product:
            how = how or self._way_to(product, grounded.span.text)
            term = product
        elif (
            term.kind == TermKind.PROTEIN
            and TermKind.PROTEIN not in relation.kinds
            and TermKind.GENE in relation.kinds
            and term.gene
        ):
            term = self.vocabulary.terms.get(term.gene, term)
        span = grounded.span if grounded.span.text else None
        return End(term.iri, term.label, term.kind, span, how, choice)

    def _product(self, gene: Term) -> Term | None:
        """Give the product of a gene; None for anything else."""
        return self.vocabulary.terms.get(gene.product or "") if gene.kind == TermKind.GENE else None

    def _way_to(self, product: Term, words: str) -> str:
        return "" if any(n.iri == product.iri for n in self.vocabulary.look_up(words)) else "product"

    def _subject(self, reference: Reference, relation: Relation, *, known: bool) -> End | None:
        """Give the end a reference is under a relation; None when its words name nothing."""
        if reference.topic:
            return self._topic_end(reference, relation)
        if reference.names:
            return self._named_end(reference, relation)
        if reference.span is None:
            return None
        words = reference.words or one_line(reference.span.text)
        if self._empty(words) or (Trait.NAMING not in relation.traits and self._happens(words, known)):
            return None
        return _unknown(words, reference.span, _choice(reference))

    def _named_end(self, reference: Reference, relation: Relation) -> End:
        term, how = self.vocabulary.terms[reference.names[0].iri], reference.how
        product = self._product(term)
        if relation.level == "product" and product is not None:
            how = how or self._way_to(product, reference.words)
            term = product
        elif relation.level == "gene" and term.kind == TermKind.PROTEIN:
            gene = self.vocabulary.terms.get(term.gene or "")
            term, how = (gene, how or "product") if gene is not None else (term, how)
        return End(term.iri, term.label, term.kind, reference.span, how, _choice(reference))

    def _one_of_a_kind(self, reference: Reference, saying: Saying) -> Reference:
        """Take "an organelle called the midbody" for a thing without another name than its kind."""
        if reference.topic or reference.span is None:
            return reference
        before = self.phrases.text[: reference.span.start].rstrip()
        alone = before[-3:].lower().split()[-1:] in (["a"], ["an"])
        one = alone or self._narrowed(reference, reference.span, saying.phrase)
        return replace(reference, names=(), how="unresolved") if one else reference

    def _narrowed(self, reference: Reference, bearer: Span, phrase: Span) -> bool:
        """Tell whether a class is narrowed by a name, not named: "epithelial cells called podocytes"."""
        kinds = {self.vocabulary.terms[name.iri].kind for name in reference.names}
        participles = self.phrases.grammar.words(WordClass.NAMING_PARTICIPLE)
        follows = not self.phrases.text[bearer.end : phrase.start].strip()
        return follows and phrase.text.split()[0].lower() in participles and kinds.isdisjoint(_GENETIC)

    def _topic_end(self, reference: Reference, relation: Relation) -> End:
        """Give the topic as its gene or its product: as the relation wants it, else as the words say."""
        topic = self.topic
        if not topic.known:
            return End(topic.iri, topic.label, "unresolved", reference.span, "unresolved")
        open_gene = relation.level == "any" and (reference.gene or Trait.NAMING in relation.traits)
        iri, label, kind = topic.iri, topic.label, "gene"
        if topic.product is not None and relation.level != "gene" and not open_gene:
            iri, label, kind = topic.product, topic.product_label or "", "protein"
        how = reference.how
        if not how and not any(n.iri == iri for n in reference.names):
            how = "product"
        return End(iri, label, kind, reference.span, how, _choice(reference))

    def _of_another(self, name: Span, bearer: End, saying: Saying) -> bool:
        """Tell whether a name cannot be that of a gene or product: "a kinase called JAK1" of another gene."""
        if self._of_another_kind(name):
            return True
        approved = {self._gene(each.iri) for each in self.vocabulary.look_up(name.text) if each.rank == LABEL}
        other = bool(approved - {None}) and self._gene(bearer.iri or "") not in approved
        return other and self._behind_another(bearer.span, saying)

    def _behind_another(self, bearer: Span | None, saying: Saying) -> bool:
        """Tell whether a name stands in a bracket, or behind another noun: "It is a kinase called"."""
        if saying.frame.shape == Turn.BRACKET or bearer is None:
            return saying.frame.shape == Turn.BRACKET
        grammar, between = self.phrases.grammar, self.phrases.text[bearer.end : saying.phrase.start]
        nouns = [word for word in between.strip(" ,").split() if word not in grammar.words(WordClass.ADVERB)]
        reduced = saying.phrase.text.split()[0].lower() in grammar.words(WordClass.NAMING_PARTICIPLE)
        return bool(nouns) and reduced

    def _gene(self, iri: str) -> str | None:
        """Give the gene that a gene or its product is of; None for anything else."""
        term = self.vocabulary.terms.get(iri)
        return (term.gene or term.iri) if term is not None and term.kind in _GENETIC else None

    def _of_another_kind(self, name: Span) -> bool:
        """Tell whether a name cannot be that of one gene or its product.

        A disease, a family, several things, and "a member", of "designated as a member of", are not; nor is
        the start of what stands in quotation marks.
        """
        before, after = self.phrases.text[: name.start], self.phrases.text[name.end :]
        rest = after[: max(self.sentence.end - name.end, 0)]
        quoted = before[-1:] in _QUOTES and after[:1] not in _QUOTES and _QUOTES[before[-1:]] in rest
        last = name.text.split()[-1]
        head = normal(last)
        several = last.endswith("s") and head != last.lower()
        family = head in self.vocabulary.words.get(WordClass.FAMILY_NOUN, ())
        one_of_many = before.split()[-1:] in (["a"], ["an"])
        return (
            quoted or one_of_many or several or family or self.phrases.grammar.hint(head) == TermKind.DISEASE
        )

    def _says_nothing(self, words: str) -> bool:
        """Tell whether words are so general that a claim about them says nothing: "biological processes"."""
        return key(words) in self.vocabulary.words.get(WordClass.GENERAL_NAME, ())

    def _happens(self, words: str, known: bool) -> bool:
        """Tell whether unknown words say what happens, not what acts: "chromosomal translocations".

        A process may bring about a `known` thing: "this response triggers apoptosis".
        """
        head = normal(words.split(" of ")[0].lower().split()[-1])
        hint = self.phrases.grammar.hint(head)
        event = (
            self.phrases.grammar.role(WordClass.EVENT, head) not in (None, "aspect")
            and hint != TermKind.DISEASE
        )
        return event or (hint == TermKind.PROCESS and not known)

    def _bare(self, words: str) -> bool:
        """Tell whether a name is a mere adjective, which a list has torn off: "congenital"."""
        return words.islower() and words.isalpha() and self.phrases.grammar.nameless(words)

    def _empty(self, words: str) -> bool:
        """Tell whether unknown words name nothing by themselves: a number, an adjective, "those"."""
        if words.isupper() and self.phrases.grammar.role(WordClass.CAPITAL_NAME, words.lower()) is not None:
            return False  # "ALL" is no quantifier
        low = words.lower().split()
        measures = self.vocabulary.words.get(WordClass.MEASURE, ())
        if all(word in measures or word.replace(".", "").isdigit() for word in low):
            return True  # "3", "45 kDa"
        if self.phrases.grammar.nameless(low[-1]):
            return True
        norm = normal(low[-1])
        grammar = self.phrases.grammar
        if (
            len(low) == 1
            and grammar.verb_forms.get(low[0]) == Form.GERUND
            and grammar.hint(norm) != TermKind.PROCESS
        ):
            return True  # "generating", of "in generating and keeping X"
        return len(low) == 1 and any(norm in self.vocabulary.words.get(each, ()) for each in _EMPTY)

    # ---- what stands around them

    def _joints(self, party: Party, region: Region) -> tuple[JointAgent, ...]:
        agents = set()
        for how, item in (*party.joints, *region.joints):
            grounded = self.grounding.ground(item.first, item.last, ACTORS)
            term = grounded.term
            if term is not None:
                term = self._product(term) or term
            if term is not None and term.kind in (TermKind.PROTEIN, TermKind.FAMILY):
                agents.add(JointAgent(how, term.iri, term.label, term.kind))
            else:
                agents.add(JointAgent(how, unresolved_iri(grounded.words), grounded.words, "unresolved"))
        return tuple(sorted(agents, key=lambda a: (a.how, a.iri)))

    def _contexts(self, region: Region) -> tuple[tuple[Span, ...], tuple[str, ...], tuple[str, ...]]:
        """Give the words of the circumstances, and the diseases and species named in them."""
        if not region.contexts:
            return (), (), ()
        named: dict[str, set[str]] = {"disease": set(), "species": set()}
        for context in region.contexts:
            for item in context.items:
                term = self.grounding.ground(item.first, item.last, tuple(named)).term
                if term is not None and term.kind in named:
                    named[term.kind].add(term.iri)
        spans = tuple(self.phrases.span(context.first, context.last) for context in region.contexts)
        return spans, tuple(sorted(named["disease"])), tuple(sorted(named["species"]))


def _statement(
    saying: Saying, relation: Relation, candidate: Candidate, subject: End, target: End, around: _Around
) -> Statement:
    cues = saying.cues
    of_disease = relation.statement == "GeneDiseaseStatement"
    return Statement(
        kind=relation.statement,
        relation=relation.family,
        subject=subject,
        predicate=relation.hedged if cues.hedges else relation.stated,
        object=target,
        sentence=saying.sentence,
        evidence=tuple(sorted(set(saying.evidence), key=lambda s: s.start)),
        trigger=saying.phrase,
        frame=saying.frame.name,
        hedge_cues=cues.hedges,
        evidential_cues=cues.evidentials,
        negation_cues=cues.negations,
        not_asserted=_not_asserted(relation, subject, target, cues),
        residue=around.residue,
        exemplary=candidate.exemplar,
        effects=tuple(sorted(candidate.effects)),
        effect_phrases=tuple(sorted(candidate.phrases)),
        direction=None if of_disease else saying.frame.direction,
        cell=candidate.cell or (target.iri if target.kind == TermKind.CELL else None),
        joint_agents=tuple(j for j in around.joints if j.iri != subject.iri),
        contexts=around.contexts,
        context_diseases=around.diseases,
        species=around.species,
    )


def _stands_turned(saying: Saying, said: Statement) -> bool:
    """Tell whether the words have the object first: "IL-2 is a substrate of JAK1" says what JAK1 does."""
    active = saying.frame.family in ("modified_by", "undergoes")
    return active and said.undergone


def _turned(said: Statement) -> Statement:
    return replace(said, subject=said.object, object=said.subject)


def _unknown(words: str, span: Span, choice: Choice | None) -> End:
    """Give words that name nothing, or nothing here."""
    return End(unresolved_iri(words), words, "unresolved", span, "unresolved", settled(choice, None))


def _choice(reference: Reference) -> Choice | None:
    """Give what was chosen for the words of a reference; "it" has no name, what it stands for has one."""
    own = reference.span is not None and one_line(reference.span.text) == reference.words
    return reference.choice if own else None


def _key(key: str, frame: Frame, kind: str, event: str, vocabulary: Vocabulary) -> str:
    """Give the key of the relation, by what happened to the gene and the kind of the object, if known."""
    disease = kind == TermKind.DISEASE
    if key == "causes_disease":
        if event in BROKEN and (disease or not kind):
            return key
        key = frame.otherwise or "induces"
    if event in BROKEN:
        if disease or (key == "associated" and not kind):
            return "associated"
        return key if vocabulary.has(key, Trait.KEPT_WHEN_BROKEN) else "other"
    if event in CHANGED:
        if disease:
            return "dysregulation" if vocabulary.has(key, Trait.CAUSAL) else "associated"
        return key if vocabulary.has(key, Trait.KEPT_WHEN_CHANGED) else "other"
    return "acts_on_cell" if key == "other" and kind == TermKind.CELL else key  # "attracts monocytes"


def _not_asserted(relation: Relation, subject: End, target: End, cues: Cues) -> str | None:
    """Say what keeps the direct triple from being asserted."""
    if "unresolved" in (subject.kind, target.kind):
        return "unresolved"
    if relation.family == "other":
        return "relation"
    if relation.kinds and target.kind not in relation.kinds:
        return "kind"
    if relation.subject_kinds and subject.kind not in relation.subject_kinds:
        return "kind"
    return "negated" if cues.negations else None


def _keeps_event(party: Party, relation: Relation) -> bool:
    """Tell whether what happened to the gene stays as a circumstance: the relation does not say it."""
    if party.event not in (*BROKEN, "change"):
        return False
    return not (relation.statement == "GeneDiseaseStatement" and "mutation" in relation.stated)
