variable "zone" {
  description = "The zone's name, for example `example.com`."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(?:\\.[a-z0-9-]+)+$", var.zone))
    error_message = "zone is the zone's name in lower case, for example example.com, without a scheme and a dot at its end."
  }
}

variable "plan" {
  description = "The zone's plan: `free`, `pro`, `business` or `enterprise`. It decides how many rules there may be and what a rate limit may read."
  type        = string
  default     = "free"

  validation {
    condition     = contains(["free", "pro", "business", "enterprise"], var.plan)
    error_message = "plan is free, pro, business or enterprise: see the zone's overview in Cloudflare's dashboard."
  }
}

variable "environments" {
  description = "`<name>-<environment>` → its hosts. Every environment that this zone serves, other repositories' too: the rules of all of them live in the same entry points."
  type = map(object({
    hostname = string
    preview_hostnames = object({
      blue  = string
      green = string
    })
  }))

  validation {
    condition     = alltrue([for key in keys(var.environments) : can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$", key)) && length(key) <= 61])
    error_message = "An environment is keyed <name>-<environment>, as bootstrap names it, for example shop-production."
  }
  validation {
    condition = alltrue(flatten([for environment in var.environments : [
      for host in [environment.hostname, environment.preview_hostnames.blue, environment.preview_hostnames.green] :
      can(regex("^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+[a-z0-9-]+$", host)) && (host == var.zone || endswith(host, ".${var.zone}"))
    ]]))
    error_message = "Every host of an environment is a lower-case name in the zone: either correct it, or apply this root for the zone that it is in."
  }
  validation {
    condition = var.advanced_certificate || alltrue(flatten([for environment in var.environments : [
      for host in [environment.hostname, environment.preview_hostnames.blue, environment.preview_hostnames.green] :
      length(split(".", host)) <= length(split(".", var.zone)) + 1
    ]]))
    error_message = "Cloudflare's universal certificate covers one label below the zone: take api-green.example.com instead of green.api.example.com, or order an advanced certificate and set advanced_certificate."
  }
  validation {
    condition = length(flatten([for environment in var.environments : [environment.hostname, environment.preview_hostnames.blue, environment.preview_hostnames.green]])) == length(distinct(
    flatten([for environment in var.environments : [environment.hostname, environment.preview_hostnames.blue, environment.preview_hostnames.green]])))
    error_message = "Each host belongs to one environment, and its public host and two preview hosts are three names."
  }
}

variable "removed_environments" {
  description = "Environments that the zone serves and this apply takes out on purpose. Without being named here a missing one is an error."
  type        = set(string)
  default     = []

  validation {
    condition     = length(setintersection(var.removed_environments, keys(var.environments))) == 0
    error_message = "An environment is either in environments or in removed_environments."
  }
}

variable "probe_secrets" {
  description = "Environment → value of the probe's header, from the secret `<name>-<environment>/probe` that bootstrap made. Ends up in the state and in the zone's rules: there is no other way on most plans."
  type        = map(string)
  sensitive   = true

  validation {
    condition     = nonsensitive(toset(keys(var.probe_secrets)) == toset(keys(var.environments)))
    error_message = "probe_secrets has one value for each environment, under the same keys."
  }
  validation {
    condition     = nonsensitive(alltrue([for secret in values(var.probe_secrets) : can(regex("^[A-Za-z0-9_-]{32,128}$", secret))]))
    error_message = "A probe's secret has 32 to 128 letters, digits, _ and -: take the value that bootstrap generated."
  }
}

variable "probe_header" {
  description = "The header that probes send their secret in."
  type        = string
  default     = "x-flipgate-probe"

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.probe_header))
    error_message = "probe_header is a header's name in lower case, as the rules language demands."
  }
}

variable "previews_closed" {
  description = "Whether preview hosts answer 403 to a request without the probe's secret."
  type        = bool
  default     = true
}

variable "ssl_mode" {
  description = "How the edge speaks to the load balancers of the environments' hosts: `strict` (certificate checked) or `full` (not checked)."
  type        = string
  default     = "strict"

  validation {
    condition     = contains(["strict", "full"], var.ssl_mode)
    error_message = "ssl_mode is strict or full: anything less sends requests over the internet in clear."
  }
}

variable "advanced_certificate" {
  description = "Whether the zone has an advanced certificate that covers hosts more than one label below it."
  type        = bool
  default     = false
}

variable "redirect_to_https" {
  description = "Whether HTTP to the environments' hosts is answered by a redirect to HTTPS."
  type        = bool
  default     = true
}

variable "redirect_status" {
  description = "Status of that redirect: 301, or 308, which keeps a POST a POST."
  type        = number
  default     = 301

  validation {
    condition     = contains([301, 302, 307, 308], var.redirect_status)
    error_message = "redirect_status is 301, 302, 307 or 308."
  }
}

