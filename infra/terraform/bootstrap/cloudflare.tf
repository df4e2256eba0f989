# Without values: a person puts the tokens in. Nothing in AWS can make one, and no state may hold it.
resource "aws_secretsmanager_secret" "cloudflare" {
  #checkov:skip=CKV2_AWS_57:Cloudflare makes the tokens; README, "Cloudflare's tokens", says how one is replaced
  for_each = {
    cloudflare      = "Cloudflare token of ${local.prefix} that edits DNS"
    cloudflare-plan = "Cloudflare token of ${local.prefix} that reads: for plans and drift"
  }

  name                    = "${local.prefix}/${each.key}"
  description             = each.value
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_window_days
}
