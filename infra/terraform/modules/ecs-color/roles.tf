locals {
  # A valueFrom may name one key of a JSON secret; the permission is on the secret.
  secret_arns = distinct([
    for arn in values(local.migrate_secrets) : join(":", slice(split(":", arn), 0, 7)) if strcontains(arn, ":secretsmanager:")
  ])
  parameter_arns = distinct([for arn in values(local.migrate_secrets) : arn if strcontains(arn, ":ssm:")])

  key_arns = distinct(concat(var.shared.secret_kms_key_arns, var.secret_kms_key_arns))

  # Null for an image that is not in ECR: it is pulled without permission.
  ecr = try(regex("^(?P<account>[0-9]{12})\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.[^/]+/(?P<repository>[^@]+)@", var.image), null)

  execution_statements = concat(
    [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [for group in aws_cloudwatch_log_group.this : "${group.arn}:*"]
    }],
    local.ecr == null ? [] : [
      {
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      },
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = ["arn:${data.aws_partition.current.partition}:ecr:${local.ecr.region}:${local.ecr.account}:repository/${local.ecr.repository}"]
      },
    ],
    length(local.secret_arns) == 0 ? [] : [{
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = local.secret_arns
    }],
    length(local.parameter_arns) == 0 ? [] : [{
      Effect   = "Allow"
      Action   = ["ssm:GetParameters"]
      Resource = local.parameter_arns
    }],
    length(local.key_arns) == 0 ? [] : [{
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = local.key_arns
    }],
  )

  assumed_by_tasks = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      # Nobody else's tasks may be given these roles in our name.
      Condition = { StringEquals = { "aws:SourceAccount" = var.shared.account_id } }
    }]
  })
}

# Starts tasks: pulls the image, reads the secrets, opens the log streams.
resource "aws_iam_role" "execution" {
  name                 = "${local.role_name}-execution"
  description          = "Starts the tasks of ${local.name}"
  assume_role_policy   = local.assumed_by_tasks
  permissions_boundary = var.shared.permissions_boundary_arn
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.name
  policy = jsonencode({ Version = "2012-10-17", Statement = local.execution_statements })
}

# What the application itself may do.
resource "aws_iam_role" "task" {
  name                 = "${local.role_name}-task"
  description          = "The application in the tasks of ${local.name}"
  assume_role_policy   = local.assumed_by_tasks
  permissions_boundary = var.shared.permissions_boundary_arn
}

resource "aws_iam_role_policy_attachment" "task" {
  for_each = toset(var.task_policy_arns)

  role       = aws_iam_role.task.name
  policy_arn = each.value
}
