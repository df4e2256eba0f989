variable "prefix" {
  description = "`<name>-<environment>`."
  type        = string

  validation {
    condition     = length(var.prefix) <= 25 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.prefix))
    error_message = "prefix is <name>-<environment> and has at most 25 characters: the action takes no longer one, since a load balancer's name is made of it."
  }
}

variable "environment" {
  description = "The environment's name, as GitHub has it too."
  type        = string
}

variable "github" {
  description = "Whose jobs take the roles; bootstrap's input of this name says more."
  type = object({
    repository          = string
    workflows           = string
    repository_id       = optional(string)
    owner_id            = optional(string)
    refs                = optional(list(string), ["refs/heads/main"])
    oidc_provider_arn   = optional(string)
    secret_arns         = optional(list(string), [])
    application_actions = optional(list(string), [])
  })
  nullable = false
}

variable "bucket" {
  description = "Name of the bucket of states, ledger and lock."
  type        = string
}

variable "image_repository_arn" {
  description = "The repository of the images."
  type        = string
}

variable "cache_repository_arn" {
  description = "The repository of the builds' cache."
  type        = string
}

variable "secret_kms_key_arn" {
  description = "Customer managed key of the environment's secrets; null for Secrets Manager's own."
  type        = string
  default     = null
}
