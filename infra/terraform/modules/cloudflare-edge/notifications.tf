resource "cloudflare_notification_policy" "this" {
  for_each = length(var.notification_emails) == 0 ? [] : var.notifications

  account_id  = data.cloudflare_zone.this.account.id
  name        = "Flipgate ${var.zone}: ${each.key}"
  description = "Written by Terraform."
  alert_type  = each.key
  enabled     = true
  mechanisms = {
    email = [for address in var.notification_emails : { id = address }]
  }
}
