package dev.waybill.domain.upload;

import java.util.UUID;

/// Names an upload. A random UUID (RFC 9562, version 4), public: it stands in the link.
public record UploadId(UUID value) {
  public LinkId asLink() {
    return new LinkId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
