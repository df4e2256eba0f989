data "aws_caller_identity" "current" {}

locals {
  prefix = "${var.name}-${var.environment}"

  # The action computes the same name (src/model/bucket-name.ts).
  bucket_name = "flipgate-${local.prefix}-${data.aws_caller_identity.current.account_id}"
  bucket      = length(local.bucket_name) <= 63 ? local.bucket_name : "${replace(substr(local.bucket_name, 0, 54), "/-+$/", "")}-${substr(sha256(local.bucket_name), 0, 8)}"
}

module "repositories" {
  source = "../modules/ecr"
  count  = var.repositories == null ? 1 : 0

  name         = var.name
  force_delete = var.force_destroy
}

module "secret_key" {
  source = "../modules/secret"

  name                 = "${local.prefix}/secret-key"
  description          = "Django's SECRET_KEY of ${local.prefix}"
  length               = 64
  kms_key_id           = var.kms_key_arn
  recovery_window_days = var.recovery_window_days
}

module "probe" {
  source = "../modules/secret"

  name                 = "${local.prefix}/probe"
  description          = "Header value that lets Flipgate's probes of ${local.prefix} through the edge"
  kms_key_id           = var.kms_key_arn
  recovery_window_days = var.recovery_window_days
}
