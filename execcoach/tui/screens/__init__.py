"""One screen and its stylesheet each."""
