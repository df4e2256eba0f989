module "edge" {
  source = "../modules/cloudflare-edge"

  zone                       = var.zone
  plan                       = var.plan
  environments               = var.environments
  removed_environments       = var.removed_environments
  probe_secrets              = var.probe_secrets
  probe_header               = var.probe_header
  previews_closed            = var.previews_closed
  ssl_mode                   = var.ssl_mode
  advanced_certificate       = var.advanced_certificate
  redirect_to_https          = var.redirect_to_https
  redirect_status            = var.redirect_status
  minimum_tls_version        = var.minimum_tls_version
  http3                      = var.http3
  authenticated_origin_pulls = var.authenticated_origin_pulls
  session_cookies            = var.session_cookies
  uncached_path_prefixes     = var.uncached_path_prefixes
  cache_rules                = var.cache_rules
  rate_limits                = var.rate_limits
  waf_rules                  = var.waf_rules
  managed_rules              = var.managed_rules
  kept_rules                 = var.kept_rules
  records                    = var.records
  notification_emails        = var.notification_emails
  notifications              = var.notifications
}

# An entry point that the zone has already is taken over instead of refused by the API; the module has then made
# sure that nothing in it is lost. Once it is in the state this does nothing.
import {
  for_each = module.edge.present_ruleset_ids
  to       = module.edge.cloudflare_ruleset.this[each.key]
  id       = "zones/${module.edge.zone_id}/${each.value}"
}
