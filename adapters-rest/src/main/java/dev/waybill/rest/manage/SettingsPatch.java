package dev.waybill.rest.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.access.AccessChange;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.AccessFields;
import dev.waybill.rest.form.BodyReader;
import dev.waybill.rest.form.FormReader;
import dev.waybill.rest.form.KnownFields;
import dev.waybill.rest.form.UnknownFields;
import dev.waybill.rest.json.Json;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// A JSON merge patch (RFC 7396) of an upload's settings: `access` (`public`, `password`,
/// `private`), `password` and `expires`. Null removes, so only a password can be null: every upload
/// has an access and an expiry. Other members are ignored with a warning, whatever they are.
final class SettingsPatch {
  private SettingsPatch() {}

  static AccessFields read(ContainerRequestContext request) throws IOException {
    var body = BodyReader.read(request);
    var type = FormReader.mediaType(request);
    if (type.map(FormReader::essence)
        .filter(t -> t.equals("application/merge-patch+json") || t.equals(Json.TYPE))
        .isEmpty()) {
      throw Failures.unsupportedType("Send application/merge-patch+json")
          .with("Accept-Patch", "application/merge-patch+json, application/json")
          .rejection();
    }
    FormReader.requireUtf8(type.orElseThrow());
    var patch = FormReader.readObject(body);
    var unknown = new UnknownFields(KnownFields.PATCH);
    unknown.meet(patch.propertyStream().map(Map.Entry::getKey).toList());
    return new AccessFields(access(patch), expiry(patch), unknown.warnings());
  }

  private static AccessChange access(JsonNode patch) {
    var password = Optional.ofNullable(patch.get("password")).filter(node -> !node.isNull());
    var words = text(patch, "access");
    if (words.isEmpty()) {
      return byPassword(patch, password);
    }
    var change = AccessFields.change(words.get(), password.map(SettingsPatch::password));
    if (password.isPresent() && !(change instanceof AccessChange.SetPassword)) {
      throw Failures.invalidField("password", "goes with access 'password' only").rejection();
    }
    return change;
  }

  /// Removing the password of a protected upload closes it: it never becomes public by itself.
  private static AccessChange byPassword(JsonNode patch, Optional<JsonNode> password) {
    if (password.isPresent()) {
      return new AccessChange.SetPassword(password(password.get()));
    }
    return patch.has("password") ? new AccessChange.RemovePassword() : new AccessChange.Keep();
  }

  private static Password password(JsonNode node) {
    if (!node.isTextual()) {
      throw Failures.invalidField("password", "must be a string or null").rejection();
    }
    return AccessFields.password(node.textValue());
  }

  private static Optional<ExpiryChoice> expiry(JsonNode patch) {
    return text(patch, "expires").map(AccessFields::expiry);
  }

  private static Optional<String> text(JsonNode patch, String name) {
    var node = Optional.ofNullable(patch.get(name));
    if (node.filter(JsonNode::isNull).isPresent()) {
      throw Failures.invalidField(name, "cannot be removed; leave it out to keep it").rejection();
    }
    if (node.filter(value -> !value.isTextual()).isPresent()) {
      throw Failures.invalidField(name, "must be a string").rejection();
    }
    return node.map(JsonNode::textValue);
  }
}
