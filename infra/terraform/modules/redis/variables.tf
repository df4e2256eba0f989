variable "name" {
  description = "Id of the replication group (at most 40 characters), and prefix of its secrets: `<name>/cache-url`, `<name>/broker-url`."
  type        = string

  validation {
    condition     = length(var.name) <= 40 && can(regex("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$", var.name))
    error_message = "A replication group's id has at most 40 lower-case letters, digits and single hyphens, and starts with a letter. Shorten name, and give the long one as secret_prefix."
  }
}

variable "secret_prefix" {
  description = "Prefix of the names of secrets and log groups when `name` had to be shortened."
  type        = string
  default     = null
}

variable "vpc_id" {
  description = "VPC of the subnets."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets; in two zones or more when there is a replica."
  type        = list(string)

  validation {
    condition     = length(distinct(var.subnet_ids)) >= (var.nodes > 1 ? 2 : 1)
    error_message = "A primary and its replica live in different zones: give subnets in two availability zones or more, or set nodes = 1."
  }
}

variable "client_security_group_id" {
  description = "The only security group that may connect."
  type        = string
}

variable "auth_token_secret_arn" {
  description = "Secret that holds the AUTH token: 16 to 128 letters and digits."
  type        = string
}

variable "engine" {
  description = "`valkey`, or `redis`, which on ElastiCache ends at 7.1."
  type        = string
  default     = "valkey"

  validation {
    condition     = contains(["valkey", "redis"], var.engine)
    error_message = "engine is valkey or redis."
  }
}

variable "engine_version" {
  description = "Major and minor version; null for Valkey 8.2 or Redis 7.1. ElastiCache never goes back to a lower one."
  type        = string
  default     = null

  validation {
    condition     = var.engine_version == null || contains({ valkey = ["7.2", "8.0", "8.1", "8.2"], redis = ["7.0", "7.1"] }[var.engine], coalesce(var.engine_version, "none"))
    error_message = "engine_version is 7.2, 8.0, 8.1 or 8.2 of Valkey, or 7.0 or 7.1 of Redis: Redis above 7.1 does not exist on ElastiCache, take valkey."
  }
}

variable "node_type" {
  description = "An ARM node type, for example `cache.t4g.small`."
  type        = string
  default     = "cache.t4g.micro"

  validation {
    condition     = can(regex("^cache\\.[a-z]+[0-9]+g[a-z]*\\.[a-z0-9]+$", var.node_type))
    error_message = "node_type is an ARM (Graviton) type such as cache.t4g.small or cache.m7g.large."
  }
}

variable "nodes" {
  description = "1, or a primary and replicas in other zones with automatic failover."
  type        = number
  default     = 1

  validation {
    condition     = var.nodes >= 1 && var.nodes <= 6 && floor(var.nodes) == var.nodes
    error_message = "nodes is 1 to 6: a primary and at most five replicas."
  }
}

variable "availability_zones" {
  description = "Zone of each node, the first primary first; empty for ElastiCache's choice, which spreads them."
  type        = list(string)
  default     = []

  validation {
    condition     = contains([0, var.nodes], length(var.availability_zones))
    error_message = "availability_zones names one zone for each of the nodes, or none."
  }

  validation {
    condition     = length(var.availability_zones) < 2 || length(distinct(var.availability_zones)) >= 2
    error_message = "All nodes in one zone go down with it: name two zones or more."
  }
}

variable "port" {
  description = "Port that the nodes listen on."
  type        = number
  default     = 6379

  validation {
    condition     = var.port >= 1150 && var.port <= 65535
    error_message = "port is 1150 to 65535; 6379 is the usual one."
  }
}

variable "maxmemory_policy" {
  description = "What may be evicted when the memory is full: among the keys that expire the least recently used (`volatile-lru`), the least often used (`volatile-lfu`), the soonest to expire (`volatile-ttl`), or nothing (`noeviction`)."
  type        = string
  default     = "volatile-lru"

  validation {
    condition     = contains(["volatile-lru", "volatile-lfu", "volatile-ttl", "volatile-random", "noeviction"], var.maxmemory_policy)
    error_message = "An allkeys policy may evict queued tasks, which do not expire: take volatile-lru, volatile-lfu, volatile-ttl, volatile-random or noeviction."
  }
}

variable "reserved_memory_percent" {
  description = "Part of the memory that data may not fill: snapshots and replication need it."
  type        = number
  default     = 25

  validation {
    condition     = var.reserved_memory_percent >= 10 && var.reserved_memory_percent <= 75
    error_message = "reserved_memory_percent is 10 to 75; below 25 snapshots of a cache that is written to may swap."
  }
}

variable "slow_log_milliseconds" {
  description = "Commands that take longer are logged."
  type        = number
  default     = 10

  validation {
    condition     = var.slow_log_milliseconds >= 1 && var.slow_log_milliseconds <= 60000
    error_message = "slow_log_milliseconds is 1 to 60000: 0 would log every command."
  }
}

variable "slow_log_entries" {
  description = "How many slow commands the server remembers until they are shipped."
  type        = number
  default     = 1024

  validation {
    condition     = var.slow_log_entries >= 128 && var.slow_log_entries <= 100000
    error_message = "slow_log_entries is 128 to 100000; each takes memory from the data."
  }
}

