locals {
  # One rule for each environment, although one would do: its ref is what a later plan knows the environment by.
  configuration_rules = [
    for key in local.by_environment : {
      ref         = "flipgate_${key}"
      description = "Flipgate ${key}: TLS to the load balancer, ${var.ssl_mode}"
      expression  = "http.host in ${local.host_sets[key]}"
      action      = "set_config"
      enabled     = true
      action_parameters = {
        ssl = var.ssl_mode
      }
    }
  ]

  # Always HTTPS has no place in a configuration rule: for given hosts it is a redirect.
  redirect_rules = length(var.environments) == 0 || !var.redirect_to_https ? [] : [
    {
      ref         = "flipgate_https"
      description = "Flipgate: always HTTPS"
      expression  = "${local.ours} and not ssl"
      action      = "redirect"
      enabled     = true
      action_parameters = {
        from_value = {
          status_code           = var.redirect_status
          preserve_query_string = true
          target_url = {
            expression = "concat(\"https://\", http.host, http.request.uri.path)"
          }
        }
      }
    }
  ]
}
