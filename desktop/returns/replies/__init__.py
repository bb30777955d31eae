"""Replies (phản hồi): what a superior says and asks about a return, file by file to its unit."""
