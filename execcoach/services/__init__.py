"""The verbs that both faces call, one file per desk."""
