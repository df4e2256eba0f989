mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b"] }
  }
}

mock_provider "aws" {
  alias = "copy"
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

run "refuses_too_short_a_way_back" {
  command = plan

  variables {
    database_backup_days = 3
  }

  expect_failures = [var.database_backup_days]
}

run "refuses_a_longer_way_back_than_rds_has" {
  command = plan

  variables {
    database_backup_days = 36
  }

  expect_failures = [var.database_backup_days]
}

run "refuses_a_production_database_without_standby" {
  command = plan

  variables {
    database_multi_az = false
  }

  expect_failures = [var.database_multi_az]
}

run "refuses_a_production_queue_on_one_node" {
  command = plan

  variables {
    cache_nodes = 1
  }

  expect_failures = [var.cache_nodes]
}

run "refuses_a_copy_of_nothing" {
  command = plan

  variables {
    keep_backups_days  = 0
    backup_copy_region = "eu-west-1"
  }

  expect_failures = [var.backup_copy_region]
}

run "refuses_a_url_as_host" {
  command = plan

  variables {
    hostname = "https://api.example.com/"
  }

  expect_failures = [var.hostname]
}

run "refuses_one_host_for_two_things" {
  command = plan

  variables {
    preview_hostnames = { blue = "api.example.com", green = "api-green.example.com" }
  }

  expect_failures = [var.hostname]
}

run "refuses_a_skipped_rotation" {
  command = plan

  variables {
    database_login = { serving = 0, prepared = 2 }
  }

  expect_failures = [var.database_login]
}

run "refuses_an_instance_without_its_url" {
  command = plan

  variables {
    database_url_secret_arn = null
    database_instance_id    = "living-database"
  }

  expect_failures = [var.database_instance_id]
}

run "refuses_an_odd_retention" {
  command = plan

  variables {
    log_retention_days = 45
  }

  expect_failures = [var.log_retention_days]
}
