"""The only room that touches disk, clock and processes."""
