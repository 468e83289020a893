package dev.waybill.rest.error;

import java.util.Locale;

/// Every error that the service answers, each with the one status that it goes with. What programs
/// go by: a code and its title never change, a new release may have more of them.
public enum ErrorCode {
  NO_FILES(400, "No files", "Send one part or more named files, each with a file name."),
  MALFORMED_REQUEST(
      400,
      "The request is malformed",
      "The detail says what could not be read. Send it otherwise."),
  MALFORMED_MULTIPART(
      400,
      "The multipart body is malformed",
      "The body broke off, or is not as RFC 7578 has it. Let a library write it."),
  PART_HEADERS_TOO_LARGE(
      400, "The headers of a part are too large", "Shorten the file's name or its type."),
  INVALID_FIELD(
      400, "A field is not acceptable", "The member field names it, the detail what it may be."),
  NOT_END_TO_END_ENCRYPTED(
      400,
      "Not an end-to-end encrypted upload",
      "There is no ciphertext. Fetch the upload's own address instead."),
  PASSWORD_REQUIRED(
      401,
      "Password required",
      "Send the password: as the field Waybill-Password, by HTTP Basic, or as pw in the address."),
  WRONG_PASSWORD(403, "Wrong password", "The password is not that of the upload."),
  CROSS_SITE_FORM(
      403, "A form from another site", "Forms are taken only from the service's own pages."),
  FILE_BLOCKED(
      403,
      "A file is blocked",
      "The operator lets nobody send a file with these bytes. Nothing was kept. Leave it out."),
  NETWORK_BLOCKED(
      403,
      "The network is blocked",
      "The operator takes no uploads from the network of the client. Nothing was kept."),
  NOT_FOUND(
      404,
      "File not found or expired",
      "There is nothing here: never was, expired, deleted, private, or the address is not whole."),
  METHOD_NOT_ALLOWED(
      405, "Method not allowed", "The field Allow lists the methods of this address."),
  REQUEST_TIMEOUT(408, "Request timeout", "The request came too slowly. Nothing was kept."),
  LENGTH_REQUIRED(
      411, "Length required", "Send Content-Length, or the request in HTTP/1.1. Nothing was kept."),
  PRECONDITION_FAILED(
      412,
      "Precondition failed",
      "The content is not what If-Match or If-Unmodified-Since asked for. Fetch it anew."),
  FILE_TOO_LARGE(
      413,
      "File too large",
      "The member limit says how many bytes there may be, where that is known."),
  TOO_MANY_FILES(
      413, "Too many files", "The member limit says how many there may be in one upload."),
  TOO_MANY_FIELDS(
      413, "Too many fields", "The member limit says how many there may be in one request."),
  FIELD_TOO_LARGE(413, "A field is too large", "Shorten the text of the field."),
  URI_TOO_LONG(414, "The address is too long", "Shorten the name of the file or the query."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Unsupported media type", "The detail says which types of body are taken here."),
  RANGE_NOT_SATISFIABLE(
      416, "Range not satisfiable", "The field Content-Range says how many bytes there are."),
  EXPECTATION_FAILED(417, "Expectation failed", "No expectation but 100-continue is met."),
  TOO_MANY_TRIES(
      429,
      "Too many wrong passwords",
      "The field Retry-After says how many seconds to wait. Others are not held up."),
  TOO_MANY_REQUESTS(
      429, "Too many requests", "The field Retry-After says how many seconds to wait."),
  UPLOAD_BUDGET(
      429,
      "The network has sent its share",
      "Nothing was kept. The member limit says how much a network may send in an hour, the field"
          + " Retry-After how many seconds to wait."),
  HEADERS_TOO_LARGE(431, "The request headers are too large", "Send fewer or shorter fields."),
  BLOCKED(
      451,
      "Blocked by the operator",
      "The upload was there, and the operator delivers it no more, for legal reasons for example."),
  INTERNAL_ERROR(
      500,
      "Internal error",
      "A fault of the server; nothing was changed. Give the operator the request_id."),
  NOT_IMPLEMENTED(
      501, "Not implemented", "The service does not know this method or this transfer coding."),
  STORAGE_UNAVAILABLE(
      503, "Storage is not available", "Nothing was changed. Try again after Retry-After seconds."),
  FILE_DAMAGED(
      503,
      "The stored file is damaged",
      "Its bytes are missing or altered on the server. Give the operator the request_id: a backup"
          + " may have them."),
  DATABASE_UNAVAILABLE(
      503,
      "The database is not available",
      "Nothing was changed. Try again after Retry-After seconds."),
  BUSY(503, "The service is busy", "Nothing was changed. Try again after Retry-After seconds."),
  STOPPING(
      503,
      "The service stopped",
      "It restarts, and did not wait for the rest of the request. Nothing was kept; send it"
          + " again."),
  UNAVAILABLE(503, "The service is not available", "Nothing was changed. Try again after a while."),
  VERSION_NOT_SUPPORTED(505, "HTTP version not supported", "HTTP/1.1 and HTTP/2 are spoken here."),
  INSUFFICIENT_STORAGE(
      507, "There is no room left", "Nothing was kept. Ask the operator, or try again later.");

  private final int status;
  private final String title;
  private final String advice;

  ErrorCode(int status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  public int status() {
    return status;
  }

  /// The same for every error of this code (RFC 9457 section 3.1.3).
  public String title() {
    return title;
  }

  /// A sentence or two on what can be done.
  public String advice() {
    return advice;
  }

  /// As it stands in answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Where it is explained, as a reference relative to the service (RFC 9457 section 3.1.1).
  public String type() {
    return "/docs/errors#" + word();
  }
}
