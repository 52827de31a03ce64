"""The service under load, as real processes and real requests."""
