"""The register in and out: tables, Open Cap Format and address cards.

Here belongs what reads a file into entries or writes answers of the books into a file. It may
import everything below `acts`; nothing here draws, `source` alone
reads paths and `on_disk` alone writes them.
"""
