mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/monitoring"
    }
  }
}

variables {
  name                     = "shop-production"
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-1", "subnet-2"]
  client_security_group_id = "sg-tasks"
  password                 = "not-a-password"
  login_passwords          = { a = "not-a-password-a", b = "not-a-password-b" }
}

run "closed_and_encrypted" {
  command = plan

  assert {
    condition     = aws_db_instance.this.storage_encrypted && !aws_db_instance.this.publicly_accessible && aws_db_instance.this.deletion_protection
    error_message = "The database is not encrypted, is public, or may be deleted by accident."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.tasks.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.tasks.referenced_security_group_id == "sg-tasks"
    error_message = "Somebody other than the tasks may connect."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1")
    error_message = "Connections without TLS are possible."
  }

  assert {
    condition     = aws_db_instance.this.storage_type == "gp3" && aws_db_instance.this.max_allocated_storage == 100
    error_message = "Storage is gp3 and grows to five times its size."
  }

  assert {
    condition     = aws_db_instance.this.multi_az && aws_db_instance.this.backup_retention_period == 7
    error_message = "Without being told otherwise there is a standby, and a week of backups."
  }

  assert {
    condition     = !aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.manage_master_user_password == null
    error_message = "A final snapshot is kept, and no password rotates under running tasks."
  }

  assert {
    condition     = aws_db_instance.this.engine_version == "18" && aws_db_parameter_group.this.family == "postgres18"
    error_message = "The default is the newest major version, its minor left to RDS."
  }
}

run "watched" {
  command = plan

  assert {
    condition     = aws_db_instance.this.performance_insights_enabled && aws_db_instance.this.performance_insights_retention_period == 7 && aws_db_instance.this.database_insights_mode == "standard"
    error_message = "Performance Insights is on, in the mode and for the days that are free."
  }

  assert {
    condition     = aws_db_instance.this.monitoring_interval == 60 && length(aws_iam_role.monitoring) == 1
    error_message = "Enhanced monitoring needs its role."
  }

  assert {
    condition     = keys(aws_cloudwatch_log_group.this) == ["/aws/rds/instance/shop-production/postgresql", "/aws/rds/instance/shop-production/upgrade"] && alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 90])
    error_message = "A log is exported into a group without an end to what it keeps."
  }

  assert {
    condition     = toset(output.alarm_names) == toset(["shop-production-database-cpu", "shop-production-database-connections", "shop-production-database-storage"])
    error_message = "An alarm is missing."
  }
}

run "small_and_unwatched" {
  command = plan

  variables {
    multi_az             = false
    performance_insights = false
    monitoring_interval  = 0
    log_exports          = []
    max_connections      = 60
  }

  assert {
    condition     = length(aws_iam_role.monitoring) == 0 && length(aws_cloudwatch_log_group.this) == 0 && length(data.aws_subnet.this) == 0
    error_message = "Something is made that nobody asked for."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value} ${parameter.apply_method}"], "max_connections=60 pending-reboot")
    error_message = "A number of connections of one's own does not reach the database."
  }
}

run "master_logs_in_until_the_first_rotation" {
  command = plan

  assert {
    condition     = output.login == "app"
    error_message = "A new database knows the master user alone."
  }
}

run "logins_take_turns" {
  command = plan

  variables {
    login_serving    = 4
    password_version = 2
  }

  assert {
    condition     = output.login == "app_b"
    error_message = "Even rotations are served by the second login."
  }

  assert {
    condition     = local.url_parts[5] == 4
    error_message = "A new password of the master writes the URL anew, which no longer holds it."
  }
}

run "replica" {
  variables {
    read_replica = { instance_class = "db.t4g.medium" }
  }

  assert {
    condition     = aws_db_instance.replica[0].replicate_source_db == "shop-production" && aws_db_instance.replica[0].instance_class == "db.t4g.medium" && !aws_db_instance.replica[0].publicly_accessible && aws_db_instance.replica[0].storage_encrypted
    error_message = "The replica is open, or copies something else."
  }

  assert {
    condition     = output.replica_url_secret_arn != null && contains(output.alarm_names, "shop-production-database-replica-lag")
    error_message = "The replica has no URL or no alarm."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.replica_url[0].secret_string_wo_version != aws_secretsmanager_secret_version.url.secret_string_wo_version
    error_message = "The replica's secret would not be written when its address changes."
  }

  assert {
    condition     = startswith(aws_db_instance.this.final_snapshot_identifier, "shop-production-final-") && length(aws_db_instance.this.final_snapshot_identifier) == length("shop-production-final-") + 8
    error_message = "The final snapshot's name is the same for every instance of this name."
  }
}

run "long_names_are_cut" {
  command = plan

  variables {
    name         = "a-repository-whose-name-is-forty-letters-integration-testing"
    read_replica = {}
  }

  assert {
    condition     = length(aws_db_instance.replica[0].identifier) == 63
    error_message = "RDS takes 63 characters."
  }
}

run "own_key" {
  variables {
    kms_key = "own"
  }

  override_data {
    target = data.aws_caller_identity.current[0]
    values = { account_id = "123456789012" }
  }

  override_resource {
    target = aws_kms_key.this[0]
    values = { arn = "arn:aws:kms:eu-central-1:123456789012:key/1" }
  }

  assert {
    condition     = aws_kms_key.this[0].enable_key_rotation && aws_db_instance.this.kms_key_id == output.kms_key_arn && aws_db_instance.this.performance_insights_kms_key_id == output.kms_key_arn
    error_message = "The key that was made is not used."
  }
}

run "no_snapshot_of_what_is_thrown_away" {
  command = plan

  variables {
    deletion_protection = false
    skip_final_snapshot = true
  }

  assert {
    condition     = aws_db_instance.this.final_snapshot_identifier == null
    error_message = "A snapshot is named that is not taken."
  }
}
