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

  # Tasks call ECR, Secrets Manager, CloudWatch and whatever the application calls.
  egress {
    description = "To AWS and the internet"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
