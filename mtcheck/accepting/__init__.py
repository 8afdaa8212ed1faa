"""What a project lives with: accepted findings, comments that silence rules, an earlier run."""
