# What is deployed, and where.

variable "prefix" {
  description = "`<name>-<environment>`."
  type        = string
}

variable "color" {
  description = "`blue` or `green`."
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
    condition     = can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "image is <repository>@sha256:<digest>: a tag may come to mean something else between two tasks."
  }
}

variable "architecture" {
  description = "What the image is built for. Graviton only: the task definitions say ARM64, and both colours must run each other's image."
  type        = string
  default     = "arm64"
  nullable    = false

  validation {
    condition     = var.architecture == "arm64"
    error_message = "Only arm64 images run here, an x86 image ends with exec format error: build it with `docker buildx build --platform linux/arm64` (the build command does) and leave architecture at arm64."
  }
}

variable "release" {
  description = "The commit; reaches every container as `RELEASE`."
  type        = string
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

variable "hostnames" {
  description = "Every host that the application answers; reach every container as `HOSTNAMES`, joined by commas."
  type        = list(string)
}

variable "certificate_arn" {
  description = "An issued certificate for the public and both preview hosts."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:acm:", var.certificate_arn))
    error_message = "certificate_arn is the ARN of an ISSUED ACM certificate in the region of the load balancer; a deploy requests one by itself."
  }
}

variable "shared" {
  description = "Outputs of the shared stack."
  type = object({
    region                 = string
    account_id             = string
    cluster                = string
    size                   = string
    vpc_id                 = string
    public_subnet_ids      = list(string)
    task_subnet_ids        = list(string)
    assign_public_ip       = bool
    task_security_group_id = string
    secrets                = map(string)
    # Given by stacks that have them: an older state of shared, or somebody's own, may lack any.
    alarm_topic_arn     = optional(string)
    access_log_bucket   = optional(string)
    container_insights  = optional(string, "disabled")
    worker_capacity     = optional(string, "FARGATE")
    log_kms_key_arn     = optional(string)
    secret_kms_key_arns = optional(list(string), [])
    migrate_secrets     = optional(map(string), {})
    # The most that the colour's roles can be given.
    permissions_boundary_arn = optional(string)
  })
}

# The application.

variable "container_environment" {
  description = "Variables of every container. Values are visible to whoever may read the task definition: secrets belong in `container_secrets`."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setintersection(keys(var.container_environment), ["RELEASE", "RELEASE_HEADER", "HEALTH_PATH", "HOSTNAMES", "PORT"])) == 0
    error_message = "RELEASE, RELEASE_HEADER, HEALTH_PATH, HOSTNAMES and PORT are set by Flipgate; take them out of container_environment."
  }
}

variable "container_secrets" {
  description = "Name of the variable → ARN of the Secrets Manager secret (with `:key::` after it for one key of a JSON secret) or SSM parameter that holds its value. Adds to the shared stack's, and wins over them."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.container_secrets) : can(regex("^arn:[a-z-]+:(?:secretsmanager|ssm):", arn))])
    error_message = "container_secrets holds ARNs of Secrets Manager secrets or SSM parameters, never values."
  }
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

  validation {
    condition     = !anytrue([for arn in var.task_policy_arns : endswith(arn, ":policy/AdministratorAccess") || endswith(arn, ":policy/PowerUserAccess")])
    error_message = "task_policy_arns would give the application the whole account: write a policy of the actions and resources that it needs."
  }
}

variable "read_only_root_filesystem" {
  description = "Containers may write below `writable_paths` only."
  type        = bool
  default     = true
  nullable    = false
}

variable "writable_paths" {
  description = "Folders of every container that are volumes of its task: Django's uploads and gunicorn's heartbeat need /tmp, beat keeps its schedule there. They belong to root unless the Dockerfile declares them (README)."
  type        = list(string)
  default     = ["/tmp"]
  nullable    = false

  validation {
    condition     = alltrue([for path in var.writable_paths : can(regex("^/[A-Za-z0-9._/-]*[A-Za-z0-9]$", path))]) && length(var.writable_paths) == length(distinct(var.writable_paths))
    error_message = "writable_paths are absolute folders without a slash at their end, each once, for example [\"/tmp\", \"/app/media-cache\"]."
  }
}

variable "ephemeral_storage_gb" {
  description = "Disk of a task in GB, 21 to 200; null for the 20 that Fargate gives without a price."
  type        = number
  default     = null

  validation {
    condition     = var.ephemeral_storage_gb == null || try(var.ephemeral_storage_gb >= 21 && var.ephemeral_storage_gb <= 200, false)
    error_message = "ephemeral_storage_gb is 21 to 200; leave it null for the 20 GB that every task has."
  }
}

variable "execute_command" {
  description = "Lets people with the right to `ecs:ExecuteCommand` open a shell in a running task. Off: `run` is the way that leaves a log."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.execute_command || !var.read_only_root_filesystem
    error_message = "ECS Exec writes into the container's root file system: set read_only_root_filesystem = false as well, for as long as you need the shell."
  }
}

variable "wsgi_application" {
  description = "What gunicorn serves."
  type        = string
  default     = "config.wsgi:application"
}

