package dev.waybill.rest.container;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.glassfish.jersey.uri.UriComponent;

/// A request target as Jersey wants it.
record RequestUri(URI base, URI whole) {
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
  ///
  /// @param uri of a target that [UploadPath#parseable] gave
  static Optional<RequestUri> of(URI base, HttpURI uri, String method) {
    if (uri.getPath() == null || uri.getFragment() != null) {
      return Optional.empty();
    }
    var spelled = UploadPath.respelled(uri.getPath());
    // Whoever uploads is to be told what is wrong with the name.
    var isNameless = method.equals("PUT") && UploadPath.isNoName(spelled);
    var path = isNameless ? UploadPath.NAMELESS : spelled;
    if (!PathSpelling.isCanonical(path)) {
      return Optional.empty();
    }
    var query = uri.getQuery();
    var tail =
        query == null ? "" : "?" + UriComponent.contextualEncode(query, UriComponent.Type.QUERY);
    return Optional.of(new RequestUri(base, base.resolve(path + tail)));
  }
}
