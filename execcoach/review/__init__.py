"""What a coach sees: clients and cohorts as values."""
