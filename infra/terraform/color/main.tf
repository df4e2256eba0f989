locals {
  prefix = "${var.name}-${var.environment}"
}

module "color" {
  source = "../modules/ecs-color"

  prefix          = local.prefix
  color           = var.color
  image           = var.image
  release         = var.release
  release_header  = var.release_header
  health_path     = var.health_path
  hostnames       = [var.hostname, var.preview_hostnames.blue, var.preview_hostnames.green]
  certificate_arn = var.certificate_arn
  shared          = var.shared

  architecture                      = var.architecture
  container_environment             = var.container_environment
  container_secrets                 = var.container_secrets
  secret_kms_key_arns               = var.secret_kms_key_arns
  task_policy_arns                  = var.task_policy_arns
  read_only_root_filesystem         = var.read_only_root_filesystem
  writable_paths                    = var.writable_paths
  ephemeral_storage_gb              = var.ephemeral_storage_gb
  execute_command                   = var.execute_command
  wsgi_application                  = var.wsgi_application
  gunicorn                          = var.gunicorn
  celery_application                = var.celery_application
  web_command                       = var.web_command
  worker_command                    = var.worker_command
  worker_health_check               = var.worker_health_check
  worker_stop_timeout               = var.worker_stop_timeout
  beat_command                      = var.beat_command
  migrate_command                   = var.migrate_command
  web_port                          = var.web_port
  worker_enabled                    = var.worker_enabled
  beat_enabled                      = var.beat_enabled
  web_size                          = var.web_size
  worker_size                       = var.worker_size
  web_min                           = var.web_min
  web_max                           = var.web_max
  worker_min                        = var.worker_min
  worker_max                        = var.worker_max
  web_cpu_target                    = var.web_cpu_target
  web_requests_per_target           = var.web_requests_per_target
  worker_cpu_target                 = var.worker_cpu_target
  worker_queue_metric               = var.worker_queue_metric
  schedules                         = var.schedules
  idle_timeout                      = var.idle_timeout
  load_balancer_deletion_protection = var.load_balancer_deletion_protection
  log_retention_days                = var.log_retention_days
  alarm_actions                     = var.alarm_actions
  alarm_errors_per_minute           = var.alarm_errors_per_minute
  alarm_error_percent               = var.alarm_error_percent
  alarm_latency_seconds             = var.alarm_latency_seconds
  alarm_missing_minutes             = var.alarm_missing_minutes
  cloudflare_ipv4_ranges            = var.cloudflare_ipv4_ranges
  cloudflare_ipv6_ranges            = var.cloudflare_ipv6_ranges
  cloudflare_ranges_date            = var.cloudflare_ranges_date
  cloudflare_ranges_days            = var.cloudflare_ranges_days
  ip_address_type                   = var.ip_address_type
}
