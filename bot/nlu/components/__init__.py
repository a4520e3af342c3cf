"""Rasa graph components: the recogniser's parts as `config.yml` names them."""
