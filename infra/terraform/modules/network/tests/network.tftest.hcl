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

  assert {
    condition     = aws_flow_log.this[0].traffic_type == "REJECT" && aws_cloudwatch_log_group.flow[0].retention_in_days == 30
    error_message = "Refused traffic is not logged, or for ever."
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0 && length(aws_security_group.endpoints) == 0
    error_message = "Endpoints that nobody asked for cost money."
  }
}

run "a_zone_that_joins_moves_no_subnet" {
  command = plan

  variables {
    availability_zones  = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
    nat                 = "per-zone"
    interface_endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"]
  }

  assert {
    condition     = aws_subnet.private["eu-central-1a"].cidr_block == run.two_zones_of_three_kinds.private_cidrs["eu-central-1a"] && length(aws_nat_gateway.this) == 3
    error_message = "The third zone changed the first one's range."
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 4 && aws_vpc_endpoint.interface["ecr.dkr"].service_name == "com.amazonaws.eu-central-1.ecr.dkr"
    error_message = "An endpoint is missing, or of another service."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints[0].cidr_ipv4 == "10.42.0.0/16"
    error_message = "Others than this network's tasks may call the endpoints."
  }
}

run "without_nat_and_flow_log" {
  command = plan

  variables {
    nat       = "none"
    flow_logs = "none"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && output.assign_public_ip
    error_message = "Without a gateway tasks need public addresses."
  }

  assert {
    condition     = length(aws_flow_log.this) == 0 && length(aws_iam_role.flow) == 0 && output.flow_log_group_name == null
    error_message = "A flow log is made although nobody wants it."
  }
}

run "closed_by_default" {
  command = apply

  variables {
    flow_logs = "none"
  }

  assert {
    condition     = length(aws_route_table.data.route) == 0 && alltrue([for subnet in aws_subnet.data : subnet.map_public_ip_on_launch != true])
    error_message = "A route leads out of the subnets of database and cache."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : subnet.map_public_ip_on_launch != true])
    error_message = "Whatever is started in a public subnet gets a public address unasked."
  }

  assert {
    condition     = length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "The default security group is open."
  }
}

run "a_role_of_64_characters_at_most" {
  command = plan

  variables {
    name      = "a-repository-whose-name-is-40-letters-ok-an-environment-of-20"
    flow_logs = "all"
  }

  assert {
    condition     = length(aws_iam_role.flow[0].name) <= 64
    error_message = "IAM refuses the role's name."
  }
}

run "refuses_one_zone_and_a_range_without_room" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a"]
    cidr               = "10.42.0.0/24"
  }

  expect_failures = [var.availability_zones, var.cidr]
}

run "refuses_a_zone_named_twice_and_a_range_of_the_internet" {
  command = plan

  variables {
    availability_zones = ["eu-central-1a", "eu-central-1a"]
    cidr               = "8.8.0.0/16"
  }

  expect_failures = [var.availability_zones, var.cidr]
}

run "refuses_what_has_another_name" {
  command = plan

  variables {
    cidr                = "10.42.1.0/16"
    nat                 = "one"
    flow_logs           = "some"
    interface_endpoints = ["com.amazonaws.eu-central-1.logs"]
  }

  expect_failures = [var.cidr, var.nat, var.flow_logs, var.interface_endpoints]
}
