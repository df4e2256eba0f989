data "aws_partition" "current" {}

locals {
  # They may lie in another account or region.
  given_repository_arns = try({
    for kind, url in var.repositories : kind => replace(
      url,
      "/^([0-9]{12})\\.dkr[.-]ecr[^.]*\\.([a-z0-9-]+)\\.[^/]+/(.+)$/",
      "arn:${data.aws_partition.current.partition}:ecr:$2:$1:repository/$3",
    )
  }, {})
}

module "github_roles" {
  source = "../modules/github-roles"
  count  = var.github == null ? 0 : 1

  prefix               = local.prefix
  environment          = var.environment
  github               = var.github
  bucket               = aws_s3_bucket.this.bucket
  image_repository_arn = var.repositories == null ? module.repositories[0].image_repository_arn : local.given_repository_arns.image
  cache_repository_arn = var.repositories == null ? module.repositories[0].cache_repository_arn : local.given_repository_arns.cache
  secret_kms_key_arn   = var.kms_key_arn
}
