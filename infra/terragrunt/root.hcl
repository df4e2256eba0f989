# What every unit has: its state in the environment's bucket, and the defaults of its environment.
# Variables come as TF_VAR_…, from the action or from a person's shell, and win over the inputs of a unit.

locals {
  environment = get_env("TF_VAR_environment", "production")

  # An environment without a file of its own has production's defaults.
  defaults = read_terragrunt_config(find_in_parent_folders(
    "environments/${local.environment}.hcl", find_in_parent_folders("environments/production.hcl"),
  )).inputs

  name   = get_env("TF_VAR_name", lookup(local.defaults, "name", ""))
  bucket = get_env("FLIPGATE_BUCKET", lookup(local.defaults, "bucket", ""))

  # Stands in a unit for what another gives, while that was never applied. `apply` is not in the list: it has real values or is refused.
  mocked_commands = ["init", "validate", "plan", "show", "output", "state", "providers", "force-unlock", "untaint", "destroy"]
  # The others need no value at all, so that nobody's outputs are asked for.
  needs_values = contains(["plan", "apply", "destroy", "refresh", "import"], get_terraform_command())
}

remote_state {
  backend = "s3"

  config = {
    bucket       = local.bucket
    key          = "${local.name}-${local.environment}/${basename(path_relative_to_include())}.tfstate"
    region       = get_env("AWS_REGION")
    encrypt      = true
    use_lockfile = true
    # A stand-in for S3 by an address knows buckets by path only.
    use_path_style = get_env("AWS_ENDPOINT_URL", "") != ""
  }
}

inputs = merge(local.defaults, { environment = local.environment })
