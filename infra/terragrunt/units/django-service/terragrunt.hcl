include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${dirname(find_in_parent_folders("root.hcl"))}/../terraform//color"
}

locals {
  # `destroy` looks at the state, and takes anything. To a plan or an apply nothing is given, which the root refuses in its own words.
  is_given       = contains(["plan", "apply"], get_terraform_command())
  no_image       = local.is_given ? "" : "none@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  no_certificate = local.is_given ? "" : "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000"

  image       = get_env("TF_VAR_image", local.no_image)
  certificate = get_env("TF_VAR_certificate_arn", local.no_certificate)
}

# The first two deploys make blue and green. By hand a colour is applied alone: an image for the whole stack would reach the live one too,
# past verify and flip.
exclude {
  if      = true
  actions = ["plan", "apply"]
}

dependency "network" {
  config_path = "../network"

  skip_outputs                            = !include.root.locals.needs_values
  mock_outputs_allowed_terraform_commands = include.root.locals.mocked_commands
  mock_outputs = {
    region            = "us-east-1"
    account_id        = "000000000000"
    vpc_id            = "vpc-00000000000000000"
    public_subnet_ids = ["subnet-00000000000000001", "subnet-00000000000000002"]
    task_subnet_ids   = ["subnet-00000000000000003", "subnet-00000000000000004"]
    assign_public_ip  = false
    alarm_names       = []
    secrets           = {}
    migrate_secrets   = {}
  }
}

dependency "cluster" {
  config_path = "../cluster"

  skip_outputs                            = !include.root.locals.needs_values
  mock_outputs_allowed_terraform_commands = include.root.locals.mocked_commands
  mock_outputs = {
    cluster                = "mock"
    size                   = "development"
    task_security_group_id = "sg-00000000000000000"
    alarm_topic_arn        = "arn:aws:sns:us-east-1:000000000000:mock"
    container_insights     = "disabled"
    worker_capacity        = "FARGATE"
    secret_kms_key_arns    = []
    alarm_names            = []
    secrets                = { SECRET_KEY = "arn:aws:secretsmanager:us-east-1:000000000000:secret:mock/secret-key-AAAAAA" }
    migrate_secrets        = {}
  }
}

dependency "postgresql" {
  config_path = "../postgresql"

  skip_outputs                            = !include.root.locals.needs_values
  mock_outputs_allowed_terraform_commands = include.root.locals.mocked_commands
  mock_outputs = {
    alarm_names     = []
    secrets         = { DATABASE_URL = "arn:aws:secretsmanager:us-east-1:000000000000:secret:mock/database-url-AAAAAA" }
    migrate_secrets = {}
  }
}

dependency "redis" {
  config_path = "../redis"

  skip_outputs                            = !include.root.locals.needs_values
  mock_outputs_allowed_terraform_commands = include.root.locals.mocked_commands
  mock_outputs = {
    alarm_names = []
    secrets = {
      CACHE_URL  = "arn:aws:secretsmanager:us-east-1:000000000000:secret:mock/cache-url-AAAAAA"
      BROKER_URL = "arn:aws:secretsmanager:us-east-1:000000000000:secret:mock/broker-url-AAAAAA"
    }
    migrate_secrets = {}
  }
}

inputs = {
  color           = values.color
  image           = local.image
  release         = get_env("TF_VAR_release", try(split(":", local.image)[1], "none"))
  certificate_arn = local.certificate

  # The same union that the action makes of the units' outputs.
  shared = merge(
    dependency.network.outputs,
    dependency.cluster.outputs,
    {
      alarm_names = concat(
        dependency.network.outputs.alarm_names, dependency.cluster.outputs.alarm_names,
        dependency.postgresql.outputs.alarm_names, dependency.redis.outputs.alarm_names,
      )
      secrets = merge(
        dependency.network.outputs.secrets, dependency.cluster.outputs.secrets,
        dependency.postgresql.outputs.secrets, dependency.redis.outputs.secrets,
      )
      migrate_secrets = merge(
        dependency.network.outputs.migrate_secrets, dependency.cluster.outputs.migrate_secrets,
        dependency.postgresql.outputs.migrate_secrets, dependency.redis.outputs.migrate_secrets,
      )
    },
  )
}
