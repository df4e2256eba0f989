variable "part" {
  description = "What this state holds: `all`, or one of `network`, `cluster`, `postgresql` and `redis`, as Terragrunt's units do."
  type        = string
  default     = "all"
  nullable    = false

  validation {
    condition     = contains(["all", "network", "cluster", "postgresql", "redis"], var.part)
    error_message = "part is all, network, cluster, postgresql or redis: those are the states that shared can be kept in."
  }
}

variable "others" {
  description = "Outputs of the other parts, for a state that holds one: the network's for `cluster`, and the cluster's too for `postgresql` and `redis`. `made_up` when they only stand for what is still to be made."
  type = object({
    vpc_id                 = optional(string)
    data_subnet_ids        = optional(list(string))
    task_security_group_id = optional(string)
    alarm_topic_arn        = optional(string)
    made_up                = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.part != "cluster" || var.others.vpc_id != null
    error_message = "The part cluster lies in a network: give its vpc_id in others."
  }

  validation {
    condition     = !contains(["postgresql", "redis"], var.part) || alltrue([for given in values(var.others) : given != null])
    error_message = "The parts postgresql and redis lie in a network and let the cluster's tasks in: give vpc_id, data_subnet_ids, task_security_group_id and alarm_topic_arn in others."
  }
}

locals {
  # The cluster's part has the alarms' topic, the application's key and the load balancers' log bucket as well; backups go with the database.
  holds = { for part in ["network", "cluster", "postgresql", "redis"] : part => contains(["all", part], var.part) }

  task_security_group_id = one(concat(module.cluster[*].task_security_group_id, var.others.task_security_group_id[*]))
  alarm_topic_arn        = one(concat(module.alarms[*].topic_arn, var.others.alarm_topic_arn[*]))
}

moved {
  from = module.cluster
  to   = module.cluster[0]
}

moved {
  from = module.alarms
  to   = module.alarms[0]
}
