mock_provider "aws" {}

variables {
  name   = "shop-production"
  vpc_id = "vpc-1"
}

run "tasks_admit_nobody" {
  command = apply

  assert {
    condition     = length(aws_security_group.tasks.ingress) == 0
    error_message = "The group that every task carries admits somebody."
  }
}
