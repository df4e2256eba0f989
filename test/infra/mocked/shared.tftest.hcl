# Secrets have stand-ins here, for mocks know no ephemeral resources; the real apply covers those that are made.
mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b"] }
  }

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

# By place: public, tasks, data; the second of each pair is in another zone.
override_data {
  target = module.given_network[0].data.aws_subnet.this[0]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1a" }
}

override_data {
  target = module.given_network[0].data.aws_subnet.this[1]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1b" }
}

override_data {
  target = module.given_network[0].data.aws_subnet.this[2]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1a" }
}

override_data {
  target = module.given_network[0].data.aws_subnet.this[3]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1b" }
}

override_data {
  target = module.given_network[0].data.aws_subnet.this[4]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1a" }
}

override_data {
  target = module.given_network[0].data.aws_subnet.this[5]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1b" }
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
    condition     = output.size == "production" && output.container_insights == "enabled" && length(module.access_logs) == 1
    error_message = "Production is not watched, or its requests are not logged."
  }

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
    condition = toset(output.alarm_names) == toset([
      "shop-production-database-connections", "shop-production-database-cpu", "shop-production-database-storage",
      "shop-production-cache-evictions", "shop-production-cache-memory",
    ])
    error_message = "The alarms of database and cache are not named in the outputs."
  }

  assert {
    condition     = length(module.backup) == 1 && length(module.backup_copy) == 0
    error_message = "A production database has backups that outlive it."
  }

  assert {
    condition     = join(" ", keys(output.migrate_secrets)) == "DATABASE_MASTER_PASSWORD DATABASE_PASSWORD_A DATABASE_PASSWORD_B" && length(setintersection(keys(output.migrate_secrets), keys(output.secrets))) == 0
    error_message = "The passwords of a rotation reach other tasks than migrate's, or not that one."
  }
}

run "development" {
  command = plan

  variables {
    size                    = "development"
    database_url_secret_arn = null
    redis_url_secret_arns   = null
  }

  assert {
    condition     = length(module.backup) == 0 && length(module.access_logs) == 0 && output.access_log_bucket == null && output.container_insights == "disabled"
    error_message = "Development pays for what production needs."
  }
}

run "a_copy_in_another_region" {
  command = plan

  variables {
    database_url_secret_arn = null
    database_read_replica   = {}
    backup_copy_region      = "eu-west-1"
    worker_spot             = true
    access_log_bucket       = "given-logs"
  }

  assert {
    condition     = length(module.backup_copy) == 1 && contains(keys(output.secrets), "DATABASE_REPLICA_URL")
    error_message = "Backups are not copied, or the replica's URL does not reach the containers."
  }

  assert {
    condition     = output.worker_capacity == "FARGATE_SPOT" && output.access_log_bucket == "given-logs" && length(module.access_logs) == 0
    error_message = "What the colours are told is not what was asked for."
  }
}

run "a_given_database_with_its_doors" {
  command = plan

  variables {
    database_instance_id       = "living-database"
    database_security_group_id = "sg-database"
    cache_security_group_id    = "sg-cache"
  }

  override_data {
    target = data.aws_db_instance.given[0]
    values = { db_instance_class = "db.t4g.small", allocated_storage = 50 }
  }

  assert {
    condition     = contains(output.alarm_names, "shop-production-database-cpu") && length(module.postgresql) == 0 && length(output.migrate_secrets) == 0
    error_message = "A given database is not watched, or another one is made."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.given_database[0].from_port == 5432 && aws_vpc_security_group_ingress_rule.given_database[0].cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.given_cache[0].from_port == 6379
    error_message = "The tasks cannot enter, or others can."
  }
}
