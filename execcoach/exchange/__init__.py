"""Foreign formats: bytes in, values out, and back."""
