package dev.waybill.application.download;

import dev.waybill.domain.upload.StoredFile;
import java.util.Base64;
import java.util.List;

/// What a link leads to, as bytes: one file as it is, or several as a zip. Its length and tag are
/// known before a byte is read.
public sealed interface Representation {
  /// In bytes.
  long length();

  /// Names this very sequence of bytes; fit for a strong entity tag.
  String tag();

  List<StoredFile> files();

  record SingleFile(StoredFile file) implements Representation {
    @Override
    public long length() {
      return file.size().value();
    }

    @Override
    public String tag() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(file.sha256().bytes());
    }

    @Override
    public List<StoredFile> files() {
      return List.of(file);
    }
  }

  /// @param files in upload order, at least two
  record Archive(List<StoredFile> files, ZipLayout layout) implements Representation {
    public Archive {
      files = List.copyOf(files);
    }

    static Archive of(List<StoredFile> files) {
      return new Archive(files, ZipLayout.of(files.stream().map(ZipMember::of).toList()));
    }

    @Override
    public long length() {
      return layout.length();
    }

    @Override
    public String tag() {
      return layout.fingerprint();
    }
  }

  static Representation of(List<StoredFile> files) {
    return files.size() == 1 ? new SingleFile(files.getFirst()) : Archive.of(files);
  }
}
