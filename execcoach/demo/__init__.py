"""A fictional workspace and six fictional clients, dated from today."""
