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
    vpc_id          = "vpc-00000000000000000"
    data_subnet_ids = ["subnet-00000000000000005", "subnet-00000000000000006"]
    made_up         = true
  }
}

dependency "cluster" {
  config_path = "../cluster"

  skip_outputs                            = !include.root.locals.needs_values
  mock_outputs_allowed_terraform_commands = include.root.locals.mocked_commands
  mock_outputs = {
    task_security_group_id = "sg-00000000000000000"
    alarm_topic_arn        = "arn:aws:sns:us-east-1:000000000000:mock"
  }
}

inputs = {
  part = "postgresql"
  others = {
    vpc_id                 = dependency.network.outputs.vpc_id
    data_subnet_ids        = dependency.network.outputs.data_subnet_ids
    task_security_group_id = dependency.cluster.outputs.task_security_group_id
    alarm_topic_arn        = dependency.cluster.outputs.alarm_topic_arn
    # The zones of subnets that are not there yet cannot be asked for.
    made_up = try(dependency.network.outputs.made_up, false)
  }
}
