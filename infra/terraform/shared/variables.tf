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

  validation {
    condition     = can(regex("^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.hostname))
    error_message = "hostname is a host's full name in lower case without scheme and path, for example api.example.com."
  }

  validation {
    condition     = length(distinct([var.hostname, var.preview_hostnames.blue, var.preview_hostnames.green])) == 3
    error_message = "The public host and the two preview hosts are three different names, for example api, api-blue and api-green.example.com: each colour must be reachable without the other."
  }
}

variable "preview_hostnames" {
  description = "Host of its own for each colour."
  type = object({
    blue  = string
    green = string
  })
}

variable "size" {
  description = "`development` (one of everything, the smallest) or `production` (two zones, standbys, at least two web tasks)."
  type        = string
  default     = "production"

  validation {
    condition     = contains(["development", "production"], var.size)
    error_message = "size is development or production."
  }
}

variable "secret_key_arn" {
  description = "Secret that holds SECRET_KEY; null for the one that bootstrap generated."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Off, a destroy deletes the database without a final snapshot and the secrets without a way back. For environments that are thrown away."
  type        = bool
  default     = true
}

variable "password_versions" {
  description = "Raise one to have that password generated anew. Running tasks hold the old database password: follow with a release at once."
  type = object({
    database = optional(number, 1)
    redis    = optional(number, 1)
  })
  default = {}
}

variable "container_insights" {
  description = "`enabled`, `enhanced` or `disabled`; null for `enabled` in production."
  type        = string
  default     = null
}

variable "worker_spot" {
  description = "Workers run on FARGATE_SPOT: cheaper, and taken away with two minutes' notice. For tasks that acknowledge late and may run twice."
  type        = bool
  default     = false
  nullable    = false
}

variable "secret_kms_key_arn" {
  description = "Key of all secrets that are made here; null for the account's Secrets Manager key."
  type        = string
  default     = null
}
