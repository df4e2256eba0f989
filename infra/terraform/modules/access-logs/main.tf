data "aws_caller_identity" "current" {}

locals {
  wanted_name = "flipgate-logs-${var.name}-${data.aws_caller_identity.current.account_id}"
  bucket_name = length(local.wanted_name) <= 63 ? local.wanted_name : "${replace(substr(local.wanted_name, 0, 54), "/-+$/", "")}-${substr(sha256(local.wanted_name), 0, 8)}"
}

resource "aws_s3_bucket" "this" {
  #checkov:skip=CKV_AWS_145:Load balancers can write access logs under S3's own key only
  #checkov:skip=CKV_AWS_18:The log of a log bucket would log its own delivery
  #checkov:skip=CKV_AWS_144:Access logs expire within weeks and nothing is restored from them
  #checkov:skip=CKV_AWS_21:Each object is written once by the load balancer and never again
  #checkov:skip=CKV2_AWS_62:Nobody waits for an access log

  bucket        = local.bucket_name
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket = aws_s3_bucket.this.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    id     = "expire"
    status = "Enabled"
    filter {}

    expiration {
      days = var.retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "LoadBalancersWrite"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Action    = "s3:PutObject"
        # The account in the path is what keeps other accounts' load balancers out: they cannot write another.
        Resource = "${aws_s3_bucket.this.arn}/${var.name}-*/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  # Both settings take a lock on the bucket; at once they answer OperationAborted.
  depends_on = [aws_s3_bucket_public_access_block.this]
}
