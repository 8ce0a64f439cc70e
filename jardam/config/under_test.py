"""A pytest plugin that is read before the settings are: tests never touch the data of an installation."""

import os

os.environ["JARDAM_MODE"] = "test"
os.environ["JARDAM_ACROSS_CENTRES"] = "1"
