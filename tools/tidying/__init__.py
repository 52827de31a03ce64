"""The rules behind tools/tidy."""
