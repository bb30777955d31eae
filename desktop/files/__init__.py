"""Files from outside read safely, files going out written whole."""
