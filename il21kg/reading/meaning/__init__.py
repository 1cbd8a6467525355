"""Who and what is meant: terms for phrases, antecedents for pronouns, objects for verbs."""
