# What the zone has before the apply, whoever wrote it.
data "cloudflare_rulesets" "present" {
  zone_id = local.zone_id
}

locals {
  present = {
    for ruleset in data.cloudflare_rulesets.present.result : ruleset.phase => ruleset.id
    if ruleset.kind == "zone" && contains(keys(local.own_rules), ruleset.phase)
  }
}

data "cloudflare_ruleset" "present" {
  for_each = local.present

  zone_id    = local.zone_id
  ruleset_id = each.value
}

locals {
  present_rules = { for phase, ruleset in data.cloudflare_ruleset.present : phase => coalesce(ruleset.rules, []) }

  # Neither ours nor kept as they are now.
  foreign_rules = {
    for phase, rules in local.present_rules : phase => [
      for rule in rules : {
        ref         = rule.ref
        description = rule.description
        expression  = rule.expression
        action      = rule.action
        enabled     = rule.enabled
        # Without what is not set, so that the text may be pasted.
        action_parameters = rule.action_parameters == null ? null : { for name, value in rule.action_parameters : name => value if value != null }
        ratelimit         = try(rule.ratelimit, null) == null ? null : { for name, value in rule.ratelimit : name => value if value != null }
      }
      if !startswith(coalesce(rule.ref, "-"), "flipgate_") && !anytrue([
        for kept in local.kept_rules[phase] : kept.expression == rule.expression && kept.action == rule.action
      ])
    ]
  }
  refused_phases = sort([for phase, rules in local.foreign_rules : phase if length(rules) > 0])

  # The zone itself remembers which environments it serves, whatever state this runs with.
  served  = [for rule in lookup(local.present_rules, "http_config_settings", []) : trimprefix(rule.ref, "flipgate_") if startswith(coalesce(rule.ref, "-"), "flipgate_")]
  dropped = sort(tolist(setsubtract(local.served, setunion(keys(var.environments), var.removed_environments))))

  # Rules that the plan has in each phase: https://developers.cloudflare.com/waf/custom-rules/ and its
  # neighbours for rate limiting, cache, configuration and redirect rules, read in November 2026.
  most_rules = {
    http_config_settings          = { free = 10, pro = 25, business = 50, enterprise = 300 }
    http_request_dynamic_redirect = { free = 10, pro = 25, business = 50, enterprise = 300 }
    http_request_cache_settings   = { free = 10, pro = 25, business = 50, enterprise = 300 }
    http_request_firewall_custom  = { free = 5, pro = 20, business = 100, enterprise = 1000 }
    http_ratelimit                = { free = 1, pro = 2, business = 5, enterprise = 100 }
    http_request_firewall_managed = { free = 0, pro = 100, business = 100, enterprise = 1000 }
  }
  too_many = [for phase, rules in local.rules : "${phase} (${length(rules)} of ${local.most_rules[phase][var.plan]})" if length(rules) > local.most_rules[phase][var.plan]]
  # The same for every plan.
  longest_expression = 4096
  too_long           = nonsensitive([for rule in flatten(values(local.rules)) : rule.ref if length(rule.expression) > local.longest_expression])
}

# Nothing is written before all of this holds.
resource "terraform_data" "guard" {
  lifecycle {
    precondition {
      condition = length(local.refused_phases) == 0
      # Lines that begin with a space are not wrapped, so that they can be pasted.
      error_message = "The zone ${var.zone} has rules that are not Flipgate's, and an apply would delete them. To keep them add to kept_rules:\n\n${join("", [for phase in local.refused_phases : "    ${phase} = ${jsonencode(jsonencode(local.foreign_rules[phase]))}\n"])}\nTo be rid of them delete them in Cloudflare's dashboard first."
    }
    precondition {
      condition     = length(local.dropped) == 0
      error_message = "This apply would drop ${join(", ", local.dropped)}, which the zone ${var.zone} serves: preview hosts would be open and TLS as the zone has it. Add to environments what is missing (another repository's, perhaps); to give one up on purpose name it in removed_environments."
    }
    precondition {
      condition     = length(local.too_many) == 0
      error_message = "The plan ${var.plan} does not have that many rules in a zone: ${join(", ", local.too_many)}. Leave out waf_rules, rate_limits, cache_rules or kept_rules, set plan to the zone's own, or move to a greater one."
    }
    precondition {
      condition     = length(local.too_long) == 0
      error_message = "Cloudflare takes expressions of at most ${local.longest_expression} characters; too long are ${join(", ", local.too_long)}. Serve fewer environments from this zone, or shorten the hosts."
    }
  }
}

# With an entry point goes everything in it, other people's rules too. While any are kept, this one stops a destroy;
# the README's "Giving a zone up" says how to go on.
resource "terraform_data" "kept_rules" {
  count = length(var.kept_rules) > 0 ? 1 : 0

  lifecycle {
    prevent_destroy = true
  }
}
