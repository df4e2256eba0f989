terraform {
  required_version = ">= 1.11"

  required_providers {
    cloudflare = {
      source = "cloudflare/cloudflare"
      # Exactly: minors of major 5 have broken plans (5.28 and 5.29 did), and this is the one whose published
      # schema the tests check every attribute against.
      version = "5.14.0"
    }
  }
}
