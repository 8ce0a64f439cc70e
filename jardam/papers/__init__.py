"""Papers to print: plain words in, one PDF out."""
