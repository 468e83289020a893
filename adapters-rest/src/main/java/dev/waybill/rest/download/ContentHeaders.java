package dev.waybill.rest.download;

import dev.waybill.application.download.Representation;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.rest.http.ContentDisposition;
import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that describe what a download is.
final class ContentHeaders {
  private static final String ZIP = "application/zip";

  private ContentHeaders() {}

  static String type(Representation representation) {
    return switch (representation) {
      case Representation.SingleFile(var file) -> ContentTypes.sentFor(file.type());
      case Representation.Archive _ -> ZIP;
    };
  }

  static Map<String, String> of(Reader.Admitted admitted) {
    var headers = new LinkedHashMap<String, String>();
    switch (admitted.content()) {
      case Representation.SingleFile(var file) -> describe(file, headers);
      case Representation.Archive _ ->
          headers.put(
              "Content-Disposition",
              ContentDisposition.attachment(
                  FileName.of("waybill-" + admitted.upload().id() + ".zip")));
    }
    return headers;
  }

  private static void describe(StoredFile file, Map<String, String> headers) {
    headers.put("Content-Disposition", ContentDisposition.attachment(file.name()));
    headers.put("Repr-Digest", "sha-256=:" + file.sha256().base64() + ":");
    file.encryption()
        .ifPresent(
            encryption -> {
              headers.put("E2E-Salt", encryption.salt());
              headers.put("E2E-IV", encryption.iv());
              headers.put("E2E-Scheme", encryption.scheme());
            });
  }
}
