locals {
  changes = merge([
    for name, schedule in var.schedules : {
      for role, minimum in { web = schedule.web_min, worker = var.worker_enabled ? schedule.worker_min : null } :
      "${name}-${role}" => { role = role, minimum = minimum, cron = schedule.cron, timezone = schedule.timezone }
      if minimum != null
    }
  ]...)
}

# The minimum alone: it is the action's anyway, so a schedule that has run is no drift, and load may still
# scale up to the maximum. An idle colour's schedules are suspended with its target, so that they start nothing.
resource "aws_appautoscaling_scheduled_action" "this" {
  for_each = local.changes

  name               = "${local.name}-${each.key}"
  service_namespace  = aws_appautoscaling_target.this[each.value.role].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[each.value.role].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[each.value.role].resource_id
  schedule           = "cron(${each.value.cron})"
  timezone           = each.value.timezone

  scalable_target_action {
    min_capacity = each.value.minimum
  }
}
