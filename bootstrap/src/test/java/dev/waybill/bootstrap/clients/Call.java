package dev.waybill.bootstrap.clients;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request of a client.
sealed interface Call {
  /// `POST` of a form.
  ///
  /// @param unknownLength as a stream, so that no length can be sent ahead
  record Upload(URI url, List<NamedFile> files, Map<String, String> fields, boolean unknownLength)
      implements Call {
    public Upload {
      files = List.copyOf(files);
      fields = Map.copyOf(fields);
    }
  }

  record NamedFile(Path path, String name) {}

  record Put(URI url, Path file, boolean unknownLength) implements Call {}

  /// The body, an error's too, goes to a file.
  record Get(URI url, Path out, Map<String, String> headers, Optional<User> basic) implements Call {
    public Get {
      headers = Map.copyOf(headers);
    }

    public Get(URI url, Path out) {
      this(url, out, Map.of(), Optional.empty());
    }
  }

  record User(String name, String password) {}

  record Head(URI url) implements Call {}

  /// With a JSON merge patch.
  record Patch(URI url, String json) implements Call {
    static final String TYPE = "application/merge-patch+json";
  }

  record Delete(URI url) implements Call {}
}
