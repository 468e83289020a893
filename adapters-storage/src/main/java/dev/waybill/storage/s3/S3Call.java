package dev.waybill.storage.s3;

/// The calls of S3 that are made, as its documentation names them.
enum S3Call {
  PUT_OBJECT("PutObject"),
  GET_OBJECT("GetObject"),
  HEAD_OBJECT("HeadObject"),
  DELETE_OBJECT("DeleteObject"),
  DELETE_OBJECTS("DeleteObjects"),
  CREATE_UPLOAD("CreateMultipartUpload"),
  UPLOAD_PART("UploadPart"),
  COPY_PART("UploadPartCopy"),
  COMPLETE_UPLOAD("CompleteMultipartUpload"),
  ABORT_UPLOAD("AbortMultipartUpload"),
  LIST_OBJECTS("ListObjectsV2"),
  LIST_UPLOADS("ListMultipartUploads"),
  LIST_VERSIONS("ListObjectVersions"),
  HEAD_BUCKET("HeadBucket"),
  GET_VERSIONING("GetBucketVersioning"),
  GET_OBJECT_LOCK("GetObjectLockConfiguration"),
  GET_LIFECYCLE("GetBucketLifecycleConfiguration");

  private final String word;

  S3Call(String word) {
    this.word = word;
  }

  /// As an operator knows it.
  String word() {
    return word;
  }
}
