package dev.waybill.bootstrap.limits;

import static dev.waybill.bootstrap.limits.Limit.ALL;
import static dev.waybill.bootstrap.limits.Limit.CONNECTION;
import static dev.waybill.bootstrap.limits.Limit.NETWORK;
import static dev.waybill.bootstrap.limits.Limit.REQUEST;
import static dev.waybill.bootstrap.limits.Limit.bytes;
import static dev.waybill.bootstrap.limits.Limit.constant;
import static dev.waybill.bootstrap.limits.Limit.fixed;
import static dev.waybill.bootstrap.limits.Limit.set;

import dev.waybill.application.download.PasswordTries;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.upload.FileName;
import dev.waybill.rest.container.BodyLimits;
import dev.waybill.rest.container.ConnectionLimits;
import dev.waybill.rest.container.HeadLimits;
import dev.waybill.rest.multipart.MultipartLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Every limit, by what it is of.
final class Limits {
  private static final String STREAM = "an HTTP/2 stream or HTTP/1.1 connection";
  private static final String FAILURES = "waybill_http_request_failures_total";

  private Limits() {}

  static SequencedMap<String, List<Limit>> all() {
    var all = new LinkedHashMap<String, List<Limit>>();
    all.put("Connections and requests", connections());
    all.put("Slow clients", slowness());
    all.put("Heads", heads());
    all.put("Bodies", bodies());
    all.put("What a network sends in an hour", budgets());
    all.put("Passwords", passwords());
    all.put("Database, files and log", stores());
    all.put("Stop and sweep", upkeep());
    return all;
  }

  private static List<Limit> connections() {
    var requests = ConnectionLimits.DEFAULT.requests().all();
    return List.of(
        set(
            "open connections",
            "MAX_CONNECTIONS",
            ALL,
            "a new one waits in the kernel's queue",
            "waybill_http_connections"),
        set(
            "open connections",
            "MAX_CONNECTIONS_PER_NETWORK",
            NETWORK + "; trusted proxies have no share",
            "its oldest idle one is closed, or the new one where all are busy",
            "waybill_http_connections_closed_total"),
        fixed(
            "connections that wait to be accepted",
            constant("rest.container.ClientConnector", "ACCEPT_QUEUE"),
            ALL,
            "the kernel lets the client try again",
            ""),
        fixed(
            "HTTP/2 streams",
            constant("rest.container.Http2ConnectionFactory", "STREAMS"),
            CONNECTION,
            "the stream is refused",
            ""),
        fixed(
            "requests in progress",
            requests,
            ALL,
            "503 `unavailable`",
            "waybill_http_requests_in_flight"),
        set(
            "requests in progress",
            "MAX_REQUESTS_PER_NETWORK",
            NETWORK,
            "429 `too_many_requests`",
            FAILURES));
  }

  private static List<Limit> slowness() {
    var body = BodyLimits.DEFAULT;
    return List.of(
        set(
            "time without a byte",
            "IDLE_TIMEOUT",
            STREAM,
            "closed; a request's body: 408 `request_timeout`",
            "waybill_http_responses_broken_off_total"),
        fixed(
            "least rate of an upload, over `WAYBILL_IDLE_TIMEOUT` of waiting",
            bytes(body.bytesPerSecond()) + "/s",
            REQUEST,
            "408 `request_timeout`",
            FAILURES),
        fixed(
            "least rate of a download, over the same time",
            bytes(body.bytesPerSecond()) + "/s",
            REQUEST,
            "the stream is reset, the connection closed",
            "waybill_http_responses_too_slow_total"),
        fixed("time for a whole head", HeadLimits.DEFAULT.deadline(), REQUEST, "closed", ""),
        fixed(
            "rest of a refused body that is still read",
            bytes(body.lingerBytes()) + ", " + body.lingerTime().toSeconds() + " s",
            REQUEST,
            "closed",
            ""));
  }

