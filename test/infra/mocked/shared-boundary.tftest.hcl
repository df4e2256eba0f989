mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b"] }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
      arn        = "arn:aws:sts::123456789012:assumed-role/shop-production-deploy/flipgate"
    }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }

  mock_data "aws_secretsmanager_secret_version" {
    defaults = { secret_string = "0123456789abcdef0123456789abcdef" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/shop" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:shop-production-alarms" }
  }
}

mock_provider "aws" {
  alias = "copy"
}

variables {
  name              = "shop"
  environment       = "production"
  hostname          = "api.example.com"
  preview_hostnames = { blue = "api-blue.example.com", green = "api-green.example.com" }
}

run "no_boundary_where_bootstrap_made_no_roles" {
  command = plan

  assert {
    condition     = output.permissions_boundary_arn == null && local.reads_values
    error_message = "Roles are bounded by a policy that nobody made, or a person's plan reads nothing."
  }
}

run "the_boundary_that_bootstrap_made" {
  command = plan

  override_data {
    target = data.aws_iam_roles.deploy
    values = { names = ["shop-production-deploy"] }
  }

  assert {
    condition     = output.permissions_boundary_arn == "arn:aws:iam::123456789012:policy/flipgate/shop-production-boundary" && local.reads_values
    error_message = "A deploy may make no role without the boundary."
  }
}

run "a_plan_by_the_role_for_plans_reads_no_value" {
  command = plan

  override_data {
    target = data.aws_caller_identity.current
    values = { account_id = "123456789012", arn = "arn:aws:sts::123456789012:assumed-role/shop-production-plan/flipgate" }
  }

  assert {
    condition     = !local.reads_values && module.database_password[0].value == "not-read"
    error_message = "The role for plans may read no value but the two that it is given."
  }
}
