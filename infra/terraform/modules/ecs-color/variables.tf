# What is deployed, and where.

variable "prefix" {
  description = "`<name>-<environment>`."
  type        = string
}

variable "color" {
  type = string
}

variable "image" {
  description = "`<repository>@sha256:<digest>`, built for arm64."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "image is <repository>@sha256:<digest>: a tag may come to mean something else between two tasks."
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
  default = {}
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
  type    = bool
  default = true
}

variable "beat_enabled" {
  type    = bool
  default = true
}

# Size and behaviour; null means the size's own.

variable "web_size" {
  description = "CPU units and memory in MB of a web task, as Fargate pairs them."
  type        = object({ cpu = number, memory = number })
  default     = null
}

variable "worker_size" {
  type    = object({ cpu = number, memory = number })
  default = null
}

variable "web_min" {
  description = "Fewest web tasks of a colour that is live."
  type        = number
  default     = null

  validation {
    condition     = var.web_min == null || try(var.web_min >= (var.shared.size == "production" ? 2 : 1), false)
    error_message = "web_min is at least 1, and at least 2 in production: one task is an outage when its host fails."
  }
}

variable "web_max" {
  type    = number
  default = null
}

variable "worker_min" {
  type    = number
  default = null
}

variable "worker_max" {
  type    = number
  default = null
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

variable "cloudflare_ipv4_ranges" {
  # Cloudflare last changed its list on 2023-09-28; https://www.cloudflare.com/ips-v4 has the present one.
  description = "The only addresses that reach the load balancer."
  type        = list(string)
  default = [
    "103.21.244.0/22",
    "103.22.200.0/22",
    "103.31.4.0/22",
    "104.16.0.0/13",
    "104.24.0.0/14",
    "108.162.192.0/18",
    "131.0.72.0/22",
    "141.101.64.0/18",
    "162.158.0.0/15",
    "172.64.0.0/13",
    "173.245.48.0/20",
    "188.114.96.0/20",
    "190.93.240.0/20",
    "197.234.240.0/22",
    "198.41.128.0/17",
  ]

  validation {
    condition     = length(var.cloudflare_ipv4_ranges) > 0 && !contains(var.cloudflare_ipv4_ranges, "0.0.0.0/0")
    error_message = "cloudflare_ipv4_ranges names the edge's ranges; 0.0.0.0/0 would let everybody go around Cloudflare."
  }
}

variable "log_retention_days" {
  type    = number
  default = 30
}

# Alarms judge a release while it bakes.

variable "alarm_actions" {
  description = "ARNs that every alarm notifies."
  type        = list(string)
  default     = []
}

variable "alarm_errors_per_minute" {
  description = "5xx answers in one minute above which the alarm goes off."
  type        = number
  default     = 5
}

variable "alarm_latency_seconds" {
  description = "p95 of the response time above which the alarm goes off."
  type        = number
  default     = 2
}
