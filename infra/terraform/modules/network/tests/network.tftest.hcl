mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = {
      names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }
}

variables {
  name = "shop-production"
}

run "two_zones_of_three_kinds" {
  command = plan

  assert {
    condition     = length(aws_subnet.public) == 2 && length(aws_subnet.private) == 2 && length(aws_subnet.data) == 2
    error_message = "Two zones have a public, a private and a data subnet each."
  }

  assert {
    condition     = length(distinct([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.data)) : subnet.cidr_block])) == 6
    error_message = "Subnets overlap."
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && output.assign_public_ip == false
    error_message = "One NAT gateway serves the private subnets."
  }
}

run "a_zone_that_joins_moves_no_subnet" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
    nat                = "per-zone"
  }

  assert {
    condition     = aws_subnet.private["eu-central-1a"].cidr_block == run.two_zones_of_three_kinds.private_cidrs["eu-central-1a"] && length(aws_nat_gateway.this) == 3
    error_message = "The third zone changed the first one's range."
  }
}

run "without_nat" {
  command = plan

  variables {
    nat = "none"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && output.assign_public_ip
    error_message = "Without a gateway tasks need public addresses."
  }
}

run "refuses_one_zone" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a"]
  }

  expect_failures = [var.availability_zones]
}
