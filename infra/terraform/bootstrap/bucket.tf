# States, ledger and lock of the environment.
resource "aws_s3_bucket" "this" {
  #checkov:skip=CKV_AWS_145:S3's own key: another would have to be given to every job, and states hold no password
  #checkov:skip=CKV_AWS_18:Who touched a state is in CloudTrail and the versions; another bucket of logs would be read by nobody
  #checkov:skip=CKV_AWS_144:A lost region takes the environment with it, and states are versioned
  #checkov:skip=CKV2_AWS_62:Nobody waits for an object here: the lock is asked for

  bucket        = local.bucket
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
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

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  # Both settings take a lock on the bucket; at once they answer OperationAborted.
  depends_on = [aws_s3_bucket_public_access_block.this]
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  count = var.old_version_days == null ? 0 : 1

  bucket = aws_s3_bucket.this.id

  # The lock is rewritten every few seconds of a deploy and a state a few times: the newest twenty old
  # versions stay whatever their age.
  rule {
    id     = "old-versions"
    status = "Enabled"
    filter {}

    noncurrent_version_expiration {
      noncurrent_days           = var.old_version_days
      newer_noncurrent_versions = 20
    }

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # What plans by CDK lay here while they look: they take it away themselves, unless they are killed.
  rule {
    id     = "plan-templates"
    status = "Enabled"
    filter {
      prefix = "${local.prefix}/plan-templates/"
    }

    expiration {
      days = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
