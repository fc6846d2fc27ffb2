"""From a due step to a checked text: brief, writers, loop, export, store, command line."""
