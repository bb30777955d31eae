"""The screens, one a room of the window."""
