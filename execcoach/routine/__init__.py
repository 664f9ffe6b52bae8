"""Ten minutes a day: prompts, today's plan, the timer, the records it leaves."""
