# No lifecycle rule here: a release may be rolled back to as long as the ledger names it, and ECR knows
# no ledger.
resource "aws_ecr_repository" "images" {
  name                 = var.name
  image_tag_mutability = "IMMUTABLE"
  force_delete         = var.force_delete

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

# A registry cache overwrites its tag, which an immutable repository refuses.
resource "aws_ecr_repository" "cache" {
  name                 = "${var.name}/cache"
  image_tag_mutability = "MUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = false
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_lifecycle_policy" "cache" {
  repository = aws_ecr_repository.cache.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Layers that no cache names any more"
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = var.cache_days
      }
      action = { type = "expire" }
    }]
  })
}
