mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }
}

variables {
  name        = "shop"
  environment = "production"
}

run "closed_bucket" {
  command = plan

  assert {
    condition     = aws_s3_bucket.this.bucket == "flipgate-shop-production-123456789012" && !aws_s3_bucket.this.force_destroy
    error_message = "The bucket has another name than the action looks for, or a destroy may empty it."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "An overwritten state cannot be brought back."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.this.restrict_public_buckets && aws_s3_bucket_public_access_block.this.block_public_policy
    error_message = "The bucket can be made public."
  }

  assert {
    condition     = strcontains(output.secret_key_arn, "shop-production/secret-key") && strcontains(output.probe_secret_arn, "shop-production/probe")
    error_message = "The generated secrets have other names than the contract says."
  }
}

run "long_names_are_cut_as_the_action_cuts_them" {
  command = plan

  variables {
    name        = "a-repository-whose-name-is-forty-letters"
    environment = "integration-test"
  }

  assert {
    condition     = aws_s3_bucket.this.bucket == "flipgate-a-repository-whose-name-is-forty-letters-inte-761f7a34"
    error_message = "The bucket has another name than the action looks for."
  }
}

run "given_repositories" {
  command = plan

  variables {
    repositories = {
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop"
      cache = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/cache"
    }
  }

  assert {
    condition     = length(module.repositories) == 0 && output.image_repository == var.repositories.image
    error_message = "A later environment makes repositories of its own."
  }
}

run "refuses_a_repository_with_a_tag" {
  command = plan

  variables {
    repositories = {
      image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:latest"
      cache = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/cache"
    }
  }

  expect_failures = [var.repositories]
}

run "refuses_too_short_a_recovery_window" {
  command = plan

  variables {
    recovery_window_days = 3
  }

  expect_failures = [var.recovery_window_days]
}

run "refuses_versions_that_do_not_last" {
  command = plan

  variables {
    old_version_days = 0
  }

  expect_failures = [var.old_version_days]
}

run "no_roles_unless_asked" {
  command = plan

  assert {
    condition     = length(module.github_roles) == 0 && output.plan_role_arn == null && output.deploy_role_arn == null && output.oidc_provider_arn == null
    error_message = "Roles or a provider are made that nobody asked for."
  }

  assert {
    condition     = output.cloudflare_token_secret == "shop-production/cloudflare" && output.cloudflare_plan_token_secret == "shop-production/cloudflare-plan"
    error_message = "The tokens' secrets have other names than the workflows' variables."
  }
}

run "given_repositories_of_another_region" {
  command = plan

  variables {
    repositories = {
      image = "210987654321.dkr.ecr.us-east-1.amazonaws.com/shop"
      cache = "210987654321.dkr.ecr.us-east-1.amazonaws.com/shop/cache"
    }
    github = {
      repository = "acme/shop"
      workflows  = "acme/flipgate"
    }
  }

  assert {
    condition     = local.given_repository_arns.cache == "arn:aws:ecr:us-east-1:210987654321:repository/shop/cache"
    error_message = "Builds may push somewhere else than they do."
  }
}

run "refuses_a_pattern_for_a_repository" {
  command = plan

  variables {
    github = {
      repository = "acme/*"
      workflows  = "acme/flipgate"
    }
  }

  expect_failures = [var.github]
}

run "refuses_every_branch" {
  command = plan

  variables {
    github = {
      repository = "acme/shop"
      workflows  = "acme/flipgate"
      refs       = ["refs/heads/*"]
    }
  }

  expect_failures = [var.github]
}

run "refuses_no_branch" {
  command = plan

  variables {
    github = {
      repository = "acme/shop"
      workflows  = "acme/flipgate"
      refs       = []
    }
  }

  expect_failures = [var.github]
}

run "refuses_ids_that_are_none" {
  command = plan

  variables {
    github = {
      repository    = "acme/shop"
      workflows     = "acme/flipgate"
      repository_id = "*"
    }
  }

  expect_failures = [var.github]
}

run "refuses_somebody_elses_provider" {
  command = plan

  variables {
    github = {
      repository        = "acme/shop"
      workflows         = "acme/flipgate"
      oidc_provider_arn = "arn:aws:iam::123456789012:oidc-provider/example.com"
    }
  }

  expect_failures = [var.github]
}

run "refuses_rights_over_rights" {
  command = plan

  variables {
    github = {
      repository          = "acme/shop"
      workflows           = "acme/flipgate"
      application_actions = ["iam:CreateUser"]
    }
  }

  expect_failures = [var.github]
}

run "refuses_secrets_by_a_pattern_in_the_middle" {
  command = plan

  variables {
    github = {
      repository  = "acme/shop"
      workflows   = "acme/flipgate"
      secret_arns = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:*/cloudflare"]
    }
  }

  expect_failures = [var.github]
}

run "refuses_names_that_the_action_refuses" {
  command = plan

  variables {
    environment = "a-long-environment"
    name        = "a-long-name"
    github = {
      repository = "acme/shop"
      workflows  = "acme/flipgate"
    }
  }

  expect_failures = [var.github]
}
