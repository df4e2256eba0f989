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
    condition     = aws_ecr_repository.cache.image_tag_mutability == "MUTABLE"
    error_message = "A registry cache cannot overwrite its tag."
  }
}

run "refuses_upper_case" {
  command = plan

  variables {
    name = "Shop"
  }

  expect_failures = [var.name]
}
