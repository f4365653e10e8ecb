"""Configuration: what can be set, where it is read from, and what it means for a file.

The order of precedence: command line, nearest reftag.toml, editor settings, defaults. This
package knows neither terminals nor the protocol.
"""

from reftag.config.apply import Configured
from reftag.config.discover import FILE_NAME, Configurations
from reftag.config.model import DEFAULT_ORIGIN, Format, Layer, RecordIgnore, Settings
from reftag.config.problem import Problem

__all__ = [
    "DEFAULT_ORIGIN",
    "FILE_NAME",
    "Configurations",
    "Configured",
    "Format",
    "Layer",
    "Problem",
    "RecordIgnore",
    "Settings",
]
