mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/backup"
    }
  }
}

variables {
  name          = "shop-production"
  resource_arns = ["arn:aws:rds:eu-central-1:123456789012:db:shop-production"]
}

run "one_backup_a_day_at_home" {
  command = plan

  assert {
    condition     = length(aws_backup_plan.this.rule) == 1 && alltrue([for rule in aws_backup_plan.this.rule : length(rule.copy_action) == 0 && one(rule.lifecycle).delete_after == 35 && !rule.enable_continuous_backup])
    error_message = "There is another rule or a copy, or AWS Backup takes the instance's own backups over."
  }

  assert {
    condition     = aws_backup_selection.this.resources == toset(var.resource_arns)
    error_message = "Something else is backed up."
  }

  assert {
    condition     = endswith(aws_iam_role_policy_attachment.this.policy_arn, "AWSBackupServiceRolePolicyForBackup")
    error_message = "The role may do more than back up."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.failed.treat_missing_data == "notBreaching"
    error_message = "The hours between two backups are alarms."
  }
}

run "copies_and_monthly_ones" {
  command = plan

  variables {
    copy_to_vault_arn = "arn:aws:backup:eu-west-1:123456789012:backup-vault:shop-production-copy"
    copy_keep_days    = 90
    monthly_keep_days = 365
  }

  assert {
    condition     = toset([for rule in aws_backup_plan.this.rule : one(rule.lifecycle).delete_after]) == toset([35, 365])
    error_message = "Regular and monthly backups are kept for as long as was asked."
  }

  assert {
    condition     = alltrue([for rule in aws_backup_plan.this.rule : one(rule.copy_action).destination_vault_arn == var.copy_to_vault_arn && one(one(rule.copy_action).lifecycle).delete_after == 90])
    error_message = "A backup is not copied, or its copy kept for another time."
  }
}

run "refuses_to_back_up_nothing" {
  command = plan

  variables {
    resource_arns = []
  }

  expect_failures = [var.resource_arns]
}

run "refuses_monthly_backups_that_add_nothing" {
  command = plan

  variables {
    monthly_keep_days = 30
  }

  expect_failures = [var.monthly_keep_days]
}

run "refuses_a_vault_by_its_name" {
  command = plan

  variables {
    copy_to_vault_arn = "shop-production-copy"
  }

  expect_failures = [var.copy_to_vault_arn]
}
