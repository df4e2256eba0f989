data "aws_partition" "current" {}

locals {
  name = "${var.prefix}-${var.color}"
  # Load balancers and target groups take 32 characters, roles 64.
  short_name = length(local.name) <= 32 ? local.name : "${replace(substr(local.name, 0, 25), "/-+$/", "")}-${substr(sha256(local.name), 0, 6)}"
  role_name  = length(local.name) <= 54 ? local.name : "${replace(substr(local.name, 0, 47), "/-+$/", "")}-${substr(sha256(local.name), 0, 6)}"

  size = {
    development = { cpu = 256, memory = 512, web_min = 1, web_max = 2, worker_min = 1, worker_max = 2 }
    production  = { cpu = 512, memory = 1024, web_min = 2, web_max = 6, worker_min = 1, worker_max = 4 }
  }[var.shared.size]

  own_size    = { cpu = local.size.cpu, memory = local.size.memory }
  web_size    = coalesce(var.web_size, local.own_size)
  worker_size = coalesce(var.worker_size, local.own_size)
  web_min     = coalesce(var.web_min, local.size.web_min)
  web_max     = max(local.web_min, coalesce(var.web_max, local.size.web_max))
  worker_min  = coalesce(var.worker_min, local.size.worker_min)
  worker_max  = max(local.worker_min, coalesce(var.worker_max, local.size.worker_max))

  # One request a second and thread: a request of half a second keeps half of the threads busy then.
  web_requests_per_target = coalesce(var.web_requests_per_target, var.gunicorn.workers * var.gunicorn.threads * 60)

  # Container Insights is what counts running and desired tasks.
  insights = var.shared.container_insights != "disabled"

  roles = setunion(["web", "migrate"], var.worker_enabled ? ["worker"] : [], var.beat_enabled ? ["beat"] : [])
}
