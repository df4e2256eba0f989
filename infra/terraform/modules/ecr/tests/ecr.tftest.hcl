mock_provider "aws" {}

variables {
  name = "shop"
}

run "images_stay_what_they_were" {
  command = plan

  assert {
    condition     = aws_ecr_repository.images.image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.images.image_scanning_configuration[0].scan_on_push
    error_message = "Image tags can be moved, or pushes are not scanned."
  }

  assert {
    condition     = !aws_ecr_repository.images.force_delete
    error_message = "A destroy takes the images along."
  }

  assert {
    condition     = aws_ecr_repository.cache.image_tag_mutability == "MUTABLE"
    error_message = "A registry cache cannot overwrite its tag."
  }

  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.images.policy).rules : rule.selection.tagPrefixList if rule.rulePriority == 1] == [["release-"]]
    error_message = "Another rule sees a release before the one that protects it."
  }

  assert {
    condition     = length([for rule in jsondecode(aws_ecr_lifecycle_policy.images.policy).rules : rule if rule.selection.tagStatus == "any"]) == 0
    error_message = "A rule selects images whatever their tags."
  }
}

run "a_key_of_ones_own" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  }

  assert {
    condition     = aws_ecr_repository.images.encryption_configuration[0].encryption_type == "KMS" && aws_ecr_repository.cache.encryption_configuration[0].encryption_type == "KMS"
    error_message = "The key that was given encrypts nothing."
  }
}

run "refuses_upper_case_and_to_forget_what_is_about_to_be_deployed" {
  command = plan

  variables {
    name          = "Shop"
    kept_builds   = 1
    untagged_days = 0
    cache_days    = 0
  }

  expect_failures = [var.name, var.kept_builds, var.untagged_days, var.cache_days]
}
