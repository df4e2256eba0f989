variable "name" {
  description = "Name of the cluster."
  type        = string
}

variable "vpc_id" {
  description = "VPC that the tasks run in."
  type        = string
}

variable "container_insights" {
  description = "`enabled`, `enhanced` or `disabled`; each container is billed as custom metrics."
  type        = string
  default     = "enabled"

  validation {
    condition     = contains(["enabled", "enhanced", "disabled"], var.container_insights)
    error_message = "container_insights is enabled, enhanced or disabled."
  }
}
