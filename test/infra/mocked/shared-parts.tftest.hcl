# What a state holds that is kept for one part alone, as Terragrunt's units do.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
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
}

mock_provider "aws" {
  alias = "copy"
}

variables {
  name              = "shop"
  environment       = "production"
  hostname          = "api.example.com"
  preview_hostnames = { blue = "api-blue.example.com", green = "api-green.example.com" }
  size              = "development"
}

run "an_unknown_part_is_refused" {
  command = plan
  variables {
    part = "web"
  }
  expect_failures = [var.part]
}

run "the_cluster_asks_for_a_network" {
  command = plan
  variables {
    part = "cluster"
  }
  expect_failures = [var.others]
}

run "redis_asks_for_network_and_cluster" {
  command = plan
  variables {
    part   = "redis"
    others = { vpc_id = "vpc-00000000000000000" }
  }
  expect_failures = [var.others]
}

run "redis_alone_makes_nothing_else" {
  command = plan
  variables {
    part = "redis"
    others = {
      vpc_id                 = "vpc-00000000000000000"
      data_subnet_ids        = ["subnet-00000000000000005", "subnet-00000000000000006"]
      task_security_group_id = "sg-00000000000000000"
      alarm_topic_arn        = "arn:aws:sns:eu-central-1:123456789012:shop-production-alarms"
    }
  }

  assert {
    condition     = length(module.redis) == 1 && length(concat(module.network[*], module.cluster[*], module.alarms[*], module.postgresql[*], module.backup[*])) == 0
    error_message = "a part makes its own and nothing of the others'"
  }

  assert {
    condition     = join(",", keys(output.secrets)) == "BROKER_URL,CACHE_URL" && output.vpc_id == null && output.cluster == null
    error_message = "a part gives its own outputs alone, so that those of all parts make one set"
  }
}
