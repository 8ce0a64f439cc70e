"""Every speed figure that the README quotes, each one command. See README.md."""
