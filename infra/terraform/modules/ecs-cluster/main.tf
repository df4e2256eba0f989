resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }
}

# Who carries this group may talk to database and cache. It admits nobody: the door of the web tasks
# belongs to each colour.
resource "aws_security_group" "tasks" {
  name        = "${var.name}-tasks"
  description = "Tasks of ${var.name}"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-tasks" }
}

# Tasks call ECR, Secrets Manager, CloudWatch and whatever the application calls.
resource "aws_vpc_security_group_egress_rule" "anywhere" {
  security_group_id = aws_security_group.tasks.id
  description       = "To AWS and the internet"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