variable "minimum_tls_version" {
  description = "ZONE-WIDE: the oldest TLS that any host of this zone accepts, `1.2` or `1.3` (or older, for the sake of other tenants); null leaves the zone as it is."
  type        = string
  default     = "1.2"

  validation {
    condition     = var.minimum_tls_version == null || try(contains(["1.0", "1.1", "1.2", "1.3"], var.minimum_tls_version), false)
    error_message = "minimum_tls_version is 1.0, 1.1, 1.2 or 1.3, or null to leave the zone's own."
  }
}

variable "http3" {
  description = "ZONE-WIDE: whether every host of this zone offers HTTP/3; null leaves the zone as it is."
  type        = bool
  default     = true
}

variable "authenticated_origin_pulls" {
  description = "ZONE-WIDE: whether Cloudflare shows origins that ask for one a client certificate. Protects nothing until the load balancer verifies it; null leaves the zone as it is."
  type        = bool
  default     = null
}

variable "session_cookies" {
  description = "Names of cookies that mark a session: a request with one is never answered from the cache."
  type        = set(string)
  default     = ["sessionid"]

  validation {
    condition     = alltrue([for name in var.session_cookies : can(regex("^[A-Za-z0-9_.-]+$", name))])
    error_message = "session_cookies are names of cookies (Django's SESSION_COOKIE_NAME), without = and spaces."
  }
}

variable "uncached_path_prefixes" {
  description = "Paths of the environments' hosts that are never answered from the cache."
  type        = set(string)
  default     = ["/admin/"]

  validation {
    condition     = alltrue([for prefix in var.uncached_path_prefixes : can(regex("^/[^\"\\\\\\s]*$", prefix))])
    error_message = "A path prefix begins with / and has no quotes, backslashes or spaces."
  }
}

variable "cache_rules" {
  description = "Your own cache rules for the public hosts: paths that are cached whatever their extension. Times in seconds; null keeps what the origin says."
  type = map(object({
    path_prefix = string
    edge_ttl    = optional(number)
    browser_ttl = optional(number)
  }))
  default = {}

  validation {
    condition     = alltrue([for key, rule in var.cache_rules : can(regex("^[a-z0-9_]+$", key)) && can(regex("^/[^\"\\\\\\s]*$", rule.path_prefix))])
    error_message = "A cache rule has a key of lower-case letters, digits and _, and a path_prefix that begins with / and has no quotes, backslashes or spaces."
  }
  validation {
    condition     = alltrue([for rule in values(var.cache_rules) : try(rule.edge_ttl >= 0 && rule.edge_ttl <= 31536000, rule.edge_ttl == null) && try(rule.browser_ttl >= 0 && rule.browser_ttl <= 31536000, rule.browser_ttl == null)])
    error_message = "edge_ttl and browser_ttl are seconds from 0 to 31536000, a year."
  }
}

variable "rate_limits" {
  description = "Requests that one address may make to these paths of the environments' hosts. The free plan has one, with period and timeout of 10 s."
  type = map(object({
    path_prefixes = list(string)
    requests      = number
    period        = optional(number, 10)
    timeout       = optional(number, 10)
    action        = optional(string, "block")
  }))
  default = {
    sign_in = {
      path_prefixes = ["/admin/login/", "/accounts/login/"]
      requests      = 20
    }
  }

  validation {
    condition     = alltrue([for key, limit in var.rate_limits : can(regex("^[a-z0-9_]+$", key)) && length(limit.path_prefixes) > 0 && alltrue([for prefix in limit.path_prefixes : can(regex("^/[^\"\\\\\\s]*$", prefix))])])
    error_message = "A rate limit has a key of lower-case letters, digits and _, and path_prefixes that begin with / and have no quotes, backslashes or spaces."
  }
  validation {
    condition     = alltrue([for limit in values(var.rate_limits) : limit.requests >= 1 && limit.period <= { free = 10, pro = 60, business = 600, enterprise = 65535 }[var.plan] && limit.timeout <= { free = 10, pro = 3600, business = 86400, enterprise = 86400 }[var.plan]])
    error_message = "The plan bounds a rate limit's period and timeout: free 10 s and 10 s, pro 60 s and an hour, business 10 min and a day, enterprise 65535 s and a day."
  }
  validation {
    condition     = alltrue([for limit in values(var.rate_limits) : contains([10, 15, 20, 30, 40, 45, 60, 90, 120, 180, 240, 300, 480, 600, 900, 1200, 1800, 2400, 3600, 65535, 86400], limit.period)])
    error_message = "Cloudflare counts over 10, 15, 20, 30, 40, 45, 60, 90, 120, 180, 240, 300, 480, 600, 900, 1200, 1800, 2400, 3600, 65535 or 86400 seconds."
  }
  validation {
    condition     = alltrue([for limit in values(var.rate_limits) : contains(["block", "managed_challenge"], limit.action)])
    error_message = "A rate limit's action is block or managed_challenge."
  }
}