variable "gunicorn" {
  description = "Processes of a web task, and threads of each: together, the requests that it works on at once."
  type = object({
    workers = optional(number, 2)
    threads = optional(number, 8)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.gunicorn.workers >= 1 && var.gunicorn.threads >= 1
    error_message = "gunicorn has at least one worker with one thread."
  }
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
  description = "How ECS sees that a worker consumes, before the old ones are stopped. `command` null for Celery's ping of itself, `[]` for none; seconds. Ten failures of 30 s each are five minutes: a failover of the broker must not cost running tasks."
  type = object({
    command      = optional(list(string))
    interval     = optional(number, 30)
    timeout      = optional(number, 20)
    retries      = optional(number, 10)
    start_period = optional(number, 60)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["CMD", "CMD-SHELL", "nothing given"], try(var.worker_health_check.command[0], "nothing given"))
    error_message = "worker_health_check.command begins with CMD (words) or CMD-SHELL (one line for the image's shell); [] is none."
  }

  validation {
    condition = (
      var.worker_health_check.interval >= 5 && var.worker_health_check.interval <= 300 &&
      var.worker_health_check.timeout >= 2 && var.worker_health_check.timeout <= 60 &&
      var.worker_health_check.retries >= 1 && var.worker_health_check.retries <= 10 &&
      var.worker_health_check.start_period >= 0 && var.worker_health_check.start_period <= 300
    )
    error_message = "ECS takes an interval of 5 to 300 s, a timeout of 2 to 60 s, 1 to 10 retries and a start_period of 0 to 300 s."
  }
}

variable "worker_stop_timeout" {
  description = "Seconds that a worker gets between SIGTERM and SIGKILL to finish what it holds. Fargate allows 120; a task that takes longer is killed and comes back after the broker's visibility timeout."
  type        = number
  default     = 120
  nullable    = false

  validation {
    condition     = var.worker_stop_timeout >= 1 && var.worker_stop_timeout <= 120
    error_message = "worker_stop_timeout is 1 to 120 seconds: Fargate allows no more."
  }
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
  description = "Whether there is a Celery worker."
  type        = bool
  default     = true
  nullable    = false
}

variable "beat_enabled" {
  description = "Whether there is a Celery beat; never more than one task."
  type        = bool
  default     = true
  nullable    = false
}

# Size and behaviour; null means the size's own.

variable "web_size" {
  description = "CPU units and memory in MB of a web task, as Fargate pairs them; null for 256 and 512 in development, 512 and 1024 in production."
  type        = object({ cpu = number, memory = number })
  default     = null

  validation {
    condition = var.web_size == null || try(contains(lookup({
      256  = [512, 1024, 2048]
      512  = [1024, 2048, 3072, 4096]
      1024 = range(2048, 8193, 1024)
      2048 = range(4096, 16385, 1024)
      4096 = range(8192, 30721, 1024)
    }, tostring(var.web_size.cpu), []), var.web_size.memory), false)
    error_message = "Fargate has no such pair: 256 CPU units go with 512, 1024 or 2048 MB, 512 with 1024 to 4096, 1024 with 2048 to 8192, 2048 with 4096 to 16384, 4096 with 8192 to 30720, in steps of 1024."
  }
}

variable "worker_size" {
  description = "CPU units and memory in MB of a worker; null as for web."
  type        = object({ cpu = number, memory = number })
  default     = null

  validation {
    condition = var.worker_size == null || try(contains(lookup({
      256  = [512, 1024, 2048]
      512  = [1024, 2048, 3072, 4096]
      1024 = range(2048, 8193, 1024)
      2048 = range(4096, 16385, 1024)
      4096 = range(8192, 30721, 1024)
    }, tostring(var.worker_size.cpu), []), var.worker_size.memory), false)
    error_message = "Fargate has no such pair: 256 CPU units go with 512, 1024 or 2048 MB, 512 with 1024 to 4096, 1024 with 2048 to 8192, 2048 with 4096 to 16384, 4096 with 8192 to 30720, in steps of 1024."
  }
}

variable "web_min" {
  description = "Fewest web tasks of a colour that is live; null for 1 in development, 2 in production."
  type        = number
  default     = null

  validation {
    condition     = var.web_min == null || try(var.web_min >= (var.shared.size == "production" ? 2 : 1), false)
    error_message = "web_min is at least 1, and at least 2 in production: one task is an outage when its host fails."
  }
}

variable "web_max" {
  description = "Most web tasks; null for 2 in development, 6 in production."
  type        = number
  default     = null

  validation {
    condition     = var.web_max == null || try(var.web_max >= coalesce(var.web_min, var.shared.size == "production" ? 2 : 1), false)
    error_message = "web_max is at least web_min (2 in production where it is not given): raise web_max or lower web_min."
  }
}

variable "worker_min" {
  description = "Fewest workers of a colour that is live; null for 1."
  type        = number
  default     = null

  validation {
    condition     = var.worker_min == null || try(var.worker_min >= 1, false)
    error_message = "worker_min is at least 1: without a worker the queue only grows. Set worker_enabled = false for an application without one."
  }
}

variable "worker_max" {
  description = "Most workers; null for 2 in development, 4 in production."
  type        = number
  default     = null

  validation {
    condition     = var.worker_max == null || try(var.worker_max >= coalesce(var.worker_min, 1), false)
    error_message = "worker_max is at least worker_min: raise worker_max or lower worker_min."
  }
}

variable "web_cpu_target" {
  description = "Average CPU of the web tasks, in percent, that autoscaling aims at."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.web_cpu_target >= 10 && var.web_cpu_target <= 90
    error_message = "web_cpu_target is 10 to 90 percent: above, there is nothing left while a new task starts."
  }
}

