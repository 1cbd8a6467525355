"""Where everything stands in a sentence: tokens, triggers, chunks, phrases, subjects."""
