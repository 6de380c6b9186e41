"""The demo programme: three branches, a dozen duos at every stage, all three languages."""
