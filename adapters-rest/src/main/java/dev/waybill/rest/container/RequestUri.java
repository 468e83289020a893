package dev.waybill.rest.container;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.glassfish.jersey.uri.UriComponent;

/// A request target as Jersey wants it.
record RequestUri(URI base, URI whole) {
  /// The one path with two spellings: `curl -T FILE` wants the slash, and people keep it.
  private static final String UPLOAD = "/upload/";

  /// Empty if the authority is not one.
  static Optional<URI> base(String scheme, String authority) {
    try {
      return Optional.of(URI.create(scheme + "://" + authority + "/"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Empty if no resource can have this path; see [PathSpelling]. A query is never refused: what is
  /// not well formed in it is taken literally.
  static Optional<RequestUri> of(URI base, HttpURI uri) {
    var path = UPLOAD.equals(uri.getPath()) ? "/upload" : uri.getPath();
    if (path == null || uri.getFragment() != null || !PathSpelling.isCanonical(path)) {
      return Optional.empty();
    }
    var query = uri.getQuery();
    var tail =
        query == null ? "" : "?" + UriComponent.contextualEncode(query, UriComponent.Type.QUERY);
    return Optional.of(new RequestUri(base, base.resolve(path + tail)));
  }
}
