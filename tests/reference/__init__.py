"""CONTRACT §2 and §3 once more, in plain Python and slowly: the program is compared with it.

Nothing here may import the program, or a slip in the one would be a slip in both.
"""
