"""The application: settings, wiring, Flask app, commands, worker and backends."""
