terraform {
  # 1.11 brought write-only arguments: secrets reach AWS without passing through the state.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }

  # bucket, key and region come with `init -backend-config=…`; infra/README.md names the keys.
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}

provider "aws" {
  default_tags {
    tags = {
      "flipgate:environment" = local.prefix
      "flipgate:hostname"    = var.hostname
    }
  }
}

# For copies of backups; without a region of its own it is the same as the other, and nobody uses it.
provider "aws" {
  alias  = "copy"
  region = var.backup_copy_region

  default_tags {
    tags = {
      "flipgate:environment" = local.prefix
      "flipgate:hostname"    = var.hostname
    }
  }
}
