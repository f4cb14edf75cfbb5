"""What village officers and coordinators talk about."""
