"""The whole table: each part of it adds its pages to those before; this names the last one, for all who ask."""

from tests.access_matrix.partners import MATRIX

__all__ = ["MATRIX"]
