"""Runs the commands: `python -m il21kg`."""

from il21kg.cli.main import main

if __name__ == "__main__":
    main()
