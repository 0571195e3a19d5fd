"""The command line."""

from alchemorsel.bootstrap import cli

if __name__ == "__main__":
    cli()
