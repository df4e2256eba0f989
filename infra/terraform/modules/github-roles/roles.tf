locals {
  descriptions = {
    plan   = "Plans of pull requests and drift of ${var.prefix}: reads"
    build  = "Builds of ${var.prefix}: pushes images"
    deploy = "Deploys, settles and rollbacks of ${var.prefix}"
  }
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
  for_each = aws_iam_policy.role

  role       = aws_iam_role.this[split("-", each.key)[0]].name
  policy_arn = each.value.arn
}
