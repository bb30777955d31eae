"""Office papers as PDF and Word: the layout of Party documents, attendance sheets, minutes."""
