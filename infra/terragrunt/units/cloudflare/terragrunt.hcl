# One per zone, not per environment, so it is in no stack and its state is named after the zone, in a bucket that its owner names.

locals {
  zone = get_env("TF_VAR_zone")
}

terraform {
  source = "${dirname(find_in_parent_folders("root.hcl"))}/../terraform//edge"
}

remote_state {
  backend = "s3"

  config = {
    bucket         = get_env("FLIPGATE_BUCKET")
    key            = "edge/${local.zone}.tfstate"
    region         = get_env("AWS_REGION")
    encrypt        = true
    use_lockfile   = true
    use_path_style = get_env("AWS_ENDPOINT_URL", "") != ""
  }
}
