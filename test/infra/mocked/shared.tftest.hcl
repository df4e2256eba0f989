# Database, cache and secrets are given here; the real apply covers those that are made.
mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = {
      names = ["eu-central-1a", "eu-central-1b"]
    }
  }

  mock_data "aws_secretsmanager_secret_version" {
    defaults = {
      secret_string = "0123456789abcdef0123456789abcdef"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }
}

variables {
  name                    = "shop"
  environment             = "production"
  hostname                = "api.example.com"
  preview_hostnames       = { blue = "api-blue.example.com", green = "api-green.example.com" }
  secret_key_arn          = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:key-AbCdEf"
  database_url_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:database-AbCdEf"
  redis_url_secret_arns = {
    cache  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:cache-AbCdEf"
    broker = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:broker-AbCdEf"
  }
}

run "given_parts" {
  command = plan

  variables {
    network = {
      vpc_id            = "vpc-1"
      public_subnet_ids = ["subnet-1", "subnet-2"]
      task_subnet_ids   = ["subnet-3", "subnet-4"]
      data_subnet_ids   = ["subnet-5", "subnet-6"]
    }
  }

  assert {
    condition     = output.vpc_id == "vpc-1" && output.assign_public_ip == false && output.cluster == "shop-production"
    error_message = "The given VPC is not the one that the colours get."
  }

  assert {
    condition     = output.secrets.DATABASE_URL == var.database_url_secret_arn && length(output.secrets) == 4 && length(output.alarm_names) == 0
    error_message = "The given secrets do not reach the colours."
  }
}

run "own_network" {
  command = plan

  assert {
    condition     = output.assign_public_ip == false
    error_message = "Tasks of production run in private subnets."
  }
}

run "own_database_and_cache" {
  command = plan

  variables {
    database_url_secret_arn = null
    redis_url_secret_arns   = null
  }

  assert {
    condition     = toset(output.alarm_names) == toset(["shop-production-database-cpu", "shop-production-cache-memory"])
    error_message = "The alarms of database and cache are not named in the outputs."
  }
}

run "refuses_subnets_in_one_zone" {
  command = plan

  variables {
    network = {
      vpc_id            = "vpc-1"
      public_subnet_ids = ["subnet-1"]
      task_subnet_ids   = ["subnet-3", "subnet-4"]
      data_subnet_ids   = ["subnet-5", "subnet-6"]
    }
  }

  expect_failures = [var.network]
}

run "refuses_an_unknown_size" {
  command = plan

  variables {
    size = "huge"
  }

  expect_failures = [var.size]
}

run "refuses_a_name_that_aws_does_not_take" {
  command = plan

  variables {
    name = "Shop_API"
  }

  expect_failures = [var.name]
}
