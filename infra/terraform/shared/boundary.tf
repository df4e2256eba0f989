data "aws_partition" "current" {}

# Where bootstrap has made roles for GitHub's jobs, the one that deploys may make no role without their boundary: so every
# role carries it, whoever applies. Their being there is asked, not told: one more variable would have to be the same in
# every workflow.
data "aws_iam_roles" "deploy" {
  name_regex  = "^${local.prefix}-deploy$"
  path_prefix = "/flipgate/"
}

locals {
  permissions_boundary_arn = (
    length(data.aws_iam_roles.deploy.names) == 0
    ? null
    : "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy/flipgate/${local.prefix}-boundary"
  )

  # Bootstrap's role for plans may read no value. A plan compares none: what is written is told by the versions.
  reads_values = !strcontains(data.aws_caller_identity.current.arn, ":assumed-role/${local.prefix}-plan/")
}