variable "idle_timeout_seconds" {
  description = "Closes connections that were idle for so long; 0 for never. Not for connections that wait for a task."
  type        = number
  default     = 0

  validation {
    condition     = var.idle_timeout_seconds == 0 || (var.idle_timeout_seconds >= 60 && var.idle_timeout_seconds <= 86400)
    error_message = "idle_timeout_seconds is 0, or 60 to 86400: anything shorter closes connections that a pool still means to use."
  }
}

variable "tcp_keepalive_seconds" {
  description = "How often a silent connection is asked whether somebody is still there."
  type        = number
  default     = 60

  validation {
    condition     = var.tcp_keepalive_seconds >= 10 && var.tcp_keepalive_seconds <= 300
    error_message = "tcp_keepalive_seconds is 10 to 300: above, a worker that died goes on receiving tasks for minutes."
  }
}

variable "parameters" {
  description = "Further parameters of the engine → value, by ElastiCache's names."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setintersection(keys(var.parameters), ["maxmemory-policy", "reserved-memory-percent", "slowlog-log-slower-than", "slowlog-max-len", "tcp-keepalive", "timeout"])) == 0
    error_message = "maxmemory-policy, reserved-memory-percent, slowlog-log-slower-than, slowlog-max-len, tcp-keepalive and timeout have inputs of their own: use those."
  }

  validation {
    condition     = !contains(keys(var.parameters), "cluster-enabled")
    error_message = "Celery cannot use a cluster of shards: leave cluster-enabled out and take a larger node_type."
  }
}

variable "snapshot_days" {
  description = "Days that daily snapshots are kept; 0 for none."
  type        = number
  default     = 0

  validation {
    condition     = var.snapshot_days >= 0 && var.snapshot_days <= 35
    error_message = "snapshot_days is 0 (no snapshots) to 35."
  }
}

variable "snapshot_window" {
  description = "When the daily snapshot is made, UTC; an hour or more."
  type        = string
  default     = "02:00-03:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.snapshot_window))
    error_message = "snapshot_window is hh:mm-hh:mm in UTC, for example 02:00-03:00."
  }
}

variable "restore_snapshot" {
  description = "Name of a snapshot that a new cache begins with; looked at only when it is made."
  type        = string
  default     = null
}

variable "final_snapshot" {
  description = "Whether a destroy leaves a snapshot behind. It holds queued tasks too."
  type        = bool
  default     = true
}

variable "maintenance_window" {
  description = "When ElastiCache may patch, UTC; outside of the snapshot window."
  type        = string
  default     = "sun:04:00-sun:05:00"

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", var.maintenance_window))
    error_message = "maintenance_window is ddd:hh:mm-ddd:hh:mm in UTC and lower case, for example sun:04:00-sun:05:00."
  }
}

variable "auto_minor_version_upgrade" {
  description = "Whether patches of the engine are taken in the maintenance window."
  type        = bool
  default     = true
}

variable "apply_immediately" {
  description = "Whether a change is made at once instead of in the maintenance window. A larger node_type then fails over during the apply; a deploy that changed nothing of the cache never does."
  type        = bool
  default     = false
}

variable "notification_topic_arn" {
  description = "SNS topic for ElastiCache's own events, failovers among them; null for none."
  type        = string
  default     = null
}

variable "kms_key_arn" {
  description = "Key of the data at rest; null for the account's own ElastiCache key. Another one later makes the cache anew."
  type        = string
  default     = null
}

variable "secret_kms_key_arn" {
  description = "Key of the URL secrets; null for the account's own Secrets Manager key."
  type        = string
  default     = null
}

variable "recovery_window_days" {
  description = "How long the deleted URL secrets can be restored: 7 to 30 days, or 0 for not at all."
  type        = number
  default     = 7

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days is 0, or 7 to 30."
  }
}

variable "log_retention_days" {
  description = "Days that slow log and engine log are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days: take one of these."
  }
}

variable "log_format" {
  description = "`json` or `text`."
  type        = string
  default     = "json"

  validation {
    condition     = contains(["json", "text"], var.log_format)
    error_message = "log_format is json or text."
  }
}

variable "log_kms_key_arn" {
  description = "Key of the log groups, whose policy must let CloudWatch Logs use it; null for CloudWatch's own."
  type        = string
  default     = null
}

variable "alarm_topic_arn" {
  description = "SNS topic that the alarms tell, when they go off and when they end; null for none."
  type        = string
  default     = null
}

variable "memory_alarm_percent" {
  description = "Memory in use, of what is not reserved, above which the alarm goes off."
  type        = number
  default     = 90

  validation {
    condition     = var.memory_alarm_percent >= 50 && var.memory_alarm_percent <= 99
    error_message = "memory_alarm_percent is 50 to 99."
  }
}

variable "evictions_alarm_count" {
  description = "Entries evicted in 5 minutes, three times in a row, above which the alarm goes off."
  type        = number
  default     = 1000

  validation {
    condition     = var.evictions_alarm_count >= 0
    error_message = "evictions_alarm_count is 0 or more."
  }
}
