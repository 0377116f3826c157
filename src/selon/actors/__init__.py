"""Knowledge of actors: countries, groups, organisations, outlets, public figures."""
