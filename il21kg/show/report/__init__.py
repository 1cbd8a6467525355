"""An article as one page: its text with the facts marked, and beside it what was made of it."""
