# What the action passes: the contract in infra/README.md.

variable "name" {
  description = "The name of the repository; everything is named `<name>-<environment>`."
  type        = string

  validation {
    condition     = length(var.name) <= 40 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.name))
    error_message = "name has at most 40 lower-case letters, digits and single hyphens, and starts with a letter: AWS allows nothing else in the names that are made of it."
  }
}

variable "environment" {
  description = "The name of the environment, for example `production`."
  type        = string

  validation {
    condition     = length(var.environment) <= 20 && can(regex("^[a-z0-9]+(?:-[a-z0-9]+)*$", var.environment))
    error_message = "environment has at most 20 lower-case letters, digits and single hyphens, for example production."
  }
}

variable "hostname" {
  description = "The public host."
  type        = string
}

variable "preview_hostnames" {
  description = "Host of its own for each colour."
  type = object({
    blue  = string
    green = string
  })
}

variable "color" {
  description = "Which colour this state holds."
  type        = string

  validation {
    condition     = contains(["blue", "green"], var.color)
    error_message = "color is blue or green."
  }
}

variable "image" {
  description = "`<repository>@sha256:<digest>`, built for arm64."
  type        = string

  validation {
    condition = can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", var.image))
    # A hand in a unit of Terragrunt comes here with nothing where it exported nothing.
    error_message = (
      var.image == ""
      ? "image is missing: export TF_VAR_image=<repository>@sha256:<digest>, or leave this colour to a deploy, which gives it the image that it has built."
      : "image is <repository>@sha256:<digest>: a tag may come to mean something else between two tasks."
    )
  }
}

variable "release" {
  description = "The commit; reaches every container as `RELEASE`."
  type        = string

  validation {
    condition     = length(var.release) > 0
    error_message = "release is the commit that the image was built from: verification compares it with what the application answers."
  }
}

variable "release_header" {
  description = "Reaches the web container as `RELEASE_HEADER`."
  type        = string
  default     = "x-release"
}

variable "health_path" {
  description = "Health check of the target group; reaches the web container as `HEALTH_PATH`."
  type        = string
  default     = "/healthz"

  validation {
    condition     = startswith(var.health_path, "/")
    error_message = "health_path starts with a slash, for example /healthz."
  }
}

variable "certificate_arn" {
  description = "An issued certificate for the public and both preview hosts."
  type        = string

  validation {
    condition     = var.certificate_arn != ""
    error_message = "certificate_arn is missing: export TF_VAR_certificate_arn=<ARN of an issued certificate for the public and both preview hosts>, or leave this colour to a deploy, which requests one."
  }
}

variable "shared" {
  description = "All outputs of the shared stack; ecs-color names those that it reads."
  type        = any
}

# What a user may set besides. ecs-color checks each, and null takes its default.

variable "architecture" {
  description = "What the image is built for. Graviton only: the task definitions say ARM64, and both colours must run each other's image; null for `arm64`."
  type        = string
  default     = null
}

variable "container_environment" {
  description = "Variables of every container. Values are visible to whoever may read the task definition: secrets belong in `container_secrets`."
  type        = map(string)
  default     = {}
}

variable "container_secrets" {
  description = "Name of the variable → ARN of the Secrets Manager secret (with `:key::` after it for one key of a JSON secret) or SSM parameter that holds its value. Adds to the shared stack's, and wins over them."
  type        = map(string)
  default     = {}
}

variable "secret_kms_key_arns" {
  description = "Customer managed keys of those secrets."
  type        = list(string)
  default     = []
}

variable "task_policy_arns" {
  description = "Policies for what the application itself does in AWS."
  type        = list(string)
  default     = []
}

variable "read_only_root_filesystem" {
  description = "Containers may write below `writable_paths` only; null for `true`."
  type        = bool
  default     = null
}

variable "writable_paths" {
  description = "Folders of every container that are volumes of its task: Django's uploads and gunicorn's heartbeat need /tmp, beat keeps its schedule there. They belong to root unless the Dockerfile declares them (README); null for `[/tmp]`."
  type        = list(string)
  default     = null
}

variable "ephemeral_storage_gb" {
  description = "Disk of a task in GB, 21 to 200; null for the 20 that Fargate gives without a price."
  type        = number
  default     = null
}

variable "execute_command" {
  description = "Lets people with the right to `ecs:ExecuteCommand` open a shell in a running task. Off: `run` is the way that leaves a log; null for `false`."
  type        = bool
  default     = null
}

variable "wsgi_application" {
  description = "What gunicorn serves."
  type        = string
  default     = "config.wsgi:application"
}

variable "gunicorn" {
  description = "Processes of a web task, and threads of each: together, the requests that it works on at once; null for two workers with eight threads."
  type = object({
    workers = optional(number, 2)
    threads = optional(number, 8)
  })
  default = null
}

variable "celery_application" {
  description = "What Celery's `-A` takes."
  type        = string
  default     = "config"
}

variable "web_command" {
  description = "Null for gunicorn, configured by the variables PORT and GUNICORN_CMD_ARGS. Another server must keep idle connections longer than `idle_timeout`."
  type        = list(string)
  default     = null
}

variable "worker_command" {
  description = "Null for a Celery worker."
  type        = list(string)
  default     = null
}

variable "worker_health_check" {
  description = "How ECS sees that a worker consumes, before the old ones are stopped. `command` null for Celery's ping of itself, `[]` for none; seconds; null for the ping every 30 s."
  type = object({
    command      = optional(list(string))
    interval     = optional(number, 30)
    timeout      = optional(number, 20)
    retries      = optional(number, 10)
    start_period = optional(number, 60)
  })
  default = null
}

