"""The map that the server draws: the country with both archipelagos, provinces as links, records as points."""

from viewer.map.drawing import MapDrawing, Marker, draw_map

__all__ = ["MapDrawing", "Marker", "draw_map"]
