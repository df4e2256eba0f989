mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
    }
  }
}

variables {
  name = "shop-production-copy"
}

run "keeps_what_it_has" {
  command = plan

  assert {
    condition     = !aws_backup_vault.this.force_destroy && length(aws_backup_vault_lock_configuration.this) == 0 && length(aws_kms_key.this) == 0
    error_message = "A destroy may empty the vault, or something is made that nobody asked for."
  }
}

run "long_names_are_cut" {
  command = plan

  variables {
    name = "a-repository-whose-name-is-forty-letters-integration-test-copy"
  }

  assert {
    condition     = length(aws_backup_vault.this.name) == 50 && startswith(aws_backup_vault.this.name, "a-repository-whose-name-is-forty-letters-in")
    error_message = "AWS Backup takes 50 characters."
  }
}

run "own_key_and_lock" {
  variables {
    kms_key = "own"
    lock    = { min_days = 7 }
  }

  assert {
    condition     = aws_backup_vault.this.kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/1" && aws_kms_key.this[0].enable_key_rotation
    error_message = "The key that was made is not used."
  }

  assert {
    condition     = aws_backup_vault_lock_configuration.this[0].min_retention_days == 7 && aws_backup_vault_lock_configuration.this[0].changeable_for_days == null
    error_message = "The lock is another, or final without having been asked to be."
  }
}

run "refuses_a_lock_that_is_final_at_once" {
  command = plan

  variables {
    lock = { min_days = 7, changeable_for_days = 1 }
  }

  expect_failures = [var.lock]
}

run "refuses_to_empty_a_locked_vault" {
  command = plan

  variables {
    lock          = { min_days = 7 }
    force_destroy = true
  }

  expect_failures = [var.lock]
}
