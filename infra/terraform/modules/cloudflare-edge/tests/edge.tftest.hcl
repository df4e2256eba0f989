mock_provider "cloudflare" {
  mock_data "cloudflare_zone" {
    defaults = {
      zone_id = "0123456789abcdef0123456789abcdef"
      account = { id = "account", name = "Account" }
    }
  }
}

variables {
  zone = "example.com"
  environments = {
    shop-staging = {
      hostname          = "api-staging.example.com"
      preview_hostnames = { blue = "api-staging-blue.example.com", green = "api-staging-green.example.com" }
    }
    shop-production = {
      hostname          = "api.example.com"
      preview_hostnames = { blue = "api-blue.example.com", green = "api-green.example.com" }
    }
  }
  probe_secrets = {
    shop-staging    = "ssssssssssssssssssssssssssssssssssssssss"
    shop-production = "pppppppppppppppppppppppppppppppppppppppp"
  }
}

run "every_rule_is_limited_to_the_environments_hosts" {
  command = plan

  assert {
    condition = alltrue([
      for rule in concat(local.configuration_rules, local.redirect_rules, local.preview_rules, local.user_firewall_rules, local.user_cache_rules, local.bypass_rules, local.probe_rules) :
      strcontains(nonsensitive(rule.expression), "http.host in {")
    ])
    error_message = "A rule would touch other tenants' hosts."
  }

  assert {
    condition     = [for rule in local.configuration_rules : rule.action_parameters.ssl] == ["strict", "strict"]
    error_message = "TLS to the load balancers is checked in both environments."
  }

  assert {
    condition     = output.urls == { shop-staging = "https://api-staging.example.com", shop-production = "https://api.example.com" }
    error_message = "Each environment has its URL."
  }
}

run "each_preview_knows_its_own_secret_alone" {
  command = plan

  assert {
    condition     = strcontains(nonsensitive(local.preview_rules[0].expression), "(http.host in {\"api-blue.example.com\" \"api-green.example.com\"} and not any(http.request.headers[\"x-flipgate-probe\"][*] eq \"pppppppppppppppppppppppppppppppppppppppp\"))")
    error_message = "The production previews open to something else than production's secret."
  }

  assert {
    condition     = local.firewall_rules[0].ref == "flipgate_previews" && local.firewall_rules[0].action == "block"
    error_message = "The previews are closed before any rule lets a probe pass."
  }
}

run "free_plan_counts_no_host_but_its_own" {
  command = plan

  assert {
    condition     = length(local.rate_rules) == 1 && !strcontains(local.rate_rules[0].expression, "http.host")
    error_message = "The free plan's rate limit may read the path only."
  }

  assert {
    condition     = local.elsewhere_rules[0].action == "skip" && startswith(local.elsewhere_rules[0].expression, "not http.host in {")
    error_message = "Other hosts skip the free plan's rate limit."
  }

  assert {
    condition     = length(local.rules.http_request_firewall_custom) == 4
    error_message = "Of the free plan's five WAF rules one is left to the user."
  }
}

run "greater_plans_read_the_host" {
  command = plan

  variables {
    plan          = "pro"
    managed_rules = true
    rate_limits = {
      api = { path_prefixes = ["/api/"], requests = 300, period = 60, timeout = 600 }
    }
  }

  assert {
    condition     = strcontains(local.rate_rules[0].expression, "http.host in {") && length(local.elsewhere_rules) == 0
    error_message = "From pro on the rate limit names the hosts itself."
  }

  assert {
    condition     = cloudflare_ruleset.this["http_request_firewall_managed"].phase == "http_request_firewall_managed"
    error_message = "The managed ruleset is executed."
  }
}

run "bypass_decides_last" {
  command = plan

  variables {
    cache_rules     = { media = { path_prefix = "/media/", edge_ttl = 3600 } }
    session_cookies = ["sessionid", "shop_session"]
  }

  assert {
    condition     = [for rule in nonsensitive(local.rules.http_request_cache_settings) : rule.ref] == ["flipgate_cache_media", "flipgate_bypass"]
    error_message = "A session's page could be cached by a user's rule."
  }

  assert {
    condition     = strcontains(nonsensitive(local.bypass_rules[0].expression), "http.cookie contains \"shop_session=\"")
    error_message = "Every session cookie bypasses the cache."
  }
}

run "zone_wide_settings_can_be_left_alone" {
  command = plan

  variables {
    minimum_tls_version        = null
    http3                      = null
    authenticated_origin_pulls = null
  }

  assert {
    condition     = length(cloudflare_zone_setting.minimum_tls_version) + length(cloudflare_zone_setting.http3) + length(cloudflare_authenticated_origin_pulls_settings.this) == 0
    error_message = "Null leaves the zone's settings as they are."
  }
}

