"""How long the program takes, each time beside a floor measured in the same run.

    python -m tests.benchmarks

A floor is the least that work of the kind must cost on this machine at this moment: the same
cells read and thrown away, a bare window painted, a plain loop over the same names. Only the
ratio to it says something; nothing here passes or fails.
"""
