"""What a model is told: templates and examples as files, with a small strict loader."""
