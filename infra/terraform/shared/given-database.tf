variable "database_url_secret_arn" {
  description = "A secret that holds the DATABASE_URL of a database of your own; none is created then."
  type        = string
  default     = null
}

variable "database_instance_id" {
  description = "Your own database, when it is an RDS instance of this region: it gets alarms. Null for none."
  type        = string
  default     = null

  validation {
    condition     = var.database_instance_id == null || var.database_url_secret_arn != null
    error_message = "database_instance_id is for a database of your own: give the secret with its URL as database_url_secret_arn as well, or leave both out and have one made."
  }
}

variable "database_security_group_id" {
  description = "Security group of your own database: the tasks are let in. Null when you do so yourself."
  type        = string
  default     = null

  validation {
    condition     = var.database_security_group_id == null || var.database_url_secret_arn != null
    error_message = "database_security_group_id is for a database of your own: give the secret with its URL as database_url_secret_arn as well."
  }
}

variable "database_port" {
  description = "Port of your own database, for its security group."
  type        = number
  default     = 5432
}

data "aws_db_instance" "given" {
  count = local.holds.postgresql && var.database_instance_id != null ? 1 : 0

  db_instance_identifier = var.database_instance_id
}

module "database_alarms" {
  source = "../modules/database-alarms"
  count  = local.holds.postgresql && var.database_instance_id != null ? 1 : 0

  name             = local.prefix
  instance_id      = var.database_instance_id
  instance_class   = data.aws_db_instance.given[0].db_instance_class
  storage_gb       = data.aws_db_instance.given[0].allocated_storage
  alarm_topic_arns = [local.alarm_topic_arn]
}

resource "aws_vpc_security_group_ingress_rule" "given_database" {
  count = local.holds.postgresql && var.database_security_group_id != null ? 1 : 0

  security_group_id            = var.database_security_group_id
  description                  = "Tasks of ${local.prefix}"
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
  referenced_security_group_id = local.task_security_group_id
}
