terraform {
  required_version = ">= 1.11"

  required_providers {
    cloudflare = {
      source = "cloudflare/cloudflare"
      # Exactly: the module says why.
      version = "5.14.0"
    }
  }

  # bucket, key and region come with `init -backend-config=…`: the README names the key.
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}

# The token comes from CLOUDFLARE_API_TOKEN; the README lists what it may do.
provider "cloudflare" {}
