locals {
  urls = {
    cache-url  = { database = 0, description = "CACHE_URL of ${local.label}" }
    broker-url = { database = 1, description = "BROKER_URL of ${local.label}" }
  }
}

resource "aws_secretsmanager_secret" "url" {
  #checkov:skip=CKV2_AWS_57:a value that rotates by itself would go stale in running tasks; the README says how it is changed
  for_each = local.urls

  name                    = "${local.label}/${each.key}"
  description             = each.value.description
  kms_key_id              = var.secret_kms_key_arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "url" {
  for_each = local.urls

  secret_id = aws_secretsmanager_secret.url[each.key].id
  # The tokens are letters and digits: nothing to escape. `required` checks the certificate's chain and host.
  secret_string_wo = "rediss://:${data.aws_secretsmanager_secret_version.auth_token.secret_string}@${aws_elasticache_replication_group.this.primary_endpoint_address}:${var.port}/${each.value.database}?ssl_cert_reqs=required"
  # Changes with the token and with the endpoint, whoever changed them.
  secret_string_wo_version = parseint(substr(sha256("${data.aws_secretsmanager_secret_version.auth_token.version_id}|${aws_elasticache_replication_group.this.primary_endpoint_address}:${var.port}"), 0, 7), 16)
}
