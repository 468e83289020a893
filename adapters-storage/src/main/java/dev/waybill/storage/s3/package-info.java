/// Blobs as objects of a bucket, by whatever speaks S3.
@NullMarked
package dev.waybill.storage.s3;

import org.jspecify.annotations.NullMarked;
