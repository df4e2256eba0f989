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
  prefix               = "shop-production"
  environment          = "production"
  bucket               = "flipgate-shop-production-123456789012"
  image_repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/shop"
  cache_repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/shop/cache"
  github = {
    repository        = "acme/shop"
    workflows         = "acme/flipgate"
    repository_id     = "456"
    owner_id          = "123"
    oidc_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
  }
}

run "three_roles_in_a_path_of_their_own" {
  command = plan

  assert {
    condition     = { for name, role in aws_iam_role.this : name => "${role.path}${role.name}" } == { plan = "/flipgate/shop-production-plan", build = "/flipgate/shop-production-build", deploy = "/flipgate/shop-production-deploy" }
    error_message = "The stacks look for the deploy role by path and name, and what a deploy may change must not reach any."
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0
    error_message = "The account's provider is made again, which AWS refuses."
  }
}

run "both_forms_of_the_subject" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.this["plan"].assume_role_policy).Statement[0].Condition.StringLike["token.actions.githubusercontent.com:sub"] == [
      "repo:acme/shop:pull_request", "repo:acme@123/shop@456:pull_request",
      "repo:acme/shop:ref:refs/heads/main", "repo:acme@123/shop@456:ref:refs/heads/main",
    ]
    error_message = "Plans are trusted by other subjects than GitHub gives them."
  }
}

run "every_policy_fits_into_one_of_aws" {
  command = plan

  assert {
    condition     = alltrue([for name, policy in local.policies : length(policy) <= 6144])
    error_message = "AWS takes 6144 characters: ${join(", ", [for name, policy in local.policies : "${name} has ${length(policy)}"])}."
  }
}

run "every_policy_is_somebodys" {
  command = plan

  assert {
    condition     = setsubtract(keys(local.policies), ["boundary"]) == toset(flatten(values(local.policies_of)))
    error_message = "A policy is attached to no role, or a role has one that there is not."
  }
}

run "what_the_application_needs_of_its_own" {
  command = plan

  variables {
    secret_kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
    github = {
      repository          = "acme/shop"
      workflows           = "acme/flipgate"
      secret_arns         = ["arn:aws:secretsmanager:eu-central-1:123456789012:secret:given/database-AbCdEf"]
      application_actions = ["ses:SendEmail"]
    }
  }

  assert {
    condition     = [for statement in slice(jsondecode(local.policies.boundary).Statement, length(local.documents.boundary.Statement), length(jsondecode(local.policies.boundary).Statement)) : statement.Sid] == ["KeyOfTheSecrets", "GivenSecrets", "TheApplication"]
    error_message = "The boundary keeps the application from what it was to be given."
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 1
    error_message = "Nobody makes the provider that no ARN is given of."
  }
}

run "refuses_a_prefix_that_the_action_refuses" {
  command = plan

  variables {
    prefix = "a-name-that-is-too-long-for-load-balancers"
  }

  expect_failures = [var.prefix]
}