variable "waf_rules" {
  description = "Your own WAF rules for the environments' hosts, in Cloudflare's rules language; the hosts and the exemption of probes are added."
  type = map(object({
    expression  = string
    action      = optional(string, "block")
    description = optional(string)
  }))
  default = {
    # Scanners ask for .env, .git and the like; Django serves nothing there.
    dot_files = {
      expression  = "http.request.uri.path contains \"/.\" and not starts_with(http.request.uri.path, \"/.well-known/\")"
      description = "no hidden files"
    }
  }

  validation {
    condition     = alltrue([for key, rule in var.waf_rules : can(regex("^[a-z0-9_]+$", key)) && length(rule.expression) > 0])
    error_message = "A WAF rule has a key of lower-case letters, digits and _, and an expression."
  }
  validation {
    condition     = alltrue([for rule in values(var.waf_rules) : contains(concat(["block", "managed_challenge", "js_challenge"], var.plan == "enterprise" ? ["log"] : []), rule.action)])
    error_message = "A WAF rule's action is block, managed_challenge or js_challenge; log is the enterprise plan's."
  }
}

variable "managed_rules" {
  description = "Whether Cloudflare's managed ruleset guards the environments' hosts. From the pro plan on; the free plan has a smaller one that is always on."
  type        = bool
  default     = false

  validation {
    condition     = !var.managed_rules || var.plan != "free"
    error_message = "The managed ruleset needs the pro plan or a greater one: leave managed_rules off, or set plan."
  }
}

variable "kept_rules" {
  description = "Phase → JSON list of the rules of other tenants that its entry point has, as the API gives them. A refused apply says what to put here."
  type        = map(string)
  default     = {}

  validation {
    condition = alltrue([for phase in keys(var.kept_rules) : contains([
      "http_config_settings", "http_request_dynamic_redirect", "http_request_firewall_custom",
      "http_request_firewall_managed", "http_ratelimit", "http_request_cache_settings",
    ], phase)])
    error_message = "kept_rules has phases that this module writes to: http_config_settings, http_request_dynamic_redirect, http_request_firewall_custom, http_request_firewall_managed, http_ratelimit, http_request_cache_settings. All others it leaves alone."
  }
  validation {
    condition     = alltrue([for text in values(var.kept_rules) : can([for rule in jsondecode(text) : "${rule.action} ${rule.expression}"])])
    error_message = "Each value of kept_rules is a JSON list of rules with action and expression."
  }
}

variable "records" {
  description = "Further records of the zone: A, AAAA, CNAME, TXT or MX. `name` is `@`, a label or the whole name; `ttl` in seconds, 1 for automatic."
  type = map(object({
    type     = string
    name     = string
    content  = string
    ttl      = optional(number, 1)
    proxied  = optional(bool, false)
    priority = optional(number)
    comment  = optional(string, "Flipgate edge")
  }))
  default = {}

  validation {
    condition     = alltrue([for record in values(var.records) : contains(["A", "AAAA", "CNAME", "TXT", "MX"], record.type)])
    error_message = "records are of type A, AAAA, CNAME, TXT or MX: make others by hand or in a root of your own."
  }
  validation {
    condition     = alltrue([for record in values(var.records) : (record.type == "MX") == (record.priority != null)])
    error_message = "An MX record has a priority, and no other record has one."
  }
  validation {
    condition     = alltrue([for record in values(var.records) : !record.proxied || contains(["A", "AAAA", "CNAME"], record.type)])
    error_message = "Only A, AAAA and CNAME records can be proxied: set proxied = false."
  }
  validation {
    condition     = alltrue([for record in values(var.records) : record.ttl == 1 || (record.ttl >= 60 && record.ttl <= 86400)])
    error_message = "ttl is 1 (automatic) or 60 to 86400 seconds."
  }
  validation {
    condition     = alltrue([for record in values(var.records) : length(coalesce(record.comment, "-")) <= 100])
    error_message = "The free plan takes comments of at most 100 characters."
  }
}

variable "notification_emails" {
  description = "Addresses that Cloudflare tells of what `notifications` names; none for no policies. Webhooks need the pro plan and are yours to add."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.notification_emails : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "notification_emails are e-mail addresses."
  }
}

variable "notifications" {
  description = "ACCOUNT-WIDE: what Cloudflare tells of, by its alert types."
  type        = set(string)
  default     = ["universal_ssl_event_type", "dos_attack_l7"]

  validation {
    condition = length(setsubtract(var.notifications, concat(
      ["universal_ssl_event_type", "dos_attack_l7", "incident_alert", "maintenance_event_notification"],
      contains(["business", "enterprise"], var.plan) ? ["clickhouse_alert_fw_anomaly"] : [],
      var.plan == "enterprise" ? ["http_alert_origin_error", "http_alert_edge_error"] : [],
    ))) == 0
    error_message = "Every plan has universal_ssl_event_type, dos_attack_l7, incident_alert and maintenance_event_notification; business adds clickhouse_alert_fw_anomaly, enterprise http_alert_origin_error and http_alert_edge_error."
  }
}
