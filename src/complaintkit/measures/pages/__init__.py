"""A report as people read it: its words and signs, its tables, its pictures, its HTML."""
