"""execcoach: a terminal coach for an executive's public presence, on local plain files."""

__version__ = "0.1.0"
