package dev.waybill.rest.upload;

import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.container.RequestBody;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.MultipartFailures;
import dev.waybill.rest.multipart.MultipartBoundary;
import dev.waybill.rest.multipart.MultipartException;
import dev.waybill.rest.multipart.MultipartLimits;
import dev.waybill.rest.multipart.MultipartReader;
import dev.waybill.rest.request.RequestFacts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Streams a multipart body into storage. Fields may come after the files, so nothing is decided
/// before the whole body has been read.
public final class MultipartIntake {
  /// What delimiters, part headers and fields may add to the bytes of the files.
  private static final long FRAMING = 1 << 20;

  /// Fields besides one `e2e_iv` a file.
  private static final int OTHER_FIELDS = 20;

  private final ReceiveUpload receive;

  public MultipartIntake(ReceiveUpload receive) {
    this.receive = receive;
  }

  /// @param ignored warnings of what came beside the body
  Response receive(
      ContainerRequestContext request,
      RequestFacts facts,
      MultipartBoundary.Found boundary,
      List<String> ignored)
      throws IOException {
    var body = Exchange.of(request).body();
    var policy = facts.context().policy();
    var most = policy.maxUploadSize().value() + FRAMING;
    SizeCheck.requireAtMost(body.length(), most, policy);
    try (var reception = receive.begin(facts.context(), body.announced())) {
      var limits = limits(policy);
      var parts = new UploadParts(reception, limits.maxFields());
      read(body, new Feeder(new MultipartReader(boundary, limits, parts), most, policy));
      var answer = new UploadAnswers(facts, request);
      var fields = parts.fields().and(ignored);
      return answer.of(reception.finish(fields.options()), fields.warnings());
    }
  }

  private static void read(RequestBody body, Feeder feeder) throws IOException {
    body.forEach(feeder::feed);
    feeder.end();
  }

  /// Feeds the reader, and counts what comes in: parts that are ignored have no other limit.
  private static final class Feeder {
    private final MultipartReader reader;
    private final long most;
    private final TenantPolicy policy;
    private long received;

    Feeder(MultipartReader reader, long most, TenantPolicy policy) {
      this.reader = reader;
      this.most = most;
      this.policy = policy;
    }

    void feed(ByteBuffer piece) {
      received += piece.remaining();
      SizeCheck.requireAtMost(received, most, policy);
      try {
        reader.feed(piece);
      } catch (MultipartException refused) {
        throw failure(refused).rejection();
      }
    }

    void end() {
      try {
        reader.end();
      } catch (MultipartException refused) {
        throw failure(refused).rejection();
      }
    }
  }

  /// A body that is no multipart at all holds no files: the first API says so.
  private static Failure failure(MultipartException refused) {
    return refused.reason() == MultipartException.Reason.NO_DELIMITER
        ? Failures.NO_FILES
        : MultipartFailures.of(refused);
  }

  private static MultipartLimits limits(TenantPolicy policy) {
    var defaults = MultipartLimits.DEFAULT;
    return new MultipartLimits(
        policy.maxFiles(),
        policy.maxFiles() + OTHER_FIELDS,
        defaults.maxHeaderBytes(),
        defaults.maxHeaders(),
        defaults.maxFieldBytes(),
        defaults.maxPreambleBytes(),
        defaults.maxEpilogueBytes());
  }
}
