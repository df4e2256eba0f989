# Stands in for modules/secret under mocks, which know no ephemeral resources.
variable "name" {
  type = string
}

variable "description" {
  type = string
}

variable "length" {
  type    = number
  default = 48
}

variable "value_version" {
  type    = number
  default = 1
}

variable "kms_key_id" {
  type    = string
  default = null
}

variable "recovery_window_days" {
  type    = number
  default = 7
}

variable "reads_value" {
  type    = bool
  default = true
}

output "arn" {
  value = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:${var.name}-AbCdEf"
}

output "value" {
  value = var.reads_value ? "mocked" : "not-read"
}
