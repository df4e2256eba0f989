output "bucket" {
  description = "What a load balancer names as the bucket of its access logs, with `<name>-<colour>` as prefix."
  value       = aws_s3_bucket.this.bucket
  # A load balancer tries to write when it is told of the bucket.
  depends_on = [aws_s3_bucket_policy.this]
}
