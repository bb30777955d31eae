"""What the clerk sees, and what leaves the PC."""
