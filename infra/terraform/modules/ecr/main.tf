resource "aws_ecr_repository" "images" {
  name                 = var.name
  image_tag_mutability = "IMMUTABLE"
  force_delete         = var.force_delete

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = var.kms_key_arn == null ? "AES256" : "KMS"
    kms_key         = var.kms_key_arn
  }
}

# A registry cache overwrites its tag, which an immutable repository refuses.
resource "aws_ecr_repository" "cache" {
  #checkov:skip=CKV_AWS_51:a registry cache overwrites its tag
  #checkov:skip=CKV_AWS_163:holds layers of builds; nothing is run from it, and what is run is scanned above
  name                 = "${var.name}/cache"
  image_tag_mutability = "MUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = false
  }

  encryption_configuration {
    encryption_type = var.kms_key_arn == null ? "AES256" : "KMS"
    kms_key         = var.kms_key_arn
  }
}
