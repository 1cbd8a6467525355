"""One room for each family of files that a graph is written as."""
