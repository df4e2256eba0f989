locals {
  # One of three passwords, by the number of the login; all of them are ephemeral.
  password = var.login_serving == 0 ? var.password : (var.login_serving % 2 == 1 ? var.login_passwords.a : var.login_passwords.b)

  # Whatever the URL is made of: a change of any of them writes the secret anew. The master's password is none
  # of them once no task logs in as the master.
  url_parts = [
    aws_db_instance.this.address, local.port, local.login, var.database_name, var.url_query,
    var.login_serving == 0 ? var.password_version : var.login_serving,
  ]
}

resource "aws_secretsmanager_secret" "url" {
  #checkov:skip=CKV2_AWS_57:A URL that rotates by the clock breaks running tasks; README, "Rotation", says how it changes
  name                    = "${var.name}/database-url"
  description             = "DATABASE_URL of ${var.name}"
  kms_key_id              = var.secret_kms_key_arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "url" {
  secret_id                = aws_secretsmanager_secret.url.id
  secret_string_wo         = "postgresql://${local.login}:${local.password}@${aws_db_instance.this.address}:${local.port}/${var.database_name}?${var.url_query}"
  secret_string_wo_version = parseint(substr(sha256(join("|", local.url_parts)), 0, 7), 16)
}
