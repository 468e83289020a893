package dev.waybill.domain.upload;

import java.util.UUID;

/// Names one file of an upload. A random UUID (RFC 9562, version 4), public: it stands in the
/// file's own link.
public record FileId(UUID value) {
  public LinkId asLink() {
    return new LinkId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
