# What ECS Exec needs of the task itself; who may open a shell is decided by `ecs:ExecuteCommand` elsewhere.
resource "aws_iam_role_policy" "shell" {
  count = var.execute_command ? 1 : 0

  name = "open-shell"
  role = aws_iam_role.task.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ]
      Resource = "*"
    }]
  })
}
