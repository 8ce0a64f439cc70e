"""How a paper shows what nobody has said, and what nobody has checked: in brackets, and marked. Pure."""

from jardam.papers.letters import Run


def gap(label: str) -> Run:
    """What nobody has said, as the paper shows it."""
    return Run(f"[заполнить: {label}]", is_gap=True)


def doubt(said: str) -> Run:
    """What was said and nobody has checked."""
    return Run(f"[проверить: {said}]", is_gap=True)
