"""The commands of an operator: workers, backups, the key, the audit trail."""
