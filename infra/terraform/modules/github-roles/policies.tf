data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  told = {
    partition            = data.aws_partition.current.partition
    account              = data.aws_caller_identity.current.account_id
    region               = data.aws_region.current.id
    prefix               = var.prefix
    bucket               = var.bucket
    image_repository_arn = var.image_repository_arn
    cache_repository_arn = var.cache_repository_arn
  }

  # infra/cloudformation/bootstrap.yaml is made of the same files.
  documents = {
    for file in fileset("${path.module}/policies", "*.json") :
    trimsuffix(file, ".json") => jsondecode(templatefile("${path.module}/policies/${file}", local.told))
  }

  key_statement = {
    Sid       = "KeyOfTheSecrets"
    Effect    = "Allow"
    Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
    Resource  = [var.secret_kms_key_arn == null ? "" : var.secret_kms_key_arn]
    Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${local.told.region}.amazonaws.com" } }
  }

  given_secrets_statement = {
    Sid      = "GivenSecrets"
    Effect   = "Allow"
    Action   = ["secretsmanager:GetSecretValue"]
    Resource = var.github.secret_arns
  }

  # A deploy asks whether each secret of its tasks has a value.
  described_secrets_statement = {
    Sid      = "GivenSecretsWithoutTheirValues"
    Effect   = "Allow"
    Action   = ["secretsmanager:DescribeSecret"]
    Resource = var.github.secret_arns
  }

  application_statement = {
    Sid      = "TheApplication"
    Effect   = "Allow"
    Action   = var.github.application_actions
    Resource = "*"
  }

  with_key = var.secret_kms_key_arn == null ? [] : [jsonencode(local.key_statement)]

  # As text, because the statements are of many shapes.
  more = {
    look           = length(var.github.secret_arns) == 0 ? [] : [jsonencode(local.described_secrets_statement)]
    plan           = local.with_key
    deploy-release = local.with_key
    boundary = concat(
      local.with_key,
      length(var.github.secret_arns) == 0 ? [] : [jsonencode(local.given_secrets_statement)],
      length(var.github.application_actions) == 0 ? [] : [jsonencode(local.application_statement)],
    )
  }

  policies = {
    for name, document in local.documents : name => jsonencode({
      Version   = document.Version
      Statement = concat(document.Statement, [for text in lookup(local.more, name, []) : jsondecode(text)])
    })
  }
}

# What a deploy may give to the roles that it makes, at most.
resource "aws_iam_policy" "boundary" {
  name        = "${var.prefix}-boundary"
  path        = "/flipgate/"
  description = "The most that roles of ${var.prefix} can be given"
  policy      = local.policies.boundary
}

resource "aws_iam_policy" "role" {
  for_each = { for name, policy in local.policies : name => policy if name != "boundary" }

  name        = "${var.prefix}-${each.key}"
  path        = "/flipgate/"
  description = "What ${each.key} of ${var.prefix} needs"
  policy      = each.value
}
