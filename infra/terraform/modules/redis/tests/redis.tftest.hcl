mock_provider "aws" {
  mock_data "aws_secretsmanager_secret_version" {
    defaults = {
      secret_string = "0123456789abcdef0123456789abcdef"
    }
  }
}

variables {
  name                     = "shop-production"
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-1", "subnet-2"]
  client_security_group_id = "sg-tasks"
  auth_token_secret_arn    = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-production/redis-token-AbCdEf"
  nodes                    = 2
}

run "closed_and_encrypted" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this.at_rest_encryption_enabled == "true" && aws_elasticache_replication_group.this.transit_encryption_enabled
    error_message = "The cache is not encrypted at rest and in transit."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.tasks.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.tasks.referenced_security_group_id == "sg-tasks"
    error_message = "Somebody other than the tasks may connect."
  }

  assert {
    condition     = contains([for parameter in aws_elasticache_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "maxmemory-policy=volatile-lru")
    error_message = "A full cache would evict queued tasks."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "Two nodes do not fail over."
  }
}

run "one_node" {
  command = plan

  variables {
    nodes = 1
  }

  assert {
    condition     = !aws_elasticache_replication_group.this.automatic_failover_enabled
    error_message = "ElastiCache refuses failover with one node."
  }
}

run "refuses_x86" {
  command = plan

  variables {
    node_type = "cache.t3.micro"
  }

  expect_failures = [var.node_type]
}
