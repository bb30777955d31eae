"""The book: one chapter's records in one encrypted SQLite file, and the rules that read them."""
