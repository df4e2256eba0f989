locals {
  preview_rules = length(var.environments) == 0 || !var.previews_closed ? [] : [
    {
      ref         = "flipgate_previews"
      description = "Flipgate: preview hosts are closed to requests without the probe's secret"
      expression = join(" or ", [
        for key in local.by_environment : "(http.host in ${local.preview_sets[key]} and not ${local.sent_secret[key]})"
      ])
      action  = "block"
      enabled = true
    }
  ]

  # Probes have passed the rule above. What follows may challenge or count them, which would fail a good release.
  probe_rules = length(var.environments) == 0 ? [] : [
    {
      ref         = "flipgate_probes"
      description = "Flipgate: probes are neither challenged nor counted"
      expression  = local.probes
      action      = "skip"
      enabled     = true
      action_parameters = {
        phases   = ["http_ratelimit", "http_request_firewall_managed", "http_request_sbfm"]
        products = ["bic", "securityLevel", "uaBlock"]
      }
      # Four probes a second would drown the zone's security events.
      logging = {
        enabled = false
      }
    }
  ]

  # The free plan's rate limits can read no host. So that ours counts our hosts alone, all others skip it; the
  # plan has one rate limit, which is ours, so that nobody else's is skipped.
  elsewhere_rules = length(var.environments) == 0 || var.plan != "free" || length(var.rate_limits) == 0 ? [] : [
    {
      ref         = "flipgate_elsewhere"
      description = "Flipgate: other hosts are not counted by Flipgate's rate limit"
      expression  = "not ${local.ours}"
      action      = "skip"
      enabled     = true
      action_parameters = {
        phases = ["http_ratelimit"]
      }
      logging = {
        enabled = false
      }
    }
  ]

  user_firewall_rules = length(var.environments) == 0 ? [] : [
    for key in sort(keys(var.waf_rules)) : {
      ref         = "flipgate_waf_${key}"
      description = "Flipgate: ${coalesce(var.waf_rules[key].description, key)}"
      expression  = "${local.ours} and (${var.waf_rules[key].expression}) and not (${local.probes})"
      action      = var.waf_rules[key].action
      enabled     = true
    }
  ]

  firewall_rules = concat(local.preview_rules, local.user_firewall_rules, local.probe_rules, local.elsewhere_rules)

  # Cloudflare's own managed ruleset: its id is the same in every zone.
  managed_rules = length(var.environments) == 0 || !var.managed_rules ? [] : [
    {
      ref         = "flipgate_managed"
      description = "Flipgate: Cloudflare's managed ruleset"
      expression  = local.ours
      action      = "execute"
      enabled     = true
      action_parameters = {
        id = "efb7b8c949ac4650a09736fc376e9aee"
      }
    }
  ]
}
