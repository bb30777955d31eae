"""The window: the only place that uses Qt."""
