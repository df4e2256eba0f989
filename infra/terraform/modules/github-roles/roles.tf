locals {
  descriptions = {
    plan   = "Plans of pull requests and drift of ${var.prefix}: reads"
    build  = "Builds of ${var.prefix}: pushes images"
    deploy = "Deploys, settles and rollbacks of ${var.prefix}"
  }

  # Who reads looks at what a plan compares; a deploy may build too.
  policies_of = {
    plan   = ["look", "plan"]
    build  = ["build"]
    deploy = ["look", "build", "deploy-release", "deploy-service", "deploy-data", "deploy-network", "deploy-identity", "deploy-stacks"]
  }

  attachments = merge([
    for role, names in local.policies_of : { for name in names : "${role}/${name}" => { role = role, policy = name } }
  ]...)
}

# In a path of their own: what a deploy may do to the roles that it makes does not reach these.
resource "aws_iam_role" "this" {
  for_each = local.trust_policies

  name               = "${var.prefix}-${each.key}"
  path               = "/flipgate/"
  description        = local.descriptions[each.key]
  assume_role_policy = each.value
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = local.attachments

  role       = aws_iam_role.this[each.value.role].name
  policy_arn = aws_iam_policy.role[each.value.policy].arn
}
