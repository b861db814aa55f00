"""Files and sheets in, records and derivatives out."""
