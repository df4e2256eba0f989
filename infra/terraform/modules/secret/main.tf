ephemeral "aws_secretsmanager_random_password" "this" {
  password_length = var.length
  # Letters and digits only: the values go into URLs unescaped.
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "this" {
  #checkov:skip=CKV2_AWS_57:What rotates by the clock breaks running tasks, which read a secret at their start only
  name                    = var.name
  description             = var.description
  kms_key_id              = var.kms_key_id
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id                = aws_secretsmanager_secret.this.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.this.random_password
  secret_string_wo_version = var.value_version
}

# The generator gives another value on every run. Whoever needs the value gets the one that was stored:
# after an apply that broke off half way, the next one still agrees with what is already in use.
ephemeral "aws_secretsmanager_secret_version" "stored" {
  count = var.reads_value ? 1 : 0

  secret_id = aws_secretsmanager_secret_version.this.arn
}
