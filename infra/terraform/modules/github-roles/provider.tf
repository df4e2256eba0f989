# One for the account: whoever comes later is given its ARN. AWS trusts GitHub's certificate by its authority; no thumbprint is needed.
resource "aws_iam_openid_connect_provider" "github" {
  count = var.github.oidc_provider_arn == null ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  issuer       = "token.actions.githubusercontent.com"
  provider_arn = var.github.oidc_provider_arn == null ? aws_iam_openid_connect_provider.github[0].arn : var.github.oidc_provider_arn
}
