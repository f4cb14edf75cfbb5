"""What people see in each language and may write; docs/how-to/add-a-language.md says how."""
