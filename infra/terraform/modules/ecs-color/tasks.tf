locals {
  secrets = merge(var.shared.secrets, var.container_secrets)

  # What only the migrate task may know: passwords that change the database's own logins.
  migrate_secrets = merge(local.secrets, var.shared.migrate_secrets)

  # The same in both colours: a definition of one colour must also run on the other's services, which is
  # how a release goes back while Cloudflare cannot be asked.
  environment = merge(var.container_environment, {
    RELEASE   = var.release
    HOSTNAMES = join(",", var.hostnames)
  })

  # gunicorn binds to PORT by itself. Threads, because its plain workers keep no connection open; ten
  # seconds longer than the load balancer does.
  gunicorn_arguments = [
    "--worker-class=gthread",
    "--workers=${var.gunicorn.workers}",
    "--threads=${var.gunicorn.threads}",
    "--keep-alive=${var.idle_timeout + 10}",
    "--graceful-timeout=30",
  ]

  web_environment = merge(
    { GUNICORN_CMD_ARGS = join(" ", local.gunicorn_arguments) },
    local.environment,
    {
      PORT           = tostring(var.web_port)
      HEALTH_PATH    = var.health_path
      RELEASE_HEADER = var.release_header
    },
  )

  # One volume for each folder that a container may write to, empty at its start and gone with its task.
  volumes = { for path in var.writable_paths : trim(replace(path, "/[^A-Za-z0-9]+/", "-"), "-") => path }

  # stop_timeout is what a container gets between SIGTERM and SIGKILL; Fargate allows 120 s.
  processes = {
    web = {
      size         = local.web_size
      command      = coalesce(var.web_command, ["gunicorn", var.wsgi_application])
      environment  = local.web_environment
      stop_timeout = 60
    }
    worker = {
      size         = local.worker_size
      command      = coalesce(var.worker_command, ["celery", "-A", var.celery_application, "worker", "--loglevel=info"])
      environment  = local.environment
      stop_timeout = var.worker_stop_timeout
    }
    beat = {
      size         = { cpu = 256, memory = 512 }
      command      = coalesce(var.beat_command, ["celery", "-A", var.celery_application, "beat", "--loglevel=info", "--schedule=/tmp/celerybeat-schedule"])
      environment  = local.environment
      stop_timeout = 30
    }
    migrate = {
      size         = local.own_size
      command      = var.migrate_command
      environment  = local.environment
      stop_timeout = 120
    }
  }
}

locals {
  # Celery's ping of this one worker, which answers by way of the broker and only when it consumes. It is told by its
  # node name, which Celery makes of the host's: a ping of all would be answered by any other worker.
  worker_ping = [
    "CMD-SHELL",
    "celery -A ${var.celery_application} inspect ping --timeout 10 --destination \"celery@$${HOSTNAME:-$(hostname)}\"",
  ]

  worker_health_check = {
    command     = coalesce(var.worker_health_check.command, local.worker_ping)
    interval    = var.worker_health_check.interval
    timeout     = var.worker_health_check.timeout
    retries     = var.worker_health_check.retries
    startPeriod = var.worker_health_check.start_period
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.roles

  name              = "/flipgate/${var.prefix}/${var.color}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.shared.log_kms_key_arn
}

resource "aws_ecs_task_definition" "this" {
  for_each = local.roles

  family                   = "${local.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = local.processes[each.key].size.cpu
  memory                   = local.processes[each.key].size.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = upper(var.architecture)
  }

  dynamic "volume" {
    for_each = local.volumes

    content {
      name = volume.key
    }
  }

  dynamic "ephemeral_storage" {
    for_each = var.ephemeral_storage_gb[*]

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  container_definitions = jsonencode([merge(
    {
      name                   = each.key
      image                  = var.image
      essential              = true
      command                = local.processes[each.key].command
      stopTimeout            = local.processes[each.key].stop_timeout
      environment            = [for name, value in local.processes[each.key].environment : { name = name, value = value }]
      secrets                = [for name, arn in each.key == "migrate" ? local.migrate_secrets : local.secrets : { name = name, valueFrom = arn }]
      readonlyRootFilesystem = var.read_only_root_filesystem
      mountPoints            = [for name, path in local.volumes : { sourceVolume = name, containerPath = path, readOnly = false }]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.this[each.key].name
          awslogs-region        = var.shared.region
          awslogs-stream-prefix = each.key
        }
      }
    },
    each.key == "worker" && length(local.worker_health_check.command) > 0 ? { healthCheck = local.worker_health_check } : {},
    each.key == "web" ? { portMappings = [{ containerPort = var.web_port, hostPort = var.web_port, protocol = "tcp" }] } : {},
  )])

  # A rollback and the tasks that still run need the earlier revisions.
  skip_destroy = true
}
