"""Who the person is and how complete that is told: models, rubric, checks, score, checklists."""
