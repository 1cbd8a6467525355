"""One command for each verb.

In: the words of a command line. Out: text, files, an exit code.
"""
