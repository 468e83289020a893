package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.bootstrap.config.Configuration;

/// The store that use cases get.
///
/// @param place that it is in
record Shipped(Stores.Place place, BlobStore blobs) implements AutoCloseable {
  static Shipped of(Configuration configuration) {
    var place = Stores.place(configuration);
    return new Shipped(place, Installation.limited(configuration, place.blobs()));
  }

  @Override
  public void close() {
    place.close();
  }
}
