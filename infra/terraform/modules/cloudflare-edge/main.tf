locals {
  own_rules = {
    http_config_settings          = local.configuration_rules
    http_request_dynamic_redirect = local.redirect_rules
    http_request_firewall_custom  = local.firewall_rules
    http_request_firewall_managed = local.managed_rules
    http_ratelimit                = local.rate_rules
    http_request_cache_settings   = concat(local.user_cache_rules, local.bypass_rules)
  }

  # Of a kept rule only what may be written: the API's answer, pasted, has its version and date too.
  writable = ["ref", "description", "expression", "action", "enabled", "action_parameters", "ratelimit", "logging"]
  kept_rules = {
    for phase in keys(local.own_rules) : phase => [
      for rule in jsondecode(lookup(var.kept_rules, phase, "[]")) : { for name in local.writable : name => try(rule[name], null) }
    ]
  }

  # The other tenants' first, as they were before.
  rules  = { for phase, own in local.own_rules : phase => concat(local.kept_rules[phase], own) }
  phases = toset([for phase in keys(local.own_rules) : phase if length(local.rules[phase]) > 0])
}

# The entry point of each phase. Terraform owns the whole of it, which is why guard.tf looks first.
resource "cloudflare_ruleset" "this" {
  for_each = local.phases

  zone_id     = local.zone_id
  name        = "Flipgate"
  description = "Written by Terraform. Rules added by hand make the next apply refuse."
  kind        = "zone"
  phase       = each.key
  rules       = local.rules[each.key]

  depends_on = [terraform_data.guard]
}
