output "arn" {
  description = "Known once the secret has a value."
  value       = aws_secretsmanager_secret_version.this.arn
}

output "value" {
  description = "The stored value, for write-only arguments."
  value       = ephemeral.aws_secretsmanager_secret_version.stored.secret_string
  ephemeral   = true
}
