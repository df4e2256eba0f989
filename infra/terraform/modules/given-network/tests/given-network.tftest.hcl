mock_provider "aws" {
  override_during = plan

  mock_data "aws_subnet" {
    defaults = {
      vpc_id            = "vpc-1"
      availability_zone = "eu-central-1a"
    }
  }
}

variables {
  vpc_id            = "vpc-1"
  public_subnet_ids = ["subnet-a", "subnet-b"]
  task_subnet_ids   = ["subnet-c", "subnet-d"]
  data_subnet_ids   = ["subnet-c", "subnet-d"]
}

# By place: a, b (public), c, d (tasks), c, d (data). The second of each pair is in another zone.
override_data {
  target = data.aws_subnet.this[1]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1b" }
}

override_data {
  target = data.aws_subnet.this[3]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1b" }
}

override_data {
  target = data.aws_subnet.this[5]
  values = { vpc_id = "vpc-1", availability_zone = "eu-central-1b" }
}

run "takes_subnets_in_two_zones" {
  command = plan

  assert {
    condition     = output.vpc_id == "vpc-1" && output.task_subnet_ids == tolist(["subnet-c", "subnet-d"]) && !output.assign_public_ip
    error_message = "What was given is not what comes out."
  }
}

run "refuses_subnets_in_one_zone" {
  command = plan

  override_data {
    target = data.aws_subnet.this[3]
    values = { vpc_id = "vpc-1", availability_zone = "eu-central-1a" }
  }

  override_data {
    target = data.aws_subnet.this[5]
    values = { vpc_id = "vpc-1", availability_zone = "eu-central-1a" }
  }

  expect_failures = [output.task_subnet_ids, output.data_subnet_ids]
}

run "refuses_tasks_where_no_load_balancer_reaches" {
  command = plan

  override_data {
    target = data.aws_subnet.this[3]
    values = { vpc_id = "vpc-1", availability_zone = "eu-central-1c" }
  }

  expect_failures = [output.task_subnet_ids]
}

run "refuses_a_subnet_of_another_vpc" {
  command = plan

  override_data {
    target = data.aws_subnet.this[1]
    values = { vpc_id = "vpc-2", availability_zone = "eu-central-1b" }
  }

  expect_failures = [output.vpc_id]
}

run "refuses_a_single_subnet" {
  command = plan

  variables {
    public_subnet_ids = ["subnet-a"]
  }

  expect_failures = [var.public_subnet_ids]
}
