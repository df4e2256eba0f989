include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${dirname(find_in_parent_folders("root.hcl"))}/../terraform//shared"
}

dependency "network" {
  config_path = "../network"

  skip_outputs                            = !include.root.locals.needs_values
  mock_outputs_allowed_terraform_commands = include.root.locals.mocked_commands
  mock_outputs = {
    vpc_id = "vpc-00000000000000000"
  }
}

inputs = {
  part   = "cluster"
  others = { vpc_id = dependency.network.outputs.vpc_id }
}
