"""The heart: records, dates, places, text, query, policy and the ports. Knows no framework."""
