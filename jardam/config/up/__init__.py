"""What `bin/up` does, step by step. Every step may be killed and is finished by the next start."""
