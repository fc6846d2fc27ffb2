"""Starts the page: page config, navigation, nothing else."""
