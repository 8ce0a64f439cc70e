"""Collective claims on the desk: who may stand together, what each agrees to, what came for several."""
