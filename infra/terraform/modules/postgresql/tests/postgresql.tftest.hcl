mock_provider "aws" {}

variables {
  name                     = "shop-production"
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-1", "subnet-2"]
  client_security_group_id = "sg-tasks"
  password                 = "not-a-password"
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
    condition     = !aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.manage_master_user_password == null
    error_message = "A final snapshot is kept, and no password rotates under running tasks."
  }
}

run "refuses_short_backups" {
  command = plan

  variables {
    backup_days = 3
  }

  expect_failures = [var.backup_days]
}

run "refuses_x86" {
  command = plan

  variables {
    instance_class = "db.t3.micro"
  }

  expect_failures = [var.instance_class]
}

run "refuses_one_subnet" {
  command = plan

  variables {
    subnet_ids = ["subnet-1"]
  }

  expect_failures = [var.subnet_ids]
}
