"""Taking attendance: one list, the keyboard, and the signed sheet beside it."""
