output "arn" {
  description = "Known once the secret has a value."
  value       = aws_secretsmanager_secret_version.this.arn
}

output "value" {
  description = "The stored value, for write-only arguments; with `reads_value = false` a word in its place."
  # No null: a URL may be made of it. Whoever may not read the value may not write one either, so that it gets nowhere.
  value     = var.reads_value ? ephemeral.aws_secretsmanager_secret_version.stored[0].secret_string : "not-read"
  ephemeral = true
}
