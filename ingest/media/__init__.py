"""Files of every kind: what they are, what they tell, and what is made from them. Pure: no database, no network."""