  private static List<Limit> heads() {
    var head = HeadLimits.DEFAULT;
    return List.of(
        fixed(
            "request line and fields",
            bytes(head.bytes()),
            REQUEST,
            "431 `headers_too_large`",
            FAILURES),
        fixed("request target", bytes(head.uriBytes()), REQUEST, "414 `uri_too_long`", FAILURES),
        fixed("fields", head.fields(), REQUEST, "431 `headers_too_large`", FAILURES),
        fixed(
            "elements of a forwarding header",
            constant("rest.request.FromTheRight", "MAX_ELEMENTS"),
            REQUEST,
            "not trusted beyond",
            ""),
        fixed(
            "password cookies that are looked at",
            constant("rest.security.CredentialsReader", "MAX_COOKIES"),
            REQUEST,
            "not looked at",
            ""));
  }

  private static List<Limit> bodies() {
    var parts = MultipartLimits.DEFAULT;
    return List.of(
        set("all files of an upload", "MAX_UPLOAD_SIZE", REQUEST, "413 `file_too_large`", FAILURES),
        set("files of an upload", "MAX_FILES", REQUEST, "413 `too_many_files`", FAILURES),
        fixed(
            "fields beside `e2e_iv`",
            constant("rest.upload.MultipartIntake", "OTHER_FIELDS"),
            REQUEST,
            "413 `too_many_fields`",
            FAILURES),
        fixed(
            "headers of a part",
            bytes(parts.maxHeaderBytes()),
            "a part",
            "400 `part_headers_too_large`",
            FAILURES),
        fixed(
            "header lines of a part",
            parts.maxHeaders(),
            "a part",
            "400 `part_headers_too_large`",
            FAILURES),
        fixed(
            "text of a field",
            bytes(parts.maxFieldBytes()),
            "a part",
            "413 `field_too_large`",
            FAILURES),
        fixed(
            "bytes before the first part",
            bytes(parts.maxPreambleBytes()),
            REQUEST,
            "400 `malformed_multipart`",
            FAILURES),
        fixed(
            "bytes after the last part",
            bytes(parts.maxEpilogueBytes()),
            REQUEST,
            "400 `malformed_multipart`",
            FAILURES),
        fixed(
            "form or JSON on manage",
            bytes((int) constant("rest.form.BodyReader", "MAX_BYTES")),
            REQUEST,
            "413 `field_too_large`",
            FAILURES),
        fixed(
            "depth of JSON",
            constant("rest.json.Json", "MAX_DEPTH"),
            REQUEST,
            "400 `malformed_request`",
            FAILURES),
        fixed(
            "name of a file",
            bytes(FileName.MAX_BYTES),
            "a file",
            "shortened before its ending",
            ""));
  }

  private static List<Limit> budgets() {
    var meter = "waybill_upload_budgets_refused_total";
    var beyond = "429 `upload_budget`";
    return List.of(
        set("uploads", "MAX_UPLOADS_PER_NETWORK", NETWORK, beyond, meter),
        set("files", "MAX_FILES_PER_NETWORK", NETWORK, beyond, meter),
        set("size of all files", "MAX_BYTES_PER_NETWORK", NETWORK, beyond, meter),
        fixed(
            "networks that are remembered",
            constant("application.upload.UploadBudgets", "MAX_REMEMBERED"),
            ALL,
            "the longest quiet one is forgotten",
            ""));
  }

