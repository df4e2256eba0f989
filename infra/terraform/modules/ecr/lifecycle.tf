locals {
  # ECR knows no ledger: it cannot tell which image is live. So every release carries a mark that the first
  # rule selects, and ECR lets no later rule touch what an earlier one selected.
  release_tag_prefix = "release-"
  build_tag_prefix   = "build-"

  # More releases than this are never marked at a time: the rule selects, and expires nothing.
  never = 9999

  image_rules = [
    {
      description = "Releases: the live ones and those that can be gone back to"
      selection   = { tagStatus = "tagged", tagPrefixList = [local.release_tag_prefix], countType = "imageCountMoreThan", countNumber = local.never }
    },
    {
      description = "Builds that are no release: the newest are kept, a deploy may be about to open one"
      selection   = { tagStatus = "tagged", tagPrefixList = [local.build_tag_prefix], countType = "imageCountMoreThan", countNumber = var.kept_builds }
    },
    {
      # What an index names is untagged too, and kept as long as the index is.
      description = "Pushes that broke off"
      selection   = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = var.untagged_days }
    },
  ]

  cache_rules = [
    {
      description = "Layers that no cache names any more"
      selection   = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = var.cache_days }
    },
  ]
}

resource "aws_ecr_lifecycle_policy" "images" {
  repository = aws_ecr_repository.images.name
  policy = jsonencode({
    rules = [for index, rule in local.image_rules : merge(rule, { rulePriority = index + 1, action = { type = "expire" } })]
  })
}

resource "aws_ecr_lifecycle_policy" "cache" {
  repository = aws_ecr_repository.cache.name
  policy = jsonencode({
    rules = [for index, rule in local.cache_rules : merge(rule, { rulePriority = index + 1, action = { type = "expire" } })]
  })
}
