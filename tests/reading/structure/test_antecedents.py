"""Which clause or noun before it a verb or a pronoun goes back to."""

import pytest
from rooms import subjects

IT = "the topic (coreference)"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        # the nearest noun that agrees with the verb
        ("It binds a kinase that inhibits IL4.", "inhibits", "kinase"),
        ("It inhibits the kinases of a complex that bind IL4.", "bind", "kinases of a complex"),
        ("It inhibits the kinases of a complex that binds IL4.", "binds", "complex"),
        # all that "and" joins; of which of them a verb in the singular speaks is not said
        ("It binds IL4 and IL6, which inhibit LCK.", "inhibit", "IL4+IL6"),
        ("It binds LCK and FYN, which inhibits SYK.", "inhibits", "nobody"),
        ("It binds a complex consisting of IL4 and IL6 that inhibits LCK.", "inhibits", "complex"),
        # who is a kind of thing is meant by the noun of that kind
        ("It is a kinase that binds IL4.", "binds", IT),
        ("It is one of the kinases that bind IL4.", "bind", IT),
        ("It is a member of the caspase family, which binds IL4.", "binds", "caspase family"),
        # what comes of all that was said
        ("It induces apoptosis, which results in growth.", "results in", IT),
        # a verb without a subject of its own shares one
        ("It is a kinase and inhibits LCK.", "inhibits", IT),
        ("It binds two kinases and inhibits FYN.", "inhibits", IT),
        ("It binds LCK, which is a kinase, and inhibits FYN.", "inhibits", IT),
        ("Kinases that bind IL4 and inhibit LCK are found in T cells.", "inhibit", "Kinases"),
        ("It binds LCK, inducing apoptosis.", "inducing", IT),
    ],
)
def test_whom_a_verb_is_about(text: str, verb: str, subject: str) -> None:
    told = dict(each.split(": ", 1) for each in subjects(text).split(", "))
    assert told[verb] == subject