run "no_environment_leaves_no_rule" {
  command = plan

  variables {
    environments         = {}
    probe_secrets        = {}
    removed_environments = ["shop-staging", "shop-production"]
  }

  assert {
    condition     = length(cloudflare_ruleset.this) == 0
    error_message = "Without environments there is nothing to write."
  }
}

run "refuses_a_host_outside_the_zone" {
  command = plan

  variables {
    zone = "example.org"
  }

  expect_failures = [var.environments]
}

run "refuses_what_the_universal_certificate_does_not_cover" {
  command = plan

  variables {
    environments = {
      shop-production = {
        hostname          = "api.example.com"
        preview_hostnames = { blue = "blue.api.example.com", green = "green.api.example.com" }
      }
    }
    probe_secrets = { shop-production = "pppppppppppppppppppppppppppppppppppppppp" }
  }

  expect_failures = [var.environments]
}

run "refuses_a_host_twice" {
  command = plan

  variables {
    environments = {
      shop-production = {
        hostname          = "api.example.com"
        preview_hostnames = { blue = "api.example.com", green = "api-green.example.com" }
      }
    }
    probe_secrets = { shop-production = "pppppppppppppppppppppppppppppppppppppppp" }
  }

  expect_failures = [var.environments]
}

run "refuses_a_missing_secret" {
  command = plan

  variables {
    probe_secrets = { shop-production = "pppppppppppppppppppppppppppppppppppppppp" }
  }

  expect_failures = [var.probe_secrets]
}

run "refuses_a_secret_that_would_break_an_expression" {
  command = plan

  variables {
    probe_secrets = {
      shop-staging    = "ssssssssssssssssssssssssssssssssssssssss"
      shop-production = "pppppppppppppppppppppppppppppppppp\" or true"
    }
  }

  expect_failures = [var.probe_secrets]
}

run "refuses_a_rate_limit_that_the_plan_does_not_have" {
  command = plan

  variables {
    rate_limits = { api = { path_prefixes = ["/api/"], requests = 300, period = 60 } }
  }

  expect_failures = [var.rate_limits]
}

run "refuses_more_rules_than_the_plan_has" {
  command = plan

  variables {
    waf_rules = {
      one = { expression = "http.request.method eq \"TRACE\"" }
      two = { expression = "http.user_agent contains \"scanner\"" }
      six = { expression = "http.referer contains \"spam\"" }
    }
  }

  expect_failures = [terraform_data.guard]
}

run "refuses_managed_rules_on_the_free_plan" {
  command = plan

  variables {
    managed_rules = true
  }

  expect_failures = [var.managed_rules]
}

run "refuses_a_priority_that_is_not_an_mx_records" {
  command = plan

  variables {
    records = { www = { type = "CNAME", name = "www", content = "shop.example.net", priority = 5 } }
  }

  expect_failures = [var.records]
}

run "refuses_a_colours_own_record" {
  command = plan

  variables {
    records = { blue = { type = "CNAME", name = "api-blue", content = "shop.example.net" } }
  }

  expect_failures = [cloudflare_dns_record.further["blue"]]
}

run "a_dozen_environments_fit" {
  command = plan

  variables {
    plan = "pro"
    environments = { for number in range(12) : "shop-e${number}" => {
      hostname          = "api-e${number}.example.com"
      preview_hostnames = { blue = "api-e${number}-blue.example.com", green = "api-e${number}-green.example.com" }
    } }
    probe_secrets = { for number in range(12) : "shop-e${number}" => format("%048d", number) }
  }

  assert {
    condition     = length(local.configuration_rules) == 12 && length(local.too_long) == 0
    error_message = "The README promises about a dozen."
  }
}

run "refuses_expressions_that_cloudflare_does_not_take" {
  command = plan

  variables {
    plan = "pro"
    environments = { for number in range(20) : "shop-e${number}" => {
      hostname          = "api-e${number}.example.com"
      preview_hostnames = { blue = "api-e${number}-blue.example.com", green = "api-e${number}-green.example.com" }
    } }
    probe_secrets = { for number in range(20) : "shop-e${number}" => format("%048d", number) }
  }

  expect_failures = [terraform_data.guard]
}

run "refuses_to_keep_rules_of_a_phase_that_it_does_not_write" {
  command = plan

  variables {
    kept_rules = { http_request_transform = "[]" }
  }

  expect_failures = [var.kept_rules]
}

run "refuses_kept_rules_that_are_no_json" {
  command = plan

  variables {
    kept_rules = { http_ratelimit = "block everybody" }
  }

  expect_failures = [var.kept_rules]
}

run "refuses_alerts_that_the_plan_does_not_have" {
  command = plan

  variables {
    notification_emails = ["on-call@example.com"]
    notifications       = ["http_alert_origin_error"]
  }

  expect_failures = [var.notifications]
}

run "refuses_to_name_a_removed_environment_twice" {
  command = plan

  variables {
    removed_environments = ["shop-staging"]
  }

  expect_failures = [var.removed_environments]
}
