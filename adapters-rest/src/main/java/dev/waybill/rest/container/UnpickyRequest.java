package dev.waybill.rest.container;

import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.message.internal.AcceptableMediaType;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/// A request for whose resource Jersey looks by path and method alone. Resources read `Accept` and
/// `Content-Type` themselves, each in its own way; a malformed one is no reason to turn a request
/// away, and a long one is not to be sorted (RFC 9110 section 12.5.1 allows to disregard it).
final class UnpickyRequest extends ContainerRequest {
  private static final List<AcceptableMediaType> ANY = List.of(new AcceptableMediaType("*", "*"));

  UnpickyRequest(URI base, URI whole, String method, boolean secure, Configuration configuration) {
    super(base, whole, method, new Anonymous(secure), new MapPropertiesDelegate(), configuration);
  }

  @Override
  public List<AcceptableMediaType> getQualifiedAcceptableMediaTypes() {
    return ANY;
  }

  /// Null also where the type is malformed.
  @Override
  public @Nullable MediaType getMediaType() {
    try {
      return super.getMediaType();
    } catch (HeaderValueException malformed) {
      return null;
    }
  }
}
