mock_provider "aws" {}

variables {
  # A test is not to age.
  cloudflare_ranges_date = "2199-01-01"

  prefix          = "shop-production"
  color           = "blue"
  image           = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  release         = "4f0c2d8"
  hostnames       = ["api.example.com", "api-blue.example.com", "api-green.example.com"]
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  shared = {
    region                 = "eu-central-1"
    account_id             = "123456789012"
    cluster                = "shop-production"
    size                   = "production"
    vpc_id                 = "vpc-1"
    public_subnet_ids      = ["subnet-public-1", "subnet-public-2"]
    task_subnet_ids        = ["subnet-task-1", "subnet-task-2"]
    assign_public_ip       = false
    task_security_group_id = "sg-tasks"
    secrets                = { SECRET_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-production/secret-key-AbCdEf" }
  }
}

run "refuses_a_tag" {
  command = plan

  variables {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:latest"
  }

  expect_failures = [var.image]
}

run "refuses_one_task_in_production" {
  command = plan

  variables {
    web_min = 1
  }

  expect_failures = [var.web_min]
}

run "refuses_a_short_idle_timeout" {
  command = plan

  variables {
    idle_timeout = 60
  }

  expect_failures = [var.idle_timeout]
}

run "refuses_values_as_secrets" {
  command = plan

  variables {
    container_secrets = { TOKEN = "hunter2" }
  }

  expect_failures = [var.container_secrets]
}

run "refuses_an_open_load_balancer" {
  command = plan

  variables {
    cloudflare_ipv4_ranges = ["0.0.0.0/0"]
  }

  expect_failures = [var.cloudflare_ipv4_ranges]
}

run "refuses_an_x86_image" {
  command = plan

  variables {
    architecture = "amd64"
  }

  expect_failures = [var.architecture]
}

run "refuses_a_third_color" {
  command = plan

  variables {
    color = "red"
  }

  expect_failures = [var.color]
}

run "refuses_the_whole_account" {
  command = plan

  variables {
    task_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
  }

  expect_failures = [var.task_policy_arns]
}

run "refuses_a_shell_in_a_read_only_container" {
  command = plan

  variables {
    execute_command = true
  }

  expect_failures = [var.execute_command]
}

run "refuses_a_relative_volume" {
  command = plan

  variables {
    writable_paths = ["tmp/"]
  }

  expect_failures = [var.writable_paths]
}

run "refuses_too_small_a_disk" {
  command = plan

  variables {
    ephemeral_storage_gb = 20
  }

  expect_failures = [var.ephemeral_storage_gb]
}

run "refuses_a_size_that_fargate_lacks" {
  command = plan

  variables {
    web_size = { cpu = 512, memory = 512 }
  }

  expect_failures = [var.web_size]
}

run "refuses_no_workers" {
  command = plan

  variables {
    worker_min = 0
  }

  expect_failures = [var.worker_min]
}

run "refuses_a_maximum_below_the_minimum" {
  command = plan

  variables {
    web_max = 1
  }

  expect_failures = [var.web_max]
}

run "refuses_one_task_at_night" {
  command = plan

  variables {
    schedules = { night = { cron = "0 20 ? * * *", web_min = 1 } }
  }

  expect_failures = [var.schedules]
}

run "refuses_a_cron_of_five_fields" {
  command = plan

  variables {
    schedules = { night = { cron = "0 20 * * *", web_min = 2 } }
  }

  expect_failures = [var.schedules]
}

run "refuses_more_than_the_maximum_by_schedule" {
  command = plan

  variables {
    schedules = { morning = { cron = "0 6 ? * * *", web_min = 7 } }
  }

  expect_failures = [var.schedules]
}

run "refuses_a_schedule_without_effect" {
  command = plan

  variables {
    schedules = { night = { cron = "0 20 ? * * *" } }
  }

  expect_failures = [var.schedules]
}

run "refuses_an_open_load_balancer_by_ipv6" {
  command = plan

  variables {
    cloudflare_ipv6_ranges = ["::/0"]
  }

  expect_failures = [var.cloudflare_ipv6_ranges]
}

run "refuses_a_day_that_is_none" {
  command = plan

  variables {
    cloudflare_ranges_date = "last week"
  }

  expect_failures = [var.cloudflare_ranges_date]
}

run "refuses_an_odd_retention" {
  command = plan

  variables {
    log_retention_days = 45
  }

  expect_failures = [var.log_retention_days]
}

run "refuses_an_alarm_that_cannot_go_off" {
  command = plan

  variables {
    alarm_error_percent = 100
  }

  expect_failures = [var.alarm_error_percent]
}

run "a_check_without_its_form" {
  command = plan

  variables {
    worker_health_check = { command = ["celery", "status"] }
  }

  expect_failures = [var.worker_health_check]
}

run "a_stop_that_fargate_cuts_short" {
  command = plan

  variables {
    worker_stop_timeout = 300
  }

  expect_failures = [var.worker_stop_timeout]
}