variable "worker_stop_timeout" {
  description = "Seconds that a worker gets between SIGTERM and SIGKILL to finish what it holds; null for the `120` that Fargate allows."
  type        = number
  default     = null
}

variable "beat_command" {
  description = "Null for Celery beat."
  type        = list(string)
  default     = null
}

variable "migrate_command" {
  description = "Default command of the migrate task; the action gives its own."
  type        = list(string)
  default     = ["python", "manage.py", "migrate", "--noinput"]
}

variable "web_port" {
  description = "Port that the web container listens on; reaches it as `PORT`."
  type        = number
  default     = 8000
}

variable "worker_enabled" {
  description = "Whether there is a Celery worker; null for `true`."
  type        = bool
  default     = null
}

variable "beat_enabled" {
  description = "Whether there is a Celery beat; never more than one task; null for `true`."
  type        = bool
  default     = null
}

variable "web_size" {
  description = "CPU units and memory in MB of a web task, as Fargate pairs them; null for 256 and 512 in development, 512 and 1024 in production."
  type        = object({ cpu = number, memory = number })
  default     = null
}

variable "worker_size" {
  description = "CPU units and memory in MB of a worker; null as for web."
  type        = object({ cpu = number, memory = number })
  default     = null
}

variable "web_min" {
  description = "Fewest web tasks of a colour that is live; null for 1 in development, 2 in production."
  type        = number
  default     = null
}

variable "web_max" {
  description = "Most web tasks; null for 2 in development, 6 in production."
  type        = number
  default     = null
}

variable "worker_min" {
  description = "Fewest workers of a colour that is live; null for 1."
  type        = number
  default     = null
}

variable "worker_max" {
  description = "Most workers; null for 2 in development, 4 in production."
  type        = number
  default     = null
}

variable "web_cpu_target" {
  description = "Average CPU of the web tasks, in percent, that autoscaling aims at; null for `60`."
  type        = number
  default     = null
}

variable "web_requests_per_target" {
  description = "Requests per minute and web task that autoscaling aims at, for applications that wait more than they compute; null for 60 per gunicorn thread, 0 for none."
  type        = number
  default     = null
}

variable "worker_cpu_target" {
  description = "Average CPU of the workers, in percent, that autoscaling aims at; null for `70`."
  type        = number
  default     = null
}

variable "worker_queue_metric" {
  description = "A CloudWatch metric that the application publishes, waiting tasks per running worker, and the value to aim at: Celery publishes none by itself."
  type = object({
    namespace   = string
    metric_name = string
    dimensions  = optional(map(string), {})
    target      = number
  })
  default = null
}

variable "schedules" {
  description = "Name → when the minimum of web tasks or workers changes, for quieter nights and busier mornings. `cron` as EventBridge writes it, without the word. Load may always ask for more, up to the maximum; only the live colour follows; null for none."
  type = map(object({
    cron       = string
    timezone   = optional(string, "UTC")
    web_min    = optional(number)
    worker_min = optional(number)
  }))
  default = null
}

variable "idle_timeout" {
  description = "Seconds after which the load balancer closes an idle connection. Cloudflare keeps its own for up to 900 s and must be the first to close."
  type        = number
  default     = 910
}

variable "load_balancer_deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer. A colour is made anew by one apply, and `settle` with `remove-idle` removes it: off; null for `false`."
  type        = bool
  default     = null
}

variable "log_retention_days" {
  description = "Days that the log groups of web, worker, beat and migrate keep their lines; null for `30`."
  type        = number
  default     = null
}

variable "alarm_actions" {
  description = "ARNs that every alarm notifies, besides the shared stack's topic; null for none."
  type        = list(string)
  default     = null
}

variable "alarm_errors_per_minute" {
  description = "5xx answers in one minute up to which no alarm goes off, whatever their share: two of three requests at night are no outage; null for `5`."
  type        = number
  default     = null
}

variable "alarm_error_percent" {
  description = "Share of 5xx among the application's answers in one minute, in percent, above which the alarm goes off; null for `1`."
  type        = number
  default     = null
}

variable "alarm_latency_seconds" {
  description = "p95 of the response time above which the alarm goes off; null for `2`."
  type        = number
  default     = null
}

variable "alarm_missing_minutes" {
  description = "Minutes that a service may run fewer tasks than it should before the alarm goes off; needs Container Insights; null for `5`."
  type        = number
  default     = null
}

variable "cloudflare_ipv4_ranges" {
  description = "Cloudflare's IPv4 addresses (https://www.cloudflare.com/ips-v4): with IPv6, the only ones that reach the load balancer; null for the list of the module."
  type        = list(string)
  default     = null
}

variable "cloudflare_ipv6_ranges" {
  description = "Cloudflare's IPv6 addresses (https://www.cloudflare.com/ips-v6), for `ip_address_type = \"dualstack\"`; null for the list of the module."
  type        = list(string)
  default     = null
}

variable "cloudflare_ranges_date" {
  description = "Day on which the lists were written down or last compared with Cloudflare's, `YYYY-MM-DD`. A plan warns when it is more than `cloudflare_ranges_days` ago; null for `2026-11-23`."
  type        = string
  default     = null
}

variable "cloudflare_ranges_days" {
  description = "Days after which the lists count as old. Cloudflare announces a new range weeks before it uses it, and seldom has one; null for `180`."
  type        = number
  default     = null
}

variable "ip_address_type" {
  description = "`ipv4`, or `dualstack` for public subnets with IPv6; Cloudflare reaches either; null for `ipv4`."
  type        = string
  default     = null
}
