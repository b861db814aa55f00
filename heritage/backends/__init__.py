"""Backends of the ports, chosen in `heritage/wiring.py`."""
