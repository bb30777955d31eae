"""The commands: everything the program does without a screen (CONTRACT §1)."""
