# Zone-wide, all three: every host of the zone has them. A destroy leaves them as they are.

resource "cloudflare_zone_setting" "minimum_tls_version" {
  count = var.minimum_tls_version == null ? 0 : 1

  zone_id    = local.zone_id
  setting_id = "min_tls_version"
  value      = var.minimum_tls_version
}

resource "cloudflare_zone_setting" "http3" {
  count = var.http3 == null ? 0 : 1

  zone_id    = local.zone_id
  setting_id = "http3"
  value      = var.http3 ? "on" : "off"
}

# Origins that ask for no certificate do not notice.
resource "cloudflare_authenticated_origin_pulls_settings" "this" {
  count = var.authenticated_origin_pulls == null ? 0 : 1

  zone_id = local.zone_id
  enabled = var.authenticated_origin_pulls
}
