locals {
  rate_paths = {
    for key, limit in var.rate_limits : key => join(" or ", [
      for prefix in limit.path_prefixes : "starts_with(http.request.uri.path, \"${prefix}\")"
    ])
  }

  rate_rules = length(var.environments) == 0 ? [] : [
    for key in sort(keys(var.rate_limits)) : {
      ref         = "flipgate_rate_${key}"
      description = "Flipgate: at most ${var.rate_limits[key].requests} requests in ${var.rate_limits[key].period} s for ${key}"
      expression  = var.plan == "free" ? local.rate_paths[key] : "${local.ours} and (${local.rate_paths[key]})"
      action      = var.rate_limits[key].action
      enabled     = true
      ratelimit = {
        # The address in one data centre: the only thing that every plan may count by.
        characteristics     = ["ip.src", "cf.colo.id"]
        period              = var.rate_limits[key].period
        requests_per_period = var.rate_limits[key].requests
        mitigation_timeout  = var.rate_limits[key].timeout
      }
    }
  ]
}
