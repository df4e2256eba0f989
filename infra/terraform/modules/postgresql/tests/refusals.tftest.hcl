mock_provider "aws" {
  # Every subnet that is asked about is in this zone.
  mock_data "aws_subnet" {
    defaults = {
      availability_zone = "eu-central-1a"
    }
  }
}

variables {
  name                     = "shop-production"
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-1", "subnet-2"]
  client_security_group_id = "sg-tasks"
  password                 = "not-a-password"
  multi_az                 = false
}

run "refuses_a_standby_in_the_same_zone" {
  command = plan

  variables {
    multi_az = true
  }

  expect_failures = [aws_db_subnet_group.this]
}

run "asks_for_no_zone_of_subnets_that_are_made_up" {
  command = plan

  variables {
    multi_az        = true
    subnets_made_up = true
  }

  assert {
    condition     = length(data.aws_subnet.this) == 0 && aws_db_instance.this.multi_az
    error_message = "A subnet that does not exist is asked for, or the standby is not planned."
  }
}

run "a_single_instance_may_have_its_subnets_where_it_likes" {
  command = plan
}

run "refuses_one_subnet" {
  command = plan

  variables {
    subnet_ids = ["subnet-1"]
  }

  expect_failures = [var.subnet_ids]
}

run "refuses_short_backups" {
  command = plan

  variables {
    backup_days = 3
  }

  expect_failures = [var.backup_days]
}

run "refuses_backups_that_rds_does_not_keep" {
  command = plan

  variables {
    backup_days = 36
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

run "refuses_a_major_that_is_no_longer_created" {
  command = plan

  variables {
    major_version = 13
  }

  expect_failures = [var.major_version]
}

run "refuses_a_major_that_django_does_not_support" {
  command = plan

  variables {
    major_version = 19
  }

  expect_failures = [var.major_version]
}

run "refuses_a_new_master_password_under_running_tasks" {
  command = plan

  variables {
    password_version = 2
  }

  expect_failures = [var.password_version]
}

run "refuses_a_login_without_a_password" {
  command = plan

  variables {
    login_serving = 1
  }

  expect_failures = [var.login_serving]
}

run "refuses_a_url_without_tls" {
  command = plan

  variables {
    url_query = "sslmode=prefer"
  }

  expect_failures = [var.url_query]
}

run "refuses_verification_without_certificates" {
  command = plan

  variables {
    url_query = "sslmode=verify-full"
  }

  expect_failures = [var.url_query]
}

run "refuses_the_advanced_mode_without_what_it_is_made_of" {
  command = plan

  variables {
    performance_insights   = false
    database_insights_mode = "advanced"
  }

  expect_failures = [var.database_insights_mode]
}

run "refuses_to_throw_away_what_is_protected" {
  command = plan

  variables {
    skip_final_snapshot = true
  }

  expect_failures = [var.skip_final_snapshot]
}

run "refuses_iops_of_a_small_disk" {
  command = plan

  variables {
    iops = 12000
  }

  expect_failures = [var.iops]
}

run "refuses_names_that_are_the_rotations" {
  command = plan

  variables {
    username = "shop_a"
  }

  expect_failures = [var.username]
}
