"""What keeps Jardam from starting, said in one sentence to the person at the terminal."""


class Trouble(Exception):
    """One clear sentence: what is wrong and what to do. Shown without a traceback, exit code 1."""
