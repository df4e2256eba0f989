locals {
  user_cache_rules = length(var.environments) == 0 ? [] : [
    for key in sort(keys(var.cache_rules)) : {
      ref         = "flipgate_cache_${key}"
      description = "Flipgate: cache ${key}"
      expression  = "${local.ours_public} and starts_with(http.request.uri.path, \"${var.cache_rules[key].path_prefix}\")"
      action      = "set_cache_settings"
      enabled     = true
      action_parameters = {
        cache = true
        edge_ttl = {
          mode    = var.cache_rules[key].edge_ttl == null ? "respect_origin" : "override_origin"
          default = var.cache_rules[key].edge_ttl
        }
        browser_ttl = {
          mode    = var.cache_rules[key].browser_ttl == null ? "respect_origin" : "override_origin"
          default = var.cache_rules[key].browser_ttl
        }
      }
    }
  ]

  private = join(" or ", concat(
    [for cookie in var.session_cookies : "http.cookie contains \"${cookie}=\""],
    [for prefix in var.uncached_path_prefixes : "starts_with(http.request.uri.path, \"${prefix}\")"],
  ))
  not_cached = concat(
    local.private == "" ? [] : ["(${local.ours} and (${local.private}))"],
    # A preview shows the release that it runs, and a probe asks the origin.
    ["(${local.ours_previews})", local.probes],
  )

  # Last, because of several rules that match the later one decides.
  bypass_rules = length(var.environments) == 0 ? [] : [
    {
      ref         = "flipgate_bypass"
      description = "Flipgate: nothing of a session, a preview or a probe is cached"
      expression  = join(" or ", local.not_cached)
      action      = "set_cache_settings"
      enabled     = true
      action_parameters = {
        cache = false
      }
    }
  ]
}