  private static List<Limit> passwords() {
    return List.of(
        set(
            "passwords computed at the same time",
            "PASSWORD_HASHES",
            ALL,
            "the next waits",
            "waybill_password_hashes_waiting"),
        fixed(
            "passwords that wait",
            constant("bootstrap.password.HashLimits", "WAITING"),
            ALL,
            "503 `busy`",
            "waybill_password_hashes_refused_total"),
        set(
            "passwords that wait",
            "MAX_WAITING_PASSWORDS_PER_NETWORK",
            NETWORK + "; networks take turns",
            "429 `too_many_requests`",
            "waybill_password_hashes_refused_total"),
        fixed(
            "time that one waits",
            constant("bootstrap.password.HashLimits", "PATIENCE"),
            REQUEST,
            "503 `busy`",
            "waybill_password_hashes_refused_total"),
        set(
            "passwords set in a minute",
            "MAX_PASSWORDS_SET_PER_NETWORK",
            NETWORK,
            "429 `too_many_requests`",
            "waybill_password_hashes_refused_total"),
        fixed(
            "wrong passwords without a wait",
            PasswordTries.FREE_FAILURES,
            NETWORK + " and upload",
            "429 `too_many_tries`",
            "waybill_password_failures_total"),
        fixed(
            "longest wait after a wrong one",
            constant("application.download.PasswordTries", "LONGEST_WAIT"),
            NETWORK + " and upload",
            "429 `too_many_tries`",
            FAILURES),
        fixed(
            "failures that are remembered",
            constant("application.download.PasswordTries", "MAX_REMEMBERED"),
            ALL,
            "the oldest is forgotten",
            ""),
        fixed("a password", bytes(Password.MAX_BYTES), REQUEST, "400 `invalid_field`", FAILURES));
  }

  private static List<Limit> stores() {
    return List.of(
        set(
            "size of all stored files",
            "MAX_STORED_SIZE",
            ALL,
            "507 `insufficient_storage`",
            "waybill_stored_bytes"),
        set(
            "stored files",
            "MAX_STORED_FILES",
            ALL,
            "507 `insufficient_storage`",
            "waybill_stored_files"),
        set(
            "space that uploads leave free",
            "MIN_FREE_SPACE",
            ALL,
            "507 `insufficient_storage`",
            "waybill_store_free_bytes"),
        fixed(
            "readers of SQLite",
            constant("persistence.SqliteDatabase", "READERS"),
            ALL,
            "the next waits",
            "waybill_database_waiting"),
        fixed(
            "wait for SQLite",
            constant("persistence.SqliteDatabase", "WAIT"),
            REQUEST,
            "503 `database_unavailable`",
            "waybill_database_transaction_failures_total"),
        set(
            "connections to PostgreSQL",
            "DATABASE_CONNECTIONS",
            "a node",
            "the next waits",
            "waybill_database_connections"),
        fixed(
            "transactions that wait for PostgreSQL",
            constant("persistence.PostgresLimits", "WAITING"),
            "a node",
            "503 `database_unavailable`",
            "waybill_database_waiting"),
        set(
            "files sent to S3",
            "S3_UPLOADS",
            "a node",
            "503 `busy`",
            "waybill_store_calls_refused_total"),
        set(
            "files read from S3",
            "S3_DOWNLOADS",
            "a node",
            "503 `busy`",
            "waybill_store_calls_refused_total"),
        fixed(
            "lines of a stack trace",
            constant("bootstrap.logging.Traces", "MOST_LINES"),
            "a line of the log",
            "cut",
            ""));
  }

  private static List<Limit> upkeep() {
    return List.of(
        set(
            "time after SIGTERM in which requests are taken",
            "DRAIN_DELAY",
            "the node",
            "the port is closed",
            ""),
        set(
            "time for running requests after that",
            "SHUTDOWN_TIMEOUT",
            "the node",
            "cut off",
            "waybill_shutdown_cut_total"),
        set(
            "time between two sweeps",
            "SWEEP_INTERVAL",
            "the node",
            "",
            "waybill_sweep_last_success_timestamp_seconds"),
        set(
            "time that an upload's client network is known",
            "KEEP_CLIENT_NETWORK",
            "an upload",
            "the sweep forgets it",
            ""),
        set(
            "blobs that a sweep removes per second",
            "SWEEP_RATE",
            "the node",
            "the next waits",
            "waybill_sweep_backlog"));
  }
}
