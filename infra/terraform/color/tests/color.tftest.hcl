mock_provider "aws" {}

variables {
  # A test is not to age.
  cloudflare_ranges_date = "2199-01-01"

  name              = "shop"
  environment       = "production"
  color             = "green"
  hostname          = "api.example.com"
  preview_hostnames = { blue = "api-blue.example.com", green = "api-green.example.com" }
  image             = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  release           = "4f0c2d8"
  release_header    = "x-release"
  health_path       = "/healthz"
  certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  shared = {
    region                 = "eu-central-1"
    account_id             = "123456789012"
    cluster                = "shop-production"
    size                   = "development"
    vpc_id                 = "vpc-1"
    public_subnet_ids      = ["subnet-public-1", "subnet-public-2"]
    task_subnet_ids        = ["subnet-task-1", "subnet-task-2"]
    assign_public_ip       = false
    task_security_group_id = "sg-tasks"
    secrets                = {}
    alarm_names            = ["passed on unread"]
    something_else         = { passed_on = ["unread"] }
  }
}

run "names_and_sizes" {
  command = plan

  assert {
    condition     = output.color == "green" && output.web_service == "shop-production-green-web" && output.beat_service == "shop-production-green-beat"
    error_message = "The services are not named after environment and colour."
  }

  assert {
    condition     = output.web_min == 1 && output.worker_min == 1
    error_message = "Development runs one web task and one worker."
  }

  assert {
    condition     = join(",", output.task_network.security_groups) == "sg-tasks" && output.task_network.assign_public_ip == false
    error_message = "The migrate task would not reach the database."
  }
}

run "refuses_another_color" {
  command = plan

  variables {
    color = "red"
  }

  expect_failures = [var.color]
}

run "refuses_a_missing_image" {
  command = plan

  variables {
    image = ""
  }

  expect_failures = [var.image]
}

run "refuses_a_missing_certificate" {
  command = plan

  variables {
    certificate_arn = ""
  }

  expect_failures = [var.certificate_arn]
}

run "passes_its_variables_on" {
  command = plan

  variables {
    web_min        = 2
    web_max        = 3
    worker_enabled = false
  }

  assert {
    condition     = output.web_min == 2 && output.web_max == 3 && output.worker_service == null && output.worker_task_definition == null
    error_message = "A variable of the root does not reach the module."
  }
}
