"""The PostgreSQL backend that says the centre; settings name this package as ENGINE."""