variable "web_requests_per_target" {
  description = "Requests per minute and web task that autoscaling aims at, for applications that wait more than they compute; null for 60 per gunicorn thread, 0 for none."
  type        = number
  default     = null

  validation {
    condition     = var.web_requests_per_target == null || try(var.web_requests_per_target >= 0, false)
    error_message = "web_requests_per_target is a number of requests per minute, 0 to scale by CPU only."
  }
}

variable "worker_cpu_target" {
  description = "Average CPU of the workers, in percent, that autoscaling aims at."
  type        = number
  default     = 70
  nullable    = false

  validation {
    condition     = var.worker_cpu_target >= 10 && var.worker_cpu_target <= 90
    error_message = "worker_cpu_target is 10 to 90 percent: above, there is nothing left while a new task starts."
  }
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

  validation {
    condition     = var.worker_queue_metric == null || try(var.worker_queue_metric.target > 0, false)
    error_message = "worker_queue_metric.target is above 0: how many waiting tasks one worker may have in front of it."
  }
}

variable "schedules" {
  description = "Name → when the minimum of web tasks or workers changes, for quieter nights and busier mornings. `cron` as EventBridge writes it, without the word. Load may always ask for more, up to the maximum; only the live colour follows."
  type = map(object({
    cron       = string
    timezone   = optional(string, "UTC")
    web_min    = optional(number)
    worker_min = optional(number)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for schedule in values(var.schedules) : length(split(" ", schedule.cron)) == 6])
    error_message = "cron has six fields (minutes hours day-of-month month day-of-week year), one of the two days a question mark, for example 0 20 ? * MON-FRI *."
  }

  validation {
    condition = alltrue([
      for schedule in values(var.schedules) :
      schedule.web_min == null || try(schedule.web_min >= (var.shared.size == "production" ? 2 : 1) && schedule.web_min <= coalesce(var.web_max, var.shared.size == "production" ? 6 : 2), false)
    ])
    error_message = "The web_min of a schedule is at most web_max, at least 1, and at least 2 in production: one task is an outage when its host fails, also at night."
  }

  validation {
    condition = alltrue([
      for schedule in values(var.schedules) :
      schedule.worker_min == null || try(schedule.worker_min >= 1 && schedule.worker_min <= coalesce(var.worker_max, var.shared.size == "production" ? 4 : 2), false)
    ])
    error_message = "The worker_min of a schedule is at least 1 and at most worker_max."
  }

  validation {
    condition     = alltrue([for schedule in values(var.schedules) : schedule.web_min != null || schedule.worker_min != null])
    error_message = "A schedule changes web_min, worker_min or both: give it at least one."
  }
}

variable "idle_timeout" {
  description = "Seconds after which the load balancer closes an idle connection. Cloudflare keeps its own for up to 900 s and must be the first to close."
  type        = number
  default     = 910

  validation {
    condition     = var.idle_timeout > 900 && var.idle_timeout <= 4000
    error_message = "idle_timeout is 901 to 4000 seconds: below, Cloudflare sends requests into connections that the load balancer is closing (random 502)."
  }
}

variable "load_balancer_deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer. A colour is made anew by one apply, and `settle` with `remove-idle` removes it: off."
  type        = bool
  default     = false
  nullable    = false
}

variable "log_retention_days" {
  description = "Days that the log groups of web, worker, beat and migrate keep their lines."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

# Alarms judge a release while it bakes.

variable "alarm_actions" {
  description = "ARNs that every alarm notifies, besides the shared stack's topic."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "alarm_errors_per_minute" {
  description = "5xx answers in one minute up to which no alarm goes off, whatever their share: two of three requests at night are no outage."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.alarm_errors_per_minute >= 0
    error_message = "alarm_errors_per_minute is 0 or more."
  }
}

variable "alarm_error_percent" {
  description = "Share of 5xx among the application's answers in one minute, in percent, above which the alarm goes off."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.alarm_error_percent >= 0 && var.alarm_error_percent < 100
    error_message = "alarm_error_percent is 0 to 99: at 100 the alarm could never go off."
  }
}

variable "alarm_latency_seconds" {
  description = "p95 of the response time above which the alarm goes off."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.alarm_latency_seconds > 0
    error_message = "alarm_latency_seconds is above 0."
  }
}

variable "alarm_missing_minutes" {
  description = "Minutes that a service may run fewer tasks than it should before the alarm goes off; needs Container Insights."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.alarm_missing_minutes >= 1 && var.alarm_missing_minutes <= 60
    error_message = "alarm_missing_minutes is 1 to 60; a new task alone takes a minute or two."
  }
}
