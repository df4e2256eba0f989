# Who carries this group may talk to database and cache. It admits nobody: the door of the web tasks
# belongs to each colour.
resource "aws_security_group" "tasks" {
  #checkov:skip=CKV2_AWS_5:the tasks of the colours carry it
  #checkov:skip=CKV_AWS_382:tasks call ECR, Secrets Manager, CloudWatch and whatever the application calls, on whatever port it calls it
  name        = "${var.name}-tasks"
  description = "Tasks of ${var.name}"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-tasks" }

  egress {
    description = "To AWS and the internet"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
