"""Dates: the span a text stands for, reigns and dynasties, the lunar calendar, festivals that come round."""
